import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matching, readFilter } from '../../../adapters/web/content-filter';
import type { ContentSnapshot, Entry } from '../../../adapters/web/content-reader';
import { writeLinks } from '../../../src/links/links-file';
import { createContentShelf } from '../../../src/page-data/content-shelf';

const GONE = 'https://service-manual.nhs.uk/accessibility/content';
let folder: string;
let all: ContentSnapshot;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-filter-'));
  cpSync('knowledge/content', folder, { recursive: true });
  writeLinks(folder, '2026-11-29', new Map([[GONE, { state: 'gone', why: '404' }]]));
  const clock = { now: () => new Date('2026-12-01T12:00:00Z') };
  all = await createContentShelf({ folder, clock, timeZone: 'Europe/London' }).read();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = (query: Record<string, string>) => matching(all, readFilter(query));
const each = (query: Record<string, string>, holds: (entry: Entry) => boolean) => {
  const entries = found(query);
  return [entries.length > 0, entries.length < all.entries.length, entries.every(holds)];
};
const SOME_AND_EACH = [true, true, true];

test('finds by standing, platform, profession and topic', () => {
  expect(each({ standing: 'superseded' }, (one) => one.standing === 'superseded')).toEqual(
    SOME_AND_EACH,
  );
  expect(each({ platform: 'tiktok' }, (one) => one.platforms.includes('tiktok'))).toEqual(
    SOME_AND_EACH,
  );
  const comms = 'communications-teams';
  expect(each({ profession: comms }, (one) => one.professions.includes(comms))).toEqual(
    SOME_AND_EACH,
  );
  expect(each({ topic: 'ai' }, (one) => one.topics.includes('ai'))).toEqual(SOME_AND_EACH);
});

test('finds what is to be reviewed by a day, that day included', () => {
  const days = [...new Set(all.entries.map(({ reviewBy }) => reviewBy))].sort();
  expect(found({ review: 'overdue' })).toEqual([]);
  expect(each({ review: 'year' }, ({ reviewBy }) => reviewBy <= '2027-12-02')).toEqual([
    true,
    (days.at(-1) ?? '') > '2027-12-02',
    true,
  ]);
});

test('finds links that are gone, and those that nobody has opened', () => {
  const gone = found({ link: 'gone' });
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.every(({ url }) => url === GONE)).toBe(true);
  expect(all.linksChecked).toBe('2026-11-29');
  const unchecked = found({ link: 'unchecked' });
  expect(unchecked.length + gone.length).toBe(all.entries.filter(({ url }) => url).length);
});

test('an unknown filter finds nothing, and an empty one everything', () => {
  expect(found({ standing: 'nonsense' })).toEqual([]);
  expect(found({})).toHaveLength(all.entries.length);
});
