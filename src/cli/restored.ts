import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { createLog } from '../bot/log';
import { markAsCopy } from '../store/backup';
import { openStore } from '../store/open-store';
import { explainFault } from '../settings/explain-fault';

/** Marks the store that DATABASE_URL names as a copy brought back, so that nothing already posted is posted again. */
async function main(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(readEnvironment());
  const open = await openStore({ url: databaseUrl, folder: dataDir, log: createLog('warn') });
  try {
    await markAsCopy(open.connection);
    console.log(
      'Noted. The next start looks up every post that was due before it sends one; where it can’t, it asks a person.',
    );
  } finally {
    await open.store.close();
  }
}

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
