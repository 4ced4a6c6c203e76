import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { exportLines } from '../store/transfer';
import { withStore } from './with-store';

/** Writes everything in the store to a file that `npm run import` reads into another, of either size. */
void withStore(process.argv.slice(2), 'export', async ({ connection }, file) => {
  const part = `${file}.part`;
  // Only its owner may read it: it holds what adapters keep, sealed tokens among it.
  const out = createWriteStream(part, { mode: 0o600, flags: 'w' });
  try {
    await once(out, 'open');
    let lines = 0;
    for await (const line of exportLines(connection)) {
      lines += 1;
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
    await rename(part, file);
    return `Exported ${lines - 2} rows to ${file}. Keep it as safe as the database itself.`;
  } catch (error) {
    out.destroy();
    await rm(part, { force: true });
    throw error;
  }
});
