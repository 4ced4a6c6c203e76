import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  checkFolder,
  ContentError,
  entryForm,
  filledEntry,
  hasFaults,
  loadContent,
  shownIn,
  type EntryChange,
  type Fields,
  type KindName,
} from '../knowledge';
import { createContentDesk } from '../src/editing/content-desk';
import { createLog } from '../src/bot/log';
import { openStore } from '../src/store/open-store';

/** What became of random edits. `broken` must be 0: content that was live and a start would refuse. */
export interface RandomEdits {
  readonly live: number;
  readonly refused: number;
  readonly takenBack: number;
  readonly broken: number;
}

/** Every so many edits all that a start checks is checked. */
const WHOLE = 100;
const TODAY = '2026-11-29';
const HOSTILE = [
  '',
  ' ',
  '- a: b',
  '"',
  "'",
  '{',
  '&a *a !tag',
  ': #',
  '2026-02-31',
  'true',
  'null',
  '0x1f',
  'x'.repeat(5_000),
  'line one\nline two: three',
  '👩‍⚕️ naïve',
  '\u202Ereversed',
  '<script>alert(1)</script>',
  'https://example.org/a b',
  '%TAG ! x',
  '---',
];

/** A random number from 0 up to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Makes so many random edits through the forms of a small content folder: fields filled with what is there, with what
 * other entries say and with what breaks YAML; entries added and taken out. Each is approved where it may be, some are
 * taken back, and after every one that went live the whole is checked as a start would check it.
 */
export async function randomEdits(count: number, seed: number, root: string): Promise<RandomEdits> {
  const folder = mkdtempSync(join(tmpdir(), 'random-edits-'));
  cpSync(join(root, 'examples', 'own-content'), folder, { recursive: true });
  const shipped = join(root, 'knowledge', 'content');
  const open = await openStore({ url: ':memory:', folder: '', log: createLog('silent') });
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  let [number, live, refused, takenBack, broken] = [0, 0, 0, 0, 0];
  const quickly = (changes: readonly EntryChange[]): void => {
    const { problems } = loadContent(folder, TODAY, changes);
    if (hasFaults(problems)) throw new ContentError(problems);
  };
  const desk = createContentDesk({
    changes: open.store.contentChanges,
    folder,
    // A start checks more than this, none of which an edit changes; every hundredth time it is asked for all of it.
    checkAll: quickly,
    today: () => TODAY,
    look: () => Promise.resolve(),
    newId: () => `change-${String((number += 1))}`,
    sameMayApprove: true,
  });
  const startable = (changes: readonly EntryChange[], whole: boolean): boolean => {
    try {
      if (whole) checkFolder(folder, shipped, TODAY, changes);
      else quickly(changes);
      return true;
    } catch (error) {
      if (error instanceof ContentError) return false;
      throw error;
    }
  };
  const values = (kind: KindName, fields: Fields, others: readonly Fields[]) => {
    const form = entryForm(kind);
    if (form === undefined) return undefined;
    const given: Record<string, readonly string[]> = { ...shownIn(form, fields) };
    for (const { name } of form.fields.filter(() => random() < 0.15)) {
      const other = shownIn(form, pick(others) ?? fields)[name] ?? [];
      given[name] =
        random() < 0.5 ? other : [pick(HOSTILE) ?? '', ...(random() < 0.3 ? other : [])];
    }
    return filledEntry(form, fields, given);
  };
  try {
    for (let edit = 0; edit < count; edit += 1) {
      const entries = await desk.entries();
      const entry = pick(entries.filter(({ kind }) => entryForm(kind) !== undefined));
      if (entry === undefined) break;
      const { kind, file, fields } = entry;
      const others = entries.filter((one) => one.kind === kind).map((one) => one.fields);
      const chance = random();
      const made = values(kind, fields, others) ?? fields;
      const id = chance < 0.2 ? `made-${String(edit)}` : String(fields['id']);
      const draft = {
        kind,
        file,
        id,
        before: chance < 0.2 ? null : fields,
        after: chance > 0.95 ? null : { ...made, id },
      };
      const proposed = await desk.propose(draft, 'Alex');
      const change = (await desk.list()).find(({ id: one }) => one === proposed.id);
      const decision =
        proposed.done && change ? await desk.approve(change.id, 'Alex') : { done: false };
      if (decision.done) live += 1;
      else refused += 1;
      const last =
        random() < 0.2
          ? pick((await desk.list()).filter(({ state }) => state === 'live'))
          : undefined;
      if (last && (await desk.undo(last.id, 'Sam')).done) takenBack += 1;
      if (decision.done || last) {
        const { changes } = await open.store.contentChanges.live();
        const list = changes.map((one) => ({ ...one, id: one.entry }));
        if (!startable(list, edit % WHOLE === 0)) broken += 1;
      }
    }
  } finally {
    await open.store.close();
    rmSync(folder, { recursive: true });
  }
  return { live, refused, takenBack, broken };
}

if (require.main === module) {
  const count = Number(process.argv[2] ?? 10_000);
  const seed = Number(process.argv[3] ?? 1);
  void randomEdits(count, seed, resolve('.')).then((outcome) => {
    console.log(`${count} random edits from seed ${seed}: ${JSON.stringify(outcome)}`);
    process.exitCode = outcome.broken === 0 ? 0 : 1;
  });
}
