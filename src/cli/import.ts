import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { importLines } from '../store/transfer';
import { Usage } from '../settings/explain-fault';
import { withStore } from './with-store';

/** Reads a file that `npm run export` wrote into the empty store that DATABASE_URL names. All of it, or nothing. */
void withStore(process.argv.slice(2), 'import', async ({ connection }, file) => {
  if (!existsSync(file)) throw new Usage(`There is no file ${file}.`);
  const input = createReadStream(file);
  // Awaited first, so that a missing file is one plain error and not a stream's.
  await new Promise<void>((resolve, reject) =>
    input.once('open', () => resolve()).once('error', reject),
  );
  const rows = await importLines(connection, createInterface({ input, crlfDelay: Infinity }));
  return `Imported ${rows} rows from ${file}.`;
});
