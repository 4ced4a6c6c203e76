import { entriesOf, type SearchEntry } from '../../../knowledge/search/entries';
import { createSearch } from '../../../knowledge/search/search';
import type { Audience } from '../../../knowledge/loading/topic';
import { openTestPrepared } from '../../fakes/shared-knowledge';

const { content, lexicon: whole } = openTestPrepared();
const lexicon = { ...whole, asks: [], declines: whole.declines.slice(0, 20) };

const audience = (id: string, words: readonly string[]): Audience =>
  ({
    id,
    title: id,
    words,
    language: 'en-GB',
    aliases: [],
    answers: [],
  }) as unknown as Audience;

const entry = (id: string, more: Partial<SearchEntry>): SearchEntry => ({
  id,
  kind: 'resource',
  titles: [],
  keywords: [],
  text: 'how to reply to a patient who complains in a comment on your page',
  asks: [],
  ...more,
});

const first = async (entries: readonly SearchEntry[], question: string) => {
  const search = createSearch({
    entries,
    lexicon,
    audiences: {
      groups: [audience('midwives', ['midwife', 'midwives']), audience('wales', ['wales'])],
      platforms: [],
    },
  });
  return (await search.find(question)).results[0]?.id;
};

const QUESTION = 'how do i reply to a patient who complains in a comment';

describe('an entry that may not lead', () => {
  const old = entry('old-replies', {
    titles: ['Answering grumbles from the public'],
    keywords: ['reply', 'complaint', 'comment', 'patient'],
    behind: 'old',
  });
  const now = entry('new-replies', { titles: ['Replies today'] });

  it('comes after one that may, however well it fits', async () => {
    expect(await first([old, now], QUESTION)).toBe('new-replies');
  });

  it('comes first when it is asked for by its title', async () => {
    expect(await first([old, now], 'answering grumbles from the public')).toBe('old-replies');
  });

  it('comes first by title also when it was replaced', async () => {
    const replaced = { ...old, behind: 'replaced' } as const;
    expect(await first([replaced, now], 'answering grumbles from the public')).toBe('old-replies');
    expect(await first([replaced, now], QUESTION)).toBe('new-replies');
  });
});

describe('an entry for one profession or nation', () => {
  const midwives = entry('for-midwives', { only: ['midwives'] });
  const wales = entry('for-wales', { only: ['wales'] });
  const everybody = entry('for-everybody', {});

  it('comes after one for everybody, unless the question names it', async () => {
    expect(await first([midwives, wales, everybody], QUESTION)).toBe('for-everybody');
    expect(await first([midwives, wales, everybody], `as a midwife ${QUESTION}`)).toBe(
      'for-midwives',
    );
    expect(await first([midwives, wales, everybody], `${QUESTION} in wales`)).toBe('for-wales');
  });
});

test('what is old, replaced, held back or past its review may not lead', () => {
  const behind = new Map(entriesOf(content, '2026-12-01').map((one) => [one.id, one.behind]));
  for (const { id, standing } of content.resources)
    expect([id, behind.get(id)]).toEqual([
      id,
      { current: undefined, historic: 'old', superseded: 'replaced' }[standing],
    ]);
  for (const { behind: why } of entriesOf(content, '2099-01-01').filter(
    ({ kind }) => kind === 'tip',
  ))
    expect(why).toBe('replaced');
});

test('what is for all of a kind that says so when it asks is for them alone; a comms team is not', () => {
  const only = new Map(entriesOf(content).map((one) => [one.id, one.only]));
  const unsaid = new Set(
    content.professions.flatMap(({ id, unsaid: silent }) => (silent === true ? [id] : [])),
  );
  const mixed = content.tips.find(({ professions }) => professions.some((one) => unsaid.has(one)));
  expect(only.get(mixed?.id ?? '')).toBeUndefined();
  const one = content.tips.find(
    ({ professions }) => professions.length === 1 && !unsaid.has(professions[0] ?? ''),
  );
  expect(only.get(one?.id ?? '')).toEqual(one?.professions);
});
