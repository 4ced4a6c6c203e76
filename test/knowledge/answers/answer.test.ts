import { plainText } from '../../../knowledge';
import { createMayPost } from '../../../knowledge/loading/standing';
import type { Reply } from '../../../knowledge/reply/reply';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

const NOW = new Date('2026-11-23T09:00:00Z');
const knowledge = openTestKnowledge(NOW);
const ask = async (text: string, now = NOW): Promise<Reply> => {
  const { asked } = knowledge.read(text);
  if (asked.kind === 'change') throw new Error(`“${text}” was read as a change`);
  return knowledge.answer(asked, now);
};

const SEED = knowledge.content.resources.filter(
  ({ collection, namedOnSeedPage }) => collection === 'seed' && namedOnSeedPage !== false,
);

test('the seed page names seventeen resources', () => {
  expect(SEED).toHaveLength(17);
});

test.each(SEED.map(({ seedTitle, title, id }) => [seedTitle ?? title, id]))(
  '“%s” has that resource first, with a link and its date where that is known',
  async (title, id) => {
    const reply = await ask(title);
    expect(reply.results[0]?.id).toBe(id);
    expect(reply.blocks[0]?.kind === 'note' ? reply.blocks[1] : reply.blocks[0]).toMatchObject({
      kind: 'resource',
      id,
      url: expect.stringMatching(/^https?:/) as unknown,
      date: knowledge.content.resources.find((one) => one.id === id)?.published ?? '',
    });
  },
);

const UNTRACED = knowledge.content.resources.filter(
  ({ collection, link }) => collection === 'seed' && link === undefined,
);

test.each(UNTRACED.map(({ title }) => title))(
  '“%s” could not be traced: it says so once, and links to the page that lists it',
  async (title) => {
    const text = plainText(await ask(title));
    expect(text.match(/the original could not be traced/gi)).toHaveLength(1);
    expect(text).toContain('https://www.htmc.co.uk/what-does-social-media-offer-the-nhs/');
  },
);

test('a tip that was merged is shown as the tip that took up its idea, and follows on from it', async () => {
  const { id, mergedInto } = knowledge.content.formerTips.find((one) => one.mergedInto) ?? {};
  expect((await ask(`show ${id ?? ''}`)).results[0]?.id).toBe(mergedInto);
  expect(await ask(`tips after ${id ?? ''}`)).toEqual(await ask(`tips after ${mergedInto ?? ''}`));
});

test.each(['professionalism', 'policy', 'learning'])(
  'tips on %s on any day are of that topic before they are of another too',
  async (topic) => {
    const main = (id: string | undefined): string | undefined =>
      knowledge.content.tips.find((tip) => tip.id === id)?.topics[0];
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      const now = new Date(`2026-12-0${String(day)}T09:00:00Z`);
      const { results } = await ask(`tips on ${topic}`, now);
      expect(main(results[0]?.id)).toBe(topic);
    }
  },
);

test('a tip that was retired says so and offers a way on', async () => {
  const { id } = knowledge.content.formerTips.find((one) => one.retired) ?? {};
  expect(await ask(`show ${id ?? ''}`)).toMatchObject({ title: 'That tip has been retired' });
});

test('a document shows the points that answer the question, and the rest behind a button', async () => {
  const reply = await ask('must i tell people if a company paid for my post about their product');
  const longest = knowledge.content.resources.find(({ points }) => points.length > 5);
  const short = await ask(`show ${longest?.id ?? ''}`);
  const whole = await ask(`show ${longest?.id ?? ''} all`);
  expect(plainText(short).length).toBeLessThan(1_000);
  expect(short.actions[0]).toMatchObject({ label: 'More points' });
  for (const point of longest?.points ?? []) expect(plainText(whole)).toContain(point);
  expect(reply.kind).toBe('answer');
});

test.each(knowledge.content.statistics.map(({ id, seedText }) => [id, seedText] as const))(
  'the survey point %s is found by its own sentence',
  async (id, seedText) => {
    expect((await ask(seedText)).results[0]).toMatchObject({ id, kind: 'statistic' });
  },
);

test.each(knowledge.content.statistics.map(({ id, seedText }) => [id, seedText] as const))(
  'the survey point %s keeps its sentence word for word, with a chart and its year',
  async (id, seedText) => {
    const reply = await ask(`show ${id}`);
    expect(plainText(reply)).toContain(seedText);
    expect(reply.blocks.map(({ kind }) => kind)).toContain('chart');
    expect(plainText(reply)).toContain('Office for National Statistics');
  },
);

test('the tip of the day is the same all day, changes at midnight in London, and has its source', async () => {
  const morning = await ask('tips', new Date('2026-06-01T05:00:00Z'));
  const night = await ask('tips', new Date('2026-06-01T22:59:00Z'));
  const next = await ask('tips', new Date('2026-06-01T23:01:00Z'));
  expect(night.summary).toBe(morning.summary);
  expect(next.summary).not.toBe(morning.summary);
  expect(plainText(morning)).toMatch(/Source: .*https?:/);
});

test.each([
  ['tips for midwives', 'professions', 'midwives'],
  ['tips nurses', 'professions', 'nurses'],
  ['tips for comms', 'professions', 'communications-teams'],
  ['tips linkedin', 'platforms', 'linkedin'],
  ['tips tik tok', 'platforms', 'tiktok'],
  ['tips insta', 'platforms', 'instagram'],
  ['tips ig', 'platforms', 'instagram'],
  ['tips fb', 'platforms', 'facebook'],
  ['tips x', 'platforms', 'x'],
] as const)('“%s” gives a tip of its %s', async (text, kind, id) => {
  const { results } = await ask(text);
  const tip = knowledge.content.tips.find((one) => one.id === results[0]?.id);
  expect(tip?.[kind]).toContain(id);
  const all = await ask(`tips all ${id}`);
  expect(all.results.length).toBeGreaterThan(1);
});

test('“resources whatsapp” lists the documents that name it', async () => {
  const { title, results } = await ask('resources whatsapp');
  expect(title).toBe('Resources on WhatsApp');
  expect(results.map(({ id }) => id)).toContain('platform-whatsapp');
});

test('“another tip” walks through every tip in rotation before one comes again', async () => {
  let reply = await ask('tips');
  const seen = new Set([reply.results[0]?.id]);
  for (;;) {
    const next = reply.actions.find(({ label }) => label === 'Another tip');
    if (!next || !('ask' in next)) throw new Error('no way to another tip');
    reply = await ask(next.ask);
    const id = reply.results[0]?.id;
    if (seen.has(id)) break;
    seen.add(id);
  }
  const mayPost = createMayPost(knowledge.content);
  const inRotation = knowledge.content.tips.filter((tip) =>
    mayPost(tip, '2026-11-23', knowledge.seasons('2026-11-23')),
  );
  expect(seen.size).toBe(inRotation.length);
});

test('every button of a reply leads to a reply that is not a problem', async () => {
  const replies = await Promise.all(
    [
      'tips',
      'tips all etiquette',
      'stats',
      'resources',
      'topics',
      'help',
      'help tips',
      'about',
      'hello',
      'mayo clinic policy',
      'xyzzy plugh',
    ].map((text) => ask(text)),
  );
  for (const { label, ...action } of replies.flatMap(({ actions }) => actions)) {
    if (!('ask' in action)) continue;
    const { asked } = knowledge.read(action.ask);
    if (asked.kind === 'change') continue;
    const { kind } = await knowledge.answer(asked, NOW);
    expect([label, action.ask, kind]).not.toContain('problem');
    expect([label, action.ask, kind]).not.toContain('declined');
  }
});

test('browsing shows every document once over its pages', async () => {
  const seen: string[] = [];
  for (let page = 1; page <= 999; page += 1) {
    const reply = await ask(`resources page ${page}`);
    const ids = reply.results.map(({ id }) => id);
    if (ids.every((id) => seen.includes(id))) break;
    seen.push(...ids);
  }
  expect(seen.sort()).toEqual(knowledge.content.resources.map(({ id }) => id).sort());
});

test('a question that needs a person is answered with the reviewed words, not with a search result', async () => {
  const reply = await ask('a patient has sent me a friend request on facebook');
  expect(reply.kind).toBe('sensitive');
  expect((await ask('These are the tweets that will get a doctor in trouble')).kind).toBe('answer');
});

test('an id that is not there is a problem the asker can put right', async () => {
  expect(await ask('show no-such-thing')).toMatchObject({
    kind: 'problem',
    title: 'That item is not here',
  });
});

test.each(['grok', 'canva', 'lorem'])(
  'a word that only looks like another subject, such as “%s”, is sent to no clinician',
  async (word) => {
    const said = plainText(await ask(word));
    expect(said).not.toMatch(/clinician|IT service desk|union/);
  },
);

test('“my smartcard is locked” is sent to the IT service desk', async () => {
  const said = plainText(await ask('my smartcard is locked'));
  expect(said).toContain('IT service desk');
});
