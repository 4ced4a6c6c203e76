import { sql } from 'kysely';
import { createLog } from '../../src/bot/log';
import { openStore } from '../../src/store/open-store';
import { chaosChannels } from './plan';

const [, , url = '', careless = ''] = process.argv;

void write();

/** Commits as fast as it can, and says the number of each commit once it was acknowledged. */
async function write(): Promise<void> {
  const { store, connection } = await openStore({ url, folder: '', log: createLog('error') });
  // Only to show that the check below finds losses.
  if (careless !== '') await sql`pragma synchronous = off`.execute(connection.db);
  const plan = { origin: Date.now(), period: 1000, slots: 1, channels: 1, orgs: 1 };
  const [channel] = chaosChannels(plan);
  if (channel === undefined) return;
  for (let n = 0; ; n += 1) {
    const id = String(n);
    const to = { ...channel.to, ref: id };
    await store.subscriptions.create({ ...channel, id, to });
    await store.history.setAside(id, 1, ['tip']);
    await store.records.put({ adapter: 'chaos', org: 'org', kind: 'n', id }, 'x'.repeat(n % 500));
    process.stdout.write(`${id}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
