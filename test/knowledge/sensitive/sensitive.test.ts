import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { plainText } from '../../../knowledge/reply/plain-text';
import { withSensitive } from '../../../knowledge/sensitive/lent-content';
import { createSensitive } from '../../../knowledge/sensitive/sensitive';
import { projectRoot } from '../../../src/settings/project-root';
import { CONTENT, openTestPrepared } from '../../fakes/shared-knowledge';

const { content, lexicon, sensitiveModel: model } = openTestPrepared();
const sensitive = createSensitive({ content, lexicon, model });

interface Labelled {
  readonly query: string;
  readonly expect: string | null;
}
const readLabelled = (file: string): readonly Labelled[] =>
  readFileSync(join(projectRoot(), 'test/fixtures/questions', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
/** Questions that are not among the content's examples, so that what is learned is put to the test. */
const labelled = readLabelled('sensitive.jsonl');
/** Written before the examples grew; no near-copy of them was added since. */
const heldOut = readLabelled('sensitive-held-out.jsonl');
/** As people in six jobs put it, half of them ordinary questions in the same words; no near-copy of them was added since. */
const byJob = readLabelled('sensitive-by-job.jsonl');
/** Two further hands': said in passing, second-hand or flatly, as if it were nothing. No near-copy was added since. */
const indirect = readLabelled('sensitive-indirect.jsonl');
const wanted = labelled.filter(({ expect: id }) => id !== null);
const ordinary = labelled.filter(({ expect: id }) => id === null);
const LIFE_AT_RISK = content.sensitive.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : []));
const CLINICAL = 'clinical-question';

/** The share of some questions, from 0 to 1, and which they are when it falls short of `least`. */
function expectShare(all: readonly Labelled[], right: (one: Labelled) => boolean, least: number) {
  const wrong = all.filter((one) => !right(one));
  const short = 1 - wrong.length / all.length < least;
  expect(short ? wrong.map(({ query }) => query) : []).toEqual([]);
}

describe('questions that nobody has shown it', () => {
  test('are answered by their own entry nine times in ten', () => {
    expectShare(wanted, ({ query, expect: id }) => sensitive.idOf(query) === id, 0.9);
  });

  test('are answered by some entry twelve times in 13', () => {
    expectShare(wanted, ({ query }) => sensitive.idOf(query) !== undefined, 0.923);
  });

  test('about a life at risk are given the emergency numbers', () => {
    const urgent = wanted.filter(({ expect: id }) => LIFE_AT_RISK.includes(id ?? ''));
    expect(urgent.length).toBeGreaterThan(9);
    const numbered = ({ query }: Labelled): boolean => {
      const reply = sensitive.match(query);
      return reply !== undefined && plainText(reply).includes('999');
    };
    expectShare(urgent, numbered, 0.97);
  });

  test('set it off seldom when they are ordinary', () => {
    // Clinical ones are declined by the search as well, in fewer words.
    const left = ({ query }: Labelled): boolean =>
      [undefined, CLINICAL].includes(sensitive.idOf(query));
    expectShare(ordinary, left, 0.97);
    expectShare(ordinary, ({ query }) => sensitive.idOf(query) === undefined, 0.95);
  });

  test('are not among the examples', () => {
    const told = new Set(content.sensitiveAsks.flatMap(({ asks }) => asks));
    expect([...labelled, ...heldOut, ...byJob].filter(({ query }) => told.has(query))).toEqual([]);
  });
});

describe('questions held out while the examples were written', () => {
  const asked = heldOut.filter(({ expect: id }) => id !== null);

  test('are answered by some entry 19 times in 20, and by their own nine times in ten', () => {
    expectShare(asked, ({ query }) => sensitive.idOf(query) !== undefined, 0.95);
    expectShare(asked, ({ query, expect: id }) => sensitive.idOf(query) === id, 0.9);
  });

  test('set it off at most once in 14 when they are ordinary', () => {
    const others = heldOut.filter(({ expect: id }) => id === null);
    expectShare(others, ({ query }) => sensitive.idOf(query) === undefined, 13 / 14);
  });
});

describe('questions as a porter, a dentist, a student, a manager or a press officer puts them', () => {
  const asked = byJob.filter(({ expect: id }) => id !== null);

  test('are heard nine times in ten, as the answer or in two lines above another', () => {
    const heard = (query: string) => sensitive.idOf(query) ?? sensitive.careOf(query);
    expectShare(asked, ({ query }) => heard(query) !== undefined, 0.9);
  });

  test('set it off at most once in 20 when they are ordinary', () => {
    const others = byJob.filter(({ expect: id }) => id === null);
    expectShare(others, ({ query }) => sensitive.idOf(query) === undefined, 0.95);
  });
});

describe('what is said in passing, second-hand or as if it were nothing', () => {
  const asked = indirect.filter(({ expect: id }) => id !== null);
  const heard = (query: string) => sensitive.idOf(query) ?? sensitive.careOf(query);

  test('is heard three times in four, as the answer or in two lines above another', () => {
    expectShare(asked, ({ query }) => heard(query) !== undefined, 0.75);
  });

  test('is heard four times in five where a life is at risk', () => {
    const urgent = asked.filter(({ expect: id }) => LIFE_AT_RISK.includes(id ?? ''));
    expectShare(urgent, ({ query }) => heard(query) !== undefined, 0.8);
  });

  test('sets it off at most once in 16 where all is well', () => {
    const others = indirect.filter(({ expect: id }) => id === null);
    expectShare(others, ({ query }) => sensitive.idOf(query) === undefined, 15 / 16);
  });
});

test('a slip in the word that a question begins with does not set it off', () => {
  const asked = [
    'waht is a threat',
    'hw do i go viral',
    'cn a doctor post about a patient',
    'whpat is a suicide note',
    'ow do I report someone on facebook',
  ];
  for (const query of asked) expect([query, sensitive.idOf(query)]).toEqual([query, undefined]);
});

test('what editors wrote down is answered as they say', () => {
  for (const { for: id, asks } of content.sensitiveAsks)
    for (const ask of asks) expect([ask, sensitive.idOf(ask) ?? 'ordinary']).toEqual([ask, id]);
});

test.each([
  'the tweets that get you in trouble, doctors one',
  'that doctors tweets trouble article',
  'abuse of practice staff from patients',
])('a document named loosely does not set it off: %s', (asked) => {
  expect(sensitive.idOf(asked)).toBeUndefined();
});

test.each([
  'someone is threatening me on social media',
  'patients abuse me on social media',
  'a patient is harassing our practice staff on social media',
])('the words of a title that tell of somebody do: %s', (asked) => {
  expect(sensitive.idOf(asked)).toBeDefined();
});

test('no title of a document sets it off', () => {
  for (const { title, seedTitle = title } of content.resources)
    for (const asked of [title, seedTitle, `show me ${seedTitle}`, seedTitle.toLowerCase()])
      expect([asked, sensitive.idOf(asked)]).toEqual([asked, undefined]);
});

test('no text of a tip sets it off', () => {
  for (const { text } of content.tips)
    expect([text, sensitive.idOf(text)]).toEqual([text, undefined]);
});

test('what people ask the search sets it off only where an editor wrote it down as sensitive', () => {
  const told = new Map(
    content.sensitiveAsks.flatMap(({ for: id, asks }) => asks.map((ask) => [ask, id])),
  );
  for (const { asks } of lexicon.asks)
    for (const ask of asks)
      expect([ask, sensitive.idOf(ask) ?? 'ordinary']).toEqual([ask, told.get(ask) ?? 'ordinary']);
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
  const documents = content.sensitive.find(({ id }) => id === reply.results[0]?.id)?.sources ?? [];
  const titles = content.resources.flatMap(({ id, title }) =>
    documents.includes(id) ? [title] : [],
  );
  expect(titles.length).toBeGreaterThan(0);
  for (const title of titles) expect(plainText(reply)).toContain(title);
});

test('has the asker’s own regulator only, where they say who they are, and a button to the whole', () => {
  const anybody = plainText(sensitive.match('a patient sent me a friend request')!);
  const nurse = plainText(sensitive.match('i am a nurse and a patient sent me a friend request')!);
  expect(anybody).toContain('General Medical Council');
  expect(nurse).toContain('Nursing and Midwifery Council');
  expect(nurse).not.toContain('General Medical Council');
  const whole = sensitive.show('sensitive-patient-contact');
  expect(whole?.blocks.map(({ kind }) => kind)).toContain('resource');
});

test('names the organisation’s own teams once they are filled in', () => {
  const contacts = { communications: { name: 'Press Office', phone: '01632 960000' } };
  const text = plainText(sensitive.match('a journalist has contacted me', contacts)!);
  const [, contact = ''] = text.split('\n\n').slice(1);
  expect(contact).toBe('Contact: Press Office (01632 960000).');
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
    sensitiveAsks: [],
    ideas: [],
    contacts: { safeguarding: { name: 'Ann’s team' } },
  };
  const lent = createSensitive({
    content: withSensitive(own, CONTENT, '2026-11-22'),
    lexicon,
    model,
  });
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
