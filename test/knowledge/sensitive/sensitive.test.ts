import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadContent } from '../../../knowledge/loading/load';
import { plainText } from '../../../knowledge/plain-text';
import { openSensitive } from '../../../knowledge/sensitive/open';
import { projectRoot } from '../../../src/project-root';

const SHIPPED = join(projectRoot(), 'knowledge/content');
const today = '2026-11-22';
const { content } = loadContent(SHIPPED, today);
const sensitive = openSensitive({ content, folder: SHIPPED, shipped: SHIPPED, today });

interface Labelled {
  readonly query: string;
  readonly expect: string | null;
}
const labelled = readFileSync(
  join(projectRoot(), 'test/fixtures/questions/sensitive.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);

/** Known to be missed, or to get another entry's answer: kept in the set so that nobody takes it for a perfect score. */
const KNOWN = new Set([
  'one of my regulars wants to add me as a friend',
  "there's another account with my photo and name",
  'calculating drip rates',
  "how do you know if it's sepsis",
  'my colleague is posting hateful things about migrants',
  "our consultant posted a patient's scan",
  "my video went viral and I'm getting horrible comments",
]);

test('there are more than 150 labelled questions each way', () => {
  expect(labelled.filter(({ expect: id }) => id !== null).length).toBeGreaterThan(150);
  expect(labelled.filter(({ expect: id }) => id === null).length).toBeGreaterThan(150);
});

test.each(labelled.filter(({ query, expect: id }) => id !== null && !KNOWN.has(query)))(
  'answers “$query” as $expect',
  ({ query, expect: id }) => {
    expect(sensitive.idOf(query)).toBe(id);
  },
);

test.each(labelled.filter(({ expect: id }) => id === null))(
  'leaves “$query” to the ordinary answer',
  ({ query }) => {
    expect(sensitive.match(query)).toBeUndefined();
  },
);

test('no title of a document sets it off', () => {
  for (const { title, seedTitle = title } of content.resources)
    for (const asked of [title, seedTitle, `show me ${seedTitle}`, seedTitle.toLowerCase()])
      expect([asked, sensitive.idOf(asked)]).toEqual([asked, undefined]);
});

test('gives the emergency numbers first where a life is at risk', () => {
  for (const { id } of content.sensitive.filter(({ lifeAtRisk }) => lifeAtRisk === true)) {
    const asked = labelled.find(({ expect: label }) => label === id)?.query ?? '';
    expect([id, sensitive.match(asked)?.summary]).toEqual([id, expect.stringContaining('999')]);
  }
  const crisis = plainText(sensitive.match('I want to kill myself')!);
  expect(crisis).toContain('116 123');
  expect(crisis).toContain('111');
});

test('points to published guidance, and to “your trust’s” teams while there are no contacts', () => {
  const reply = sensitive.match('a journalist has contacted me')!;
  expect(reply.kind).toBe('sensitive');
  expect(plainText(reply)).toContain("your trust's communications team");
  const cards = reply.blocks.flatMap((block) => (block.kind === 'resource' ? [block.id] : []));
  expect(cards).toContain('nhse-social-media-policy');
});

test('names the organisation’s own teams once they are filled in', () => {
  const contacts = { communications: { name: 'Press Office', phone: '01632 960000' } };
  const text = plainText(sensitive.match('a journalist has contacted me', contacts)!);
  expect(text).toContain('Press Office (01632 960000)');
  expect(text).not.toContain("your trust's communications team");
});

test('is never passed on to a whole channel or rated', () => {
  for (const { query } of labelled) {
    const reply = sensitive.match(query);
    expect(reply?.shareable ?? false).toBe(false);
    expect(reply?.feedbackOn).toBeUndefined();
  }
});

test('declines clinical questions with 111 and 999, and claims no content for them', () => {
  const reply = sensitive.match('ibuprofen dose')!;
  expect(reply.kind).toBe('declined');
  expect(reply.results).toEqual([]);
  expect(plainText(reply)).toMatch(/999[\s\S]*111/);
});

test('leaves no curly brackets in any reply', () => {
  for (const { query } of labelled) {
    const reply = sensitive.match(query);
    if (reply) expect(plainText(reply)).not.toMatch(/[{}]/);
  }
});

test('lends its questions to a folder that has none, with that folder’s contacts', () => {
  const own = {
    ...content,
    sensitive: [],
    ideas: [],
    contacts: { safeguarding: { name: 'Ann’s team' } },
  };
  const lent = openSensitive({ content: own, folder: '/nowhere', shipped: SHIPPED, today });
  const text = plainText(lent.match('someone online says they want to kill themselves')!);
  expect(text).toContain('Ann’s team');
});

test('reads any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      sensitive.match(text);
      return true;
    }),
  );
});
