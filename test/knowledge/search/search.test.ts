import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLexicon } from '../../../knowledge/search/open-lexicon';
import { projectRoot } from '../../../src/settings/project-root';
import { CONTENT, openTestPrepared, openTestSearch } from '../../fakes/shared-knowledge';

const { content } = openTestPrepared();
const search = openTestSearch();

const first = async (question: string): Promise<string | undefined> =>
  (await search.find(question)).results[0]?.id;

test('the lexicon has no problems', () => {
  expect(openLexicon(CONTENT, content).problems).toEqual([]);
});

test('the seventeen titles of the seed page each find their own resource first', async () => {
  const titled = content.resources.flatMap(({ id, seedTitle, namedOnSeedPage }) =>
    seedTitle === undefined || namedOnSeedPage === false ? [] : [{ id, seedTitle }],
  );
  expect(titled.length).toBe(17);
  for (const { id, seedTitle } of titled) expect(await first(seedTitle)).toBe(id);
});

test('misspelt words find what was meant', async () => {
  const typos = readFileSync(join(projectRoot(), 'test/fixtures/questions/dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"typo"'))
    .map((line) => JSON.parse(line) as { query: string; expected: Record<string, number> });
  for (const { query, expected } of typos)
    expect(Object.keys(expected)).toContain(await first(query));
});

test.each(['constructor', '{{constructor.constructor("return 1")()}}', 'toString'])(
  '%s is looked for like any other word',
  async (question) => {
    expect((await search.find(question)).verdict).not.toBe('answer');
  },
);

test('the same question always has the same finding', async () => {
  const question = 'how do I get people talking on X?';
  expect(await search.find(question)).toEqual(await search.find(question));
});

test.each([
  [
    'mayo-12-word-policy',
    `${'The trust was founded in 1994 and has five sites. '.repeat(60)} Do you have the mayo clinic social media policy?`,
  ],
  [
    'abcs-of-twitter',
    `I never used Twitter, so what do all the words such as hashtag and handle mean? ${'We are a busy team of eight on the third floor. '.repeat(60)}`,
  ],
  ['mayo-12-word-policy', `${'lorem ipsum dolor '.repeat(6000)} mayo clinic policy`],
])('a question for %s is found in a long message', async (id, message) => {
  expect(await first(message)).toBe(id);
});

test('a message of 100,000 strange letters is declined, not choked on', async () => {
  const { verdict } = await search.find('wxqz'.repeat(25_000));
  expect(verdict).toBe('decline');
});

test('any text at all has a finding', async () => {
  for (const text of ['', ' ', '?!', '\u0000', '💉'.repeat(50), '한국어 문장', 'ا'.repeat(500)])
    expect((await search.find(text)).verdict).toBe('decline');
});
