import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { createLog } from '../bot/log';
import { openStore } from '../store/open-store';
import { unansweredLines } from '../bot/unanswered-lines';
import { explainFault } from '../settings/explain-fault';

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
