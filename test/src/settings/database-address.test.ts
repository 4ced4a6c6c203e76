import { homedir } from 'node:os';
import { join } from 'node:path';
import { databaseAddressProblem, filePath, placeOf } from '../../../src/settings/database-address';
import { readConfig } from '../../../src/settings/config';

const RESERVED = 'write # as %23, ? as %3F, / as %2F, @ as %40';

describe('the address of a database', () => {
  it.each([
    'postgres://signpost:secret@db.example:5432/signpost',
    'postgresql://signpost@db.example/signpost?sslmode=require&sslrootcert=/etc/ca.pem',
    'postgres://signpost:p%23%3F%2F%40%25ss@[::1]:5432/signpost',
    'postgres://db.example/signpost',
    'postgres://signpost:secret@/signpost?host=/var/run/postgresql',
    'postgres:///signpost?host=/var/run/postgresql',
    'file:data/signpost.db',
    'file:///srv/signpost/signpost.db',
    'file:~/signpost.db',
  ])('%s is taken', (url) => {
    expect(databaseAddressProblem(url)).toBeUndefined();
  });

  it.each([
    'postgres://sam:p#ss@db.example/x',
    'postgres://sam:p?ss@db.example/x',
    'postgres://sam:p/ss@db.example/x',
    'postgres://sam:p@ss@db.example/x',
    'postgres://sam:p@ss/w@db.example/x',
    'postgres://sam:12#ss@db.example/x',
    'postgres://sam:12/ss@db.example/x',
    'postgres://sam:p@ss?w@db.example/x',
    'postgres://sam:100%@db.example/x',
    'postgres://sam:p%ss@db.example/x',
  ])('%s is told how to write its password, and shows no piece of it', (url) => {
    const problem = databaseAddressProblem(url) ?? '';
    expect(problem).toContain(RESERVED);
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(`DATABASE_URL ${problem}`);
    const told = `${problem} ${placeOf({ url, folder: '' })}`;
    for (const piece of ['p#ss', 'ss/w', '12#', 'p%ss', 'sam:', ' ss', 'db.example'])
      expect(told).not.toContain(piece);
    expect(placeOf({ url, folder: '' })).toBe('the address given');
  });

  it.each([
    ['mysql://x', 'must start with file:'],
    ['file:', 'names no file'],
    ['file:~robin/signpost.db', "another person's home folder"],
    ['postgres://sam:secret@db.example:port/x', 'is not an address'],
  ])('%s is refused in words', (url, says) => {
    expect(databaseAddressProblem(url)).toContain(says);
  });

  it('shows the host and nothing else of a server', () => {
    const url = 'postgres://sam:secret@db.example:5432/x?sslmode=require';
    expect(placeOf({ url, folder: '' })).toBe('db.example:5432');
    expect(placeOf({ url: 'postgres:///x?host=/var/run', folder: '' })).toBe('the address given');
  });

  it('takes ~ for the home folder, in folders too', () => {
    expect(filePath('file:~/x.db')).toBe(join(homedir(), 'x.db'));
    expect(filePath('file:x~y.db')).toBe('x~y.db');
    expect(readConfig({ BACKUP_DIR: '~/copies' }).backupDir).toBe(join(homedir(), 'copies'));
  });
});
