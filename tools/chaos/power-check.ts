import { sql } from 'kysely';
import { createLog } from '../../src/bot/log';
import { openStore } from '../../src/store/open-store';

const [, , url = '', acknowledged = ''] = process.argv;

void check(Number(acknowledged));

/** Prints how many of the acknowledged commits are not there, or are torn. Fails when the file is corrupt. */
async function check(count: number): Promise<void> {
  const { store, connection } = await openStore({ url, folder: '', log: createLog('error') });
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    connection.db,
  );
  if (rows[0]?.integrity_check !== 'ok') throw new Error('The file is corrupt');
  const records = new Map(
    (await store.records.list({ adapter: 'chaos', org: 'org', kind: 'n' })).map(({ id, value }) => [
      id,
      value.length,
    ]),
  );
  let lost = 0;
  for (let n = 0; n < count; n += 1) {
    const id = String(n);
    const there =
      records.get(id) === n % 500 &&
      (await store.subscriptions.get(id)) !== undefined &&
      (await store.history.used(id)).content.length === 1;
    if (!there) lost += 1;
  }
  console.log(String(lost));
  await store.close();
}
