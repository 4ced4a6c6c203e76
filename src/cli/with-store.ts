import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { createLog } from '../bot/log';
import { openStore, type OpenStore } from '../store/open-store';
import { explainFault, Usage } from '../settings/explain-fault';

/**
 * Runs a command on the store that DATABASE_URL names and the one file named on the command line; prints the line it
 * resolves to. Sets the exit status: 0 done, 2 wrong use, 1 otherwise.
 */
export async function withStore(
  given: readonly string[],
  command: 'export' | 'import',
  run: (open: OpenStore, file: string) => Promise<string>,
): Promise<void> {
  try {
    const [file] = given;
    if (file === undefined || given.length > 1 || file.startsWith('-')) {
      throw new Usage(`Name one file: npm run -s ${command} -- signpost.jsonl`);
    }

    const { databaseUrl, dataDir } = readConfig(readEnvironment());
    const open = await openStore({ url: databaseUrl, folder: dataDir, log: createLog('warn') });
    try {
      console.log(await run(open, file));
    } finally {
      await open.store.close();
    }
  } catch (error) {
    process.exitCode = explainFault(error);
  }
}
