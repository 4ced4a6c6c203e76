import { createKeptLog } from '../../fakes/house';
import { createFakePlatform } from '../../fakes/platform';
import { createWorld, mondayMorning } from '../../fakes/scheduled-world';
import { makeSubscription } from '../../contracts/store.contract';
import { startPostgres, type PostgresServer } from '../../postgres';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { exportLines, importLines } from '../../../src/store/transfer';

const open = (url: string) => openStore({ url, folder: '', log: createKeptLog() });

async function linesOf({ connection }: OpenStore): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(connection)) lines.push(line);
  return lines;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

/** The same, but for the note that a store was brought back, and the closing count. */
const contents = (lines: readonly string[]) =>
  lines.slice(0, -1).filter((line) => !line.includes('brought-back'));

/** A store with a little of everything in it, some of it worked on. */
async function lived(url: string): Promise<OpenStore> {
  const clock = mondayMorning();
  const platform = createFakePlatform(clock, true);
  const world = await createWorld({ url, platforms: [platform], clock });
  const { store } = world.open;
  await store.subscriptions.create(makeSubscription({ madeBy: 'hash', topics: ['video'] }));
  await store.records.put({ adapter: 'web', org: 'trust', kind: 'note', id: 'é' }, 'line\n“two”');
  await store.records.claim({ adapter: 'web', org: 'trust', kind: 'event', id: '1' }, 60);
  await store.audit.append({ event: 'subscribed', adapter: 'web', org: 'trust' });
  const ward = makeSubscription().to;
  await store.feedback.vote({ at: ward, content: 'tip-1', voter: 'hash', helpful: false });
  clock.moveTo('2026-11-23T09:00:00Z');
  for (let round = 0; round < 3; round += 1) await world.round();
  expect(platform.accepted()).toHaveLength(1);
  return world.open;
}

describe('export and import', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('moves everything from the small size to the large and back, and nothing changes', async () => {
    const small = await lived(':memory:');
    const before = await linesOf(small);
    const large = await open(await server.database());
    expect(await importLines(large.connection, each(before))).toBe(before.length - 2);
    const between = await linesOf(large);
    const again = await open(':memory:');
    await importLines(again.connection, each(between));
    expect(contents(await linesOf(again))).toEqual(contents(before));
    expect([...contents(between)].sort()).toEqual([...contents(before)].sort());
    const ward = makeSubscription();
    expect(await large.store.history.recent(ward.id, 1)).toEqual(
      await small.store.history.recent(ward.id, 1),
    );
    for (const { store } of [small, large, again]) await store.close();
  });

  it('moves more rows than fit in one step', async () => {
    const from = await open(':memory:');
    const key = { adapter: 'web', org: 'trust', kind: 'note' };
    for (let n = 0; n < 1_203; n += 1) {
      await from.store.records.put({ ...key, id: String(n) }, 'x');
    }
    const lines = await linesOf(from);
    expect(lines).toHaveLength(1_205);
    const to = await open(':memory:');
    await importLines(to.connection, each(lines));
    expect(await to.store.records.list(key)).toHaveLength(1_203);
    for (const { store } of [from, to]) await store.close();
  });

  it.each([
    ['cut short', (lines: string[]) => lines.slice(0, -1), 'ends early'],
    ['with a line missing', (lines: string[]) => lines.toSpliced(2, 1), 'damaged'],
    [
      'of another version',
      (lines: string[]) => lines.with(0, '{"format":"signpost","step":"0000"}'),
      'another version',
    ],
    ['of something else', () => ['{"hello":1}'], 'not made by npm run export'],
    ['that is no JSON', (lines: string[]) => lines.with(3, 'oops'), 'Line 4'],
    [
      'with a table we do not have',
      (lines: string[]) => lines.with(1, '["users",{"id":1}]'),
      'Line 2',
    ],
    [
      'with a column we do not have',
      (lines: string[]) => lines.with(1, '["audit",{"x\\"":1}]'),
      'Line 2',
    ],
    ['that is empty', () => [], 'ends early'],
  ])('refuses a file %s and changes nothing', async (_, spoil, reason) => {
    const from = await lived(':memory:');
    const lines = spoil([...(await linesOf(from))]);
    const to = await open(':memory:');
    await expect(importLines(to.connection, each(lines))).rejects.toThrow(reason);
    expect(await linesOf(to)).toHaveLength(2);
    for (const { store } of [from, to]) await store.close();
  });

  it('refuses to import over what is there', async () => {
    const from = await lived(':memory:');
    const lines = await linesOf(from);
    await expect(importLines(from.connection, each(lines))).rejects.toThrow('already holds');
    await from.store.close();
  });
});
