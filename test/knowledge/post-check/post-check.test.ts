import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_LEVELS, RULE_NAMES, type RuleName } from '../../../knowledge/post-check/draft';
import { projectRoot } from '../../../src/settings/project-root';
import { check } from './opened';

test('a plain post is clear, and what is right about it is said', () => {
  const { verdict, findings, right } = check({
    text: 'Flu clinic on Saturday 12 December, 9am to noon. https://www.nhs.uk/flu #FluVaccine',
    platform: 'x',
    date: '2026-11-09',
  });
  expect({ verdict, findings }).toEqual({ verdict: 'clear', findings: [] });
  expect(right).toEqual([
    'hashtags readable',
    'link given in full',
    'short sentences',
    'plain words',
  ]);
});

test('the worst level is the verdict, and findings come worst first', () => {
  const { verdict, findings } = check({
    text: 'DM us your NHS number and date of birth!!! We can’t wait. #thankyouteam',
  });
  expect(verdict).toBe('stop');
  expect(findings.map(({ level }) => level)).toEqual(['stop', 'fix', 'fix', 'think']);
});

test('every mechanical mend is made in the mended text, and mended again it stays', () => {
  const { mended } = check({
    text: 'STOP RUNNING. Don’t worry, we will commence tomorow. #thankyouteam',
  });
  expect(mended).toBe('Stop running. Do not worry, we will start tomorrow. #ThankYouTeam');
  expect(check({ text: mended ?? '' }).mended).toBeUndefined();
});

test('of a draft with a patient’s details nothing is shown that could hold them', () => {
  const text =
    'Could Mrs Janet Rowley, NHS number 943 476 5919, ring us. Don’t tell Rowley, the sufferer from #janetrowley, that 943 476 5919 is a number that everybody who reads this very long sentence to its far end will see there and remember for ever.';
  const found = check({ text });
  expect(found.withheld).toBe(true);
  expect(found.verdict).toBe('stop');
  expect('mended' in found).toBe(false);
  expect(JSON.stringify(found)).not.toMatch(/janet|rowley|943|476|5919/i);
  expect(found.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['patient-details', 'negative-contraction', 'long-sentence']),
  );
});

test('details far down a long draft are found too', () => {
  const text = `${'We are open. '.repeat(900)} NHS number 943 476 5919.`;
  expect(check({ text }).withheld).toBe(true);
});

test('any text at all can be checked, and a quote stands in the draft', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { findings } = check({ text, platform: 'x', date: '2024-06-12', picture: true });
      return findings.every(({ quote }) => quote === undefined || text.includes(quote));
    }),
    { numRuns: 200 },
  );
});

interface Labelled {
  readonly text: string;
  readonly kind: string;
  readonly must: readonly string[];
  readonly may: readonly string[];
}

describe.each([
  { set: 'dev', stopped: 0.97, cleanStopped: 0.01, right: 0.98 },
  { set: 'unseen', stopped: 0.93, cleanStopped: 0.03, right: 0.94 },
  // Clean drafts that all look like a fault: an ordinary account posts few such.
  { set: 'hard-dev', stopped: 0.97, cleanStopped: 0.02, right: 0.93 },
  { set: 'hard-unseen', stopped: 0.94, cleanStopped: 0.04, right: 0.82 },
  // Written by another hand, which knew no list of ours: the second is what to expect of words nobody here has thought of.
  { set: 'other-hand-dev', stopped: 0.9, cleanStopped: 0.02, right: 0.96 },
  { set: 'other-hand-unseen', stopped: 0.6, cleanStopped: 0.05, right: 0.88 },
])('on the $set drafts', ({ set, stopped: least, cleanStopped, right }) => {
  const path = join(projectRoot(), 'test', 'fixtures', 'drafts', `${set}.jsonl`);
  const drafts = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
  const checked = drafts.map((draft) => ({ draft, found: check(draft) }));
  const share = (some: readonly unknown[], of: readonly unknown[]): number =>
    some.length / of.length;

  test(`at least ${least * 100} of 100 drafts that must be stopped are`, () => {
    const needed = checked.filter(({ draft }) =>
      draft.must.some((one) => RULE_LEVELS[one.split('|')[0] as RuleName] === 'stop'),
    );
    const stopped = needed.filter(({ found }) => found.verdict === 'stop');
    expect(needed.length).toBeGreaterThan(15);
    expect(share(stopped, needed)).toBeGreaterThanOrEqual(least);
  });

  test(`at most ${cleanStopped * 100} of 100 clean drafts are stopped`, () => {
    const clean = checked.filter(({ draft }) => draft.kind === 'clean');
    const stopped = clean.filter(({ found }) => found.verdict === 'stop');
    expect(clean.length).toBeGreaterThanOrEqual(40);
    expect(share(stopped, clean)).toBeLessThanOrEqual(cleanStopped);
  });

  test(`at least ${right * 100} of 100 findings are right`, () => {
    const named = checked.flatMap(({ draft, found }) => {
      const may = new Set([...draft.may, ...draft.must.flatMap((one) => one.split('|'))]);
      return [...new Set(found.findings.map(({ rule }) => rule))].map((rule) => may.has(rule));
    });
    expect(share(named.filter(Boolean), named)).toBeGreaterThanOrEqual(right);
  });
});

test('the levels are those that scripts rely on', () => {
  expect(RULE_NAMES).toHaveLength(30);
  expect(RULE_NAMES.filter((rule) => RULE_LEVELS[rule] === 'stop')).toHaveLength(6);
});

test('of a story that tells who a patient is, none of its sentences is shown again', () => {
  const text =
    'Had the lovelyest patient, 84yo John from Dudley, on Ward 7 last night. He does’nt like our tea!!! Flu clinics open on Monday, don’t wait. #thankyouteam';
  const found = check({ text });
  expect(found).toMatchObject({ verdict: 'stop', withheld: true });
  expect('mended' in found).toBe(false);
  const shown = found.findings.map(({ quote = '', mended = '', message }) =>
    [quote, mended, message].join(' '),
  );
  expect(shown.join('\n')).not.toMatch(/84|john|dudley|loveliest|lovelyest|ward 7/i);
  expect(found.findings.map(({ quote }) => quote)).toContain('#thankyouteam');
});

test('a name at the end of a draft of 16,000 characters is withheld wherever else it stands', () => {
  const text = `Don’t tell Rowley, ${'we are open. '.repeat(1100)} Mrs Janet Rowley, NHS number 943 476 5919, rang. Isn’t Rowley a sufferer of diabetes, and can’t Rowley, who has waited and waited with everybody else for so very very long, come at all now?`;
  expect(text.length).toBeGreaterThan(14_000);
  const found = check({ text });
  expect(found.withheld).toBe(true);
  expect(JSON.stringify(found)).not.toMatch(/rowley|janet|943|5919/i);
});

test('days and names keep their capital where a shout is mended', () => {
  expect(check({ text: 'CLOSED ON THURSDAY. Says MAUREEN.' }).mended).toBe(
    'Closed on Thursday. Says Maureen.',
  );
});

test('in whose name it is posted is asked where it speaks as one person and nobody said', () => {
  expect(check({ text: 'I think our clinic is lovely.' }).asksWho).toBe(true);
  expect(check({ text: 'I think our clinic is lovely.', as: 'myself' }).asksWho).toBe(false);
  expect(check({ text: 'Our clinic is open.' }).asksWho).toBe(false);
});
