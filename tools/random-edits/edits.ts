import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  checkFolder,
  ContentError,
  entryForm,
  filledEntry,
  hasFaults,
  keepReading,
  loadContent,
  shownIn,
  type EntryChange,
  type Fields,
  type KindName,
} from '../../knowledge';
import { createContentDesk } from '../../src/editing/content-desk';
import { writeChanges } from '../../src/editing/write-folder';
import { TAKE_OUT } from '../../src/page-data/take-out';
import { createLog } from '../../src/bot/log';
import { openStore } from '../../src/store/open-store';
import { seeded } from '../seeded';
import { smallContent } from '../small-content';

/**
 * What became of random edits: so many were made. `broken` must be 0: content that was live and a start would refuse, or
 * that the folder says otherwise once it is written there.
 */
export interface RandomEdits {
  readonly made: number;
  readonly live: number;
  readonly refused: number;
  /** Of those that went live: entries that were added, and that were taken out. */
  readonly added: number;
  readonly takenOut: number;
  readonly takenBack: number;
  readonly broken: number;
}

/** Every so many edits all that a start checks is checked. */
const WHOLE = 100;
/** Every so many edits what is live is written into the folder, and a new store begun, as an installation would in time. */
const WRITTEN = 250;
/** With fewer entries than this left, the folder is begun anew: there would soon be nothing to edit. */
const FEW = 5;
/** Of the folder's files as they are, and as edits have made them. */
const KEPT_FILES = 100;
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

/**
 * Makes so many random edits through the forms of a small content folder: fields filled with what is there, with what
 * other entries say and with what breaks YAML; entries added and taken out. Each is approved where it may be, some are
 * taken back, and after every one that went live the whole is checked as a start would check it.
 */
export async function randomEdits(
  count: number,
  seed: number,
  root: string,
  tell: (edit: number, sofar: RandomEdits) => void = () => undefined,
): Promise<RandomEdits> {
  const folder = mkdtempSync(join(tmpdir(), 'random-edits-'));
  const sum = { made: 0, live: 0, refused: 0, added: 0, takenOut: 0, takenBack: 0, broken: 0 };
  try {
    smallContent(root, folder);
    while (sum.made < count) {
      const from = sum.made;
      const until = Math.min(count, from + WRITTEN);
      const part = await editsIn({ folder, root, random: seeded(seed + from), from, until });
      for (const name of Object.keys(sum) as (keyof RandomEdits)[]) sum[name] += part[name];
      tell(sum.made, sum);
      if (sum.made < until) {
        rmSync(folder, { recursive: true });
        smallContent(root, folder);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return sum;
}

interface Run {
  readonly folder: string;
  readonly root: string;
  readonly random: () => number;
  readonly from: number;
  readonly until: number;
}

async function editsIn({ folder, root, random, from, until }: Run): Promise<RandomEdits> {
  const shipped = join(root, 'knowledge', 'content');
  const open = await openStore({ url: ':memory:', folder: '', log: createLog('silent') });
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  const sum = { made: 0, live: 0, refused: 0, added: 0, takenOut: 0, takenBack: 0, broken: 0 };
  let number = 0;
  const kept = keepReading(KEPT_FILES);
  const quickly = (changes: readonly EntryChange[]): void => {
    const { problems } = loadContent(folder, TODAY, changes, kept.readFile);
    if (hasFaults(problems)) throw new ContentError(problems);
  };
  const wholly = (changes: readonly EntryChange[]): void => {
    checkFolder(folder, shipped, TODAY, changes, kept);
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
  const startable = (
    changes: readonly EntryChange[],
    check: (changes: readonly EntryChange[]) => void,
  ): boolean => {
    try {
      check(changes);
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
    for (const { name, columns } of form.fields.filter(() => random() < 0.15)) {
      const other = shownIn(form, pick(others) ?? fields);
      const keys = columns
        ? columns.map((column) => `${name}.${String(Math.floor(random() * 3))}.${column.name}`)
        : [name];
      for (const key of keys) {
        const said = other[key] ?? [];
        given[key] = random() < 0.5 ? said : [pick(HOSTILE) ?? '', ...(random() < 0.3 ? said : [])];
      }
    }
    return filledEntry(form, fields, given);
  };
  /** What the form that takes an entry out leaves of it; nothing where there is no such form. */
  const left = (kind: KindName, fields: Fields, others: readonly Fields[]): Fields | null => {
    const other = pick(others)?.['id'];
    const named = typeof other === 'string' ? other : '';
    const successor = pick(['', named, pick(HOSTILE) ?? '']) ?? '';
    return TAKE_OUT[kind]?.left(fields, { successor, why: pick(HOSTILE) ?? '' }) ?? null;
  };
  const liveNow = async () => (await open.store.contentChanges.live()).changes;
  try {
    for (let edit = from; edit < until; edit += 1) {
      const entries = await desk.entries();
      const editable = entries.filter(({ kind }) => entryForm(kind) !== undefined);
      const entry = pick(editable);
      if (entry === undefined || editable.length < FEW) break;
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
        after: chance > 0.9 ? left(kind, fields, others) : { ...made, id },
      };
      const proposed = await desk.propose(draft, 'Alex');
      const decision =
        proposed.done && proposed.id !== undefined
          ? await desk.approve(proposed.id, 'Alex')
          : { done: false };
      sum.made += 1;
      if (decision.done) sum.live += 1;
      else sum.refused += 1;
      if (decision.done && draft.before === null) sum.added += 1;
      if (decision.done && chance > 0.9) sum.takenOut += 1;
      const last = random() < 0.2 ? pick(await liveNow()) : undefined;
      if (last && (await desk.undo(last.id, 'Sam')).done) sum.takenBack += 1;
      if (decision.done || last) {
        const list = (await liveNow()).map((one) => ({ ...one, id: one.entry }));
        if (!startable(list, edit % WHOLE === 0 ? wholly : quickly)) sum.broken += 1;
      }
    }
    const before = [
      ...loadContent(
        folder,
        TODAY,
        (await liveNow()).map((one) => ({ ...one, id: one.entry })),
      ).written,
    ];
    writeChanges(folder, await liveNow());
    // As a start does, which has read nothing before.
    if (!startable([], () => checkFolder(folder, shipped, TODAY))) sum.broken += 1;
    if (!isDeepStrictEqual(before, [...loadContent(folder, TODAY).written])) sum.broken += 1;
  } finally {
    await open.store.close();
  }
  return sum;
}
