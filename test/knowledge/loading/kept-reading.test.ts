import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepReading } from '../../../knowledge/loading/kept-reading';

const room = mkdtempSync(join(tmpdir(), 'kept-'));
const other = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => [room, other].forEach((one) => rmSync(one, { recursive: true })));

test('what is made of rooms is made again once any of them says something else', () => {
  const { ofRooms } = keepReading(2);
  let number = 0;
  const made = (rooms: readonly string[]) => ofRooms(rooms, () => (number += 1));
  writeFileSync(join(room, 'a.yaml'), 'one');
  expect([made([room]), made([room]), made([room, other]), made([room])]).toEqual([1, 1, 2, 1]);
  writeFileSync(join(room, 'a.yaml'), 'two');
  expect([made([room]), made([room]), made([room, other])]).toEqual([3, 3, 4]);
  writeFileSync(join(other, 'list.csv'), 'a,b');
  expect([made([room]), made([room, other])]).toEqual([3, 5]);
  rmSync(join(room, 'a.yaml'));
  expect(made([room])).toBe(6);
});
