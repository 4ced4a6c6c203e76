import { readFileSync } from 'node:fs';
import { realFigures } from './ask-figures';
import { published } from '../../../tools/figure-questions/published';

const figures = realFigures();
const CASES: readonly (readonly [question: string, expected: string])[] = [
  'questions.txt',
  'many-mouths.txt',
]
  .flatMap((file) => readFileSync(`test/fixtures/figures/${file}`, 'utf8').split('\n'))
  .filter((line) => line.includes(' => ') && !line.startsWith('#'))
  .map((line) => line.split(' => ') as [string, string]);

const about = (start: string) => CASES.filter(([, expected]) => expected.startsWith(start));
const told = CASES.filter(([, expected]) => /^#?[\w-]+\|/.test(expected));

/** The percents of a text, in order, leaving out differences and ranges. */
const percents = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?%/g) ?? [];

describe('questions the survey can answer', () => {
  it('are many', () => {
    expect(told.length).toBeGreaterThan(150);
  });

  it.each(told)('%s', (question, expected) => {
    const reply = figures.ask(question);
    expect(reply?.kind).toBe('statistic');
    const rows = expected.split(' ; ').map((key) => ({
      ...published(key.replace('#', '')),
      counted: key.startsWith('#'),
      year: key.slice(-4),
    }));
    const summary = reply?.summary ?? '';
    expect(percents(summary)).toEqual(rows.map((row) => `${row.percent.toFixed(1)}%`));
    for (const row of rows) {
      expect(summary).toContain(row.year);
      if (row.counted)
        expect(summary).toContain(`${row.thousands.toLocaleString('en-GB')} thousand`);
    }
  });
});

describe('questions the survey cannot answer', () => {
  it.each(about('no-figure: '))('%s', (question, expected) => {
    const reply = figures.ask(question);
    expect(reply?.kind).toBe('no-figure');
    expect(reply?.summary).toContain(expected.replace('no-figure: ', ''));
    expect(percents(reply?.summary ?? '')).toEqual([]);
  });

  it.each(about('search'))('%s', (question) => {
    expect(figures.ask(question)).toBeUndefined();
  });
});

describe('questions that another survey answers', () => {
  it.each(about('other-survey: '))('%s', (question, expected) => {
    const reply = figures.ask(question);
    expect(reply?.title).toBe(expected.replace('other-survey: ', ''));
    expect(reply?.results[0]?.kind).toBe('later-figure');
    expect(reply?.summary).not.toContain('no figure');
  });
});

describe('questions about one of the six points', () => {
  it.each(about('point '))('%s', (question, expected) => {
    expect(figures.ask(question)?.results[0]?.id).toBe(expected.replace('point ', ''));
    expect(figures.ask(question)?.blocks[0]).toMatchObject({ kind: 'paragraph' });
  });

  it.each(about('definition '))('%s', (question, expected) => {
    expect(figures.ask(question)?.summary.toLowerCase()).toContain(
      `a ${expected.replace('definition ', '')} internet user is`,
    );
  });
});

it('rounds a half up when it tells thousands as millions', () => {
  expect(figures.ask('how many disabled adults use the internet')?.summary).toContain(
    'About 11.0 million disabled adults in the UK (10,950 thousand)',
  );
});
