import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { SettingsError } from '../../../src/ports';
import { openStore } from '../../../src/store/open-store';
import { createKeptLog } from '../../fakes/house';
import { makeSubscription } from '../../contracts/store.contract';

describe('the database file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signpost-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (url?: string) => openStore({ url, folder, log: createKeptLog() });

  it('keeps what was saved from one opening to the next', async () => {
    const first = await open();
    await first.store.subscriptions.create(makeSubscription());
    await first.store.close();
    const second = await open(`file:${join(folder, 'signpost.db')}`);
    expect(await second.store.subscriptions.get(makeSubscription().id)).toEqual(makeSubscription());
    await second.store.close();
  });

  it('refuses a second opener in plain words, and lets it in once the first has closed', async () => {
    const first = await open();
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingsError);
    expect(String(refusal)).toContain('one database file serves one process');
    await first.store.close();
    await (await open()).store.close();
  });

  it('waits for the disk at every commit but one that does no harm when it is lost', async () => {
    const { store, connection } = await open();
    const reads = async (db = connection.db) =>
      (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous;
    const [FULL, NORMAL] = [2, 1];
    expect(await connection.lightly((db) => reads(db))).toBe(NORMAL);
    await connection.lightly(() => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(await reads()).toBe(FULL);
    const key = { adapter: 'slack', org: 'T1', kind: 'event', id: 'E1' };
    const claims = await Promise.all([store.records.claim(key, 60), store.records.claim(key, 60)]);
    expect(claims.sort()).toEqual([false, true]);
    expect(await reads()).toBe(FULL);
    await store.close();
  });

  it('is free again after its process was killed, and knows when the machine went down with it', async () => {
    const file = join(folder, 'signpost.db');
    await (await open()).store.close();
    const killed = spawnSync(process.execPath, [
      '-e',
      `const db = new (require('libsql'))(${JSON.stringify(file)});
       db.pragma('locking_mode = EXCLUSIVE'); db.pragma('journal_mode = WAL');
       db.exec("update process_mark set state = 'open another-boot'");
       process.kill(process.pid, 'SIGKILL');`,
    ]);
    expect(killed.signal).toBe('SIGKILL');
    const after = await open();
    expect(after.connection.unclean).toBe(true);
    await after.store.close();
    const tidy = await open();
    expect(tidy.connection.unclean).toBe(false);
    await tidy.store.close();
  });

  it.each([
    ['that is no database', 'letter.txt', 'is not a database'],
    ['below a file', join('letter.txt', 'signpost.db'), 'is a file and not a folder'],
  ])('says what to do about a file %s', async (_, name, reason) => {
    writeFileSync(join(folder, 'letter.txt'), 'Dear all, '.repeat(100));
    const refusal = await open(`file:${join(folder, name)}`).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingsError);
    expect(String(refusal)).toContain(reason);
  });

  it('says that no server answers, without the password', async () => {
    const refusal = await open('postgres://bot:secret@127.0.0.1:1/bot').catch(String);
    expect(refusal).toContain('no PostgreSQL answers at 127.0.0.1:1');
    expect(refusal).not.toContain('secret');
  });

  it('says what DATABASE_URL may be when it is something else', async () => {
    await expect(open('mysql://example.org/signpost')).rejects.toThrow('postgres:// (a server)');
  });
});
