import { readConfig } from '../config';
import { readEnvironment } from '../environment';
import { createLog } from '../log';
import { openStore } from '../store/open';
import { unansweredLines } from '../unanswered-lines';
import { explainFault } from './faults';

/** Prints what several people asked and got no answer to, for editors. */
async function main(): Promise<void> {
  const { databaseUrl, dataDir, unansweredCounts } = readConfig(readEnvironment());
  const open = await openStore({ url: databaseUrl, folder: dataDir, log: createLog('warn') });
  try {
    for (const line of unansweredLines(await open.store.unanswered.list(), unansweredCounts))
      console.log(line);
  } finally {
    await open.store.close();
  }
}

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
