import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_NAMES, type Draft, type RuleName } from '../../../knowledge/post-check/draft';
import { projectRoot } from '../../../src/settings/project-root';
import { check } from './opened';

/** Labelled for one rule alone: a draft that it must name, or one that looks like it. */
interface ForOneRule extends Draft {
  readonly rule: RuleName;
  readonly fires: boolean;
}

const read = (set: string): readonly ForOneRule[] =>
  readFileSync(join(projectRoot(), 'test', 'fixtures', 'drafts', `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ForOneRule);

const judged = (drafts: readonly ForOneRule[]) =>
  drafts.map((draft) => ({
    ...draft,
    fired: check(draft).findings.some(({ rule }) => rule === draft.rule),
  }));

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

describe('on the drafts for each rule that rules are worked on', () => {
  const drafts = judged(read('by-rule-dev'));

  test.each(RULE_NAMES)('%s is right where it speaks, and misses little', (rule) => {
    const mine = drafts.filter((draft) => draft.rule === rule);
    const found = mine.filter(({ fires, fired }) => fires && fired).length;
    expect(mine.filter(({ fires }) => fires).length).toBeGreaterThanOrEqual(6);
    expect(mine.filter(({ fires }) => !fires).length).toBeGreaterThanOrEqual(6);
    expect(share(found, mine.filter(({ fired }) => fired).length)).toBeGreaterThanOrEqual(0.95);
    expect(share(found, mine.filter(({ fires }) => fires).length)).toBeGreaterThanOrEqual(0.8);
  });
});

test('on drafts for each rule that nobody tuned to, findings are right and few are missed', () => {
  const drafts = judged(read('by-rule-unseen'));
  const found = drafts.filter(({ fires, fired }) => fires && fired).length;
  expect(share(found, drafts.filter(({ fired }) => fired).length)).toBeGreaterThanOrEqual(0.94);
  expect(share(found, drafts.filter(({ fires }) => fires).length)).toBeGreaterThanOrEqual(0.9);
});
