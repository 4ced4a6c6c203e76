import {
  entryForm,
  filledEntry,
  loadContent,
  hasFaults,
  ContentError,
  shownIn,
} from '../../knowledge';
import { createLog } from '../../src/bot/log';
import { commitContent } from '../../src/editing/commit-content';
import { createContentDesk } from '../../src/editing/content-desk';
import { createContentChanges } from '../../src/store/content-changes';
import { openStore } from '../../src/store/open-store';
import { seeded } from '../seeded';
import { TODAY } from './today';

/*
 * Proposes, approves and takes back changes, and commits each, until it kills itself: at one of the steps of going live,
 * or after some milliseconds, wherever it is by then. It says what it was told to be live.
 */
const [, , url = '', folder = '', seed = '', end = ''] = process.argv;

void publish(seeded(Number(seed)));

async function publish(random: () => number): Promise<void> {
  const { connection } = await openStore({ url, folder: '', log: createLog('error') });
  const die = (): void => {
    process.kill(process.pid, 'SIGKILL');
  };
  const point = Math.floor(random() * 9);
  let reached = 0;
  const changes = createContentChanges(connection, async () => {
    if (end === 'step' && reached === point) die();
    reached += 1;
    await Promise.resolve();
  });
  if (end === 'time') setTimeout(die, random() * 2_000);
  const desk = createContentDesk({
    changes,
    folder,
    checkAll: (list) => {
      const { problems } = loadContent(folder, TODAY, list);
      if (hasFaults(problems)) throw new ContentError(problems);
    },
    today: () => TODAY,
    look: () => Promise.resolve(),
    newId: () => `change-${seed}-${String(Math.floor(random() * 1e9))}`,
    sameMayApprove: true,
  });
  const commit = async (): Promise<void> => {
    await commitContent(folder, (await changes.live()).changes).catch((error: unknown) => {
      console.log(`not committed ${error instanceof Error ? error.message : ''}`);
    });
  };
  if (end === 'none') {
    await commit();
    process.exit(0);
  }
  for (let n = 0; n < 50; n += 1) {
    const entries = (await desk.entries()).filter(({ kind }) => entryForm(kind)?.mayAdd === true);
    const entry = entries[Math.floor(random() * entries.length)];
    const form = entry && entryForm(entry.kind);
    if (!entry || !form) return;
    const shown = shownIn(form, entry.fields);
    const given = { ...shown, 'record.editorNote': [`Note ${seed} ${n}`] };
    const after = filledEntry(form, entry.fields, given);
    const { kind, file, fields } = entry;
    const kept = await desk.propose(
      { kind, file, id: String(fields['id']), before: fields, after },
      'Alex',
    );
    if (kept.id !== undefined && (await desk.approve(kept.id, 'Sam')).done) {
      console.log(`live ${kept.id}`);
      if (random() < 0.3 && (await desk.undo(kept.id, 'Sam')).done)
        console.log(`undone ${kept.id}`);
    }
    await commit();
  }
  throw new Error('Fifty changes, and it was not killed.');
}
