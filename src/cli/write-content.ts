import { createLog } from '../bot/log';
import { commitContent, isInRepository } from '../editing/commit-content';
import { writeChanges } from '../editing/write-folder';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { explainFault } from '../settings/explain-fault';
import { openStore } from '../store/open-store';

/** Writes what editors approved into the content folder, and commits it where that is in a git repository. */
async function main(): Promise<void> {
  const { databaseUrl, dataDir, knowledgeDir: folder } = readConfig(readEnvironment());
  const open = await openStore({ url: databaseUrl, folder: dataDir, log: createLog('warn') });
  try {
    const { changes } = await open.store.contentChanges.live();
    const { files, written } = (await isInRepository(folder))
      ? await commitContent(folder, changes)
      : { files: [], written: writeChanges(folder, changes) };
    if (written.length > 0) console.log(`Written: ${written.join(', ')}`);
    if (files.length > 0) console.log(`Committed: ${files.join(', ')}`);
    if (written.length + files.length === 0)
      console.log('The folder holds every approved change already.');
  } finally {
    await open.store.close();
  }
}

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
