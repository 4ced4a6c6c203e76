import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { openKnowledge, plainText, type EntryChange, type Knowledge } from '../../knowledge';
import { openPrepared } from '../../knowledge/prepare';
import { projectRoot } from '../../src/settings/project-root';
import { CONTENT, openTestKnowledge } from '../fakes/shared-knowledge';

const QUESTIONS = [
  'how should I use hashtags',
  'how do I turn on two-step verifcation',
  'someone online says they want to kill themselves',
  'women aged 65 to 74 in 2019',
  'reset my password',
];
const fresh = (): string => mkdtempSync(join(tmpdir(), 'signpost-prepared-'));
/** Small; what it lacks is lent. */
const SMALL = join(projectRoot(), 'examples', 'own-content');
/** The project's own content without most of its examples, so that it is soon learned from. */
const lent = join(fresh(), 'lent');
const cache = fresh();
const open = (folder = SMALL): Knowledge =>
  openKnowledge({
    folder,
    shipped: lent,
    now: new Date('2026-11-22T12:00:00Z'),
    timeZone: 'Europe/London',
    cache,
  });
/** In the lexicon, among sensitive questions and in the check of posts. */
const MOST_EXAMPLES =
  /-(?:everyday|voices|real)|(?:asks|decline)-(?:general|guidance|resources|more|tips-)|sensitive.asks.(?:more|third|fourth|fifth|sixth|further|everyday|voices)|post-check.examples.[a-fh]/;
/** These must be there: so many of each list of posts are kept. */
const SHORTENED = ['question-examples.yaml', 'picture-examples.yaml'];
const POSTS = new Set(['raised', 'unraised', 'shown', 'unshown']);
const MOST_POSTS = 30;
beforeAll(() => {
  cpSync(CONTENT, lent, {
    recursive: true,
    filter: (path) => !MOST_EXAMPLES.test(path),
  });
  for (const name of SHORTENED) {
    const file = join(lent, 'post-check', name);
    const kept = parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
      Array.isArray(value) && POSTS.has(String(key)) ? value.slice(0, MOST_POSTS) : value,
    ) as unknown;
    writeFileSync(file, stringify(kept));
  }
});

async function answers(knowledge: Knowledge): Promise<readonly unknown[]> {
  return Promise.all(
    QUESTIONS.map(async (text) => {
      const asked = knowledge.parse(text);
      if (asked.kind === 'change') throw new Error(`“${text}” was read as a change`);
      const reply = await knowledge.answer(asked, new Date('2026-11-22T12:00:00Z'));
      return [plainText(reply), await knowledge.explain(text)];
    }),
  );
}

test('knowledge out of the cache answers as knowledge just learned does, for the same reasons', async () => {
  const learned = await answers(open());
  expect(readdirSync(cache)).toHaveLength(1);
  expect(await answers(open())).toEqual(learned);
});

test('an edit is seen at the next start', () => {
  const folder = join(fresh(), 'content');
  cpSync(SMALL, folder, { recursive: true });
  open(folder);
  appendFileSync(join(folder, 'tips', 'security.yaml'), '\n- id: tip-new\n');
  expect(() => open(folder)).toThrow(/security\.yaml:\d+ +entry \d+ > text +is missing/);
});

test('warnings are those of the day, from the same cache', () => {
  const on = (day: string) =>
    openTestKnowledge(new Date(`${day}T12:00:00Z`)).warnings.filter(
      // Dates that nobody has published yet are told of on every day.
      ({ field }) => !field.includes('published'),
    );
  expect(on('2026-12-01')).toEqual([]);
  const due = on('2027-03-01');
  const first = due.find(
    ({ message }) =>
      message ===
      'review was due on 2027-02-28; it is kept out of rotation until it is checked again',
  );
  expect(first?.line).toBeGreaterThan(0);
  const behind = on('2020-01-01');
  expect(behind).toHaveLength(1);
  expect(behind[0]?.message).toMatch(
    /entries, this one first, were checked after today, 2020-01-01/,
  );
});

const TIP = {
  id: 'doors-and-lifts',
  text: 'Say in each post which door and which lift people should use.',
  topics: ['security'],
  source: 'ncsc-social-media',
  record: { owner: 'Our team', checked: '2026-11-01', reviewBy: '2027-11-01' },
};
const added: EntryChange = { file: 'tips/doors.yaml', id: TIP.id, before: null, after: TIP };
const takenBack: EntryChange = { ...added, before: TIP, after: null };
const prepared = (into: string, changes: readonly EntryChange[]) =>
  openPrepared({ folder: SMALL, shipped: lent, today: '2026-11-22', cache: into, changes });

test('an approved tip is found, and what is heard in people’s words is the same wherever it was learned', () => {
  const before = prepared(cache, []);
  const after = prepared(cache, [added]);
  expect(after.content.tips.map(({ id }) => id)).toContain(TIP.id);
  expect(after.sensitiveModel.learned).toEqual(before.sensitiveModel.learned);
  expect(prepared(fresh(), [added]).sensitiveModel).toEqual(after.sensitiveModel);
});

test('what is left after a change was taken back is what was there before', () => {
  prepared(cache, []);
  const pages = readdirSync(cache);
  const { tips } = prepared(cache, [added, takenBack]).content;
  expect(tips.map(({ id }) => id)).not.toContain(TIP.id);
  expect(readdirSync(cache)).toEqual(pages);
});
