import { localDate, loadContent } from '../../knowledge';
import { createLog } from '../bot/log';
import { readOverview } from '../editing/overview';
import { overviewLines, overviewRows } from '../editing/overview-lines';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { explainFault, Usage } from '../settings/explain-fault';
import { openStore } from '../store/open-store';
import { writeCsv } from './csv';

const USAGE =
  'Use: npm run -s feedback [-- --csv or --json], or npm run -s feedback -- taken <id> [what you say to them], or declined.';

/** Prints what readers and dates tell the editors, or notes what became of a suggestion. */
async function main([first, id, ...words]: readonly string[]): Promise<void> {
  const { databaseUrl, dataDir, knowledgeDir: folder, timeZone } = readConfig(readEnvironment());
  const settling = first === 'taken' || first === 'declined';
  const known = first === undefined || first === '--csv' || first === '--json' || settling;
  if (!known || settling !== (id !== undefined)) throw new Usage(USAGE);
  const open = await openStore({ url: databaseUrl, folder: dataDir, log: createLog('warn') });
  try {
    if (settling && id !== undefined) {
      const answer = words.join(' ').trim();
      const done = await open.store.suggestions.settle(
        id,
        first,
        answer === '' ? undefined : answer,
      );
      console.log(
        done
          ? 'Noted. Whoever asked to hear is told by the running Signpost.'
          : 'No suggestion of that id waits.',
      );
      return;
    }
    const today = localDate(await open.store.now(), timeZone);
    const { content } = loadContent(folder, today);
    const overview = await readOverview({ store: open.store, content, folder }, today);
    if (first === '--json') console.log(JSON.stringify(overview, undefined, 2));
    else if (first === '--csv') process.stdout.write(writeCsv(overviewRows(overview)));
    else for (const line of overviewLines(overview)) console.log(line);
  } finally {
    await open.store.close();
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
