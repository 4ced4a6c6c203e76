import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPostCheck } from '../knowledge/post-check/open-post-check';
import { checkPost } from '../knowledge/post-check/post-check';
import { RULE_LEVELS, RULE_NAMES, type Draft, type RuleName } from '../knowledge/post-check/draft';
import { projectRoot } from '../src/settings/project-root';

/** A labelled draft. `must`: rules that have to be named, or several joined by | of which one is enough; `may`: no blame. */
interface Labelled extends Draft {
  readonly id: string;
  readonly kind: 'clean' | 'circumstance' | 'fault' | 'consented' | 'one-rule';
  readonly must: readonly string[];
  readonly may: readonly string[];
}

/** A draft labelled for one rule alone, whatever else is said of it. */
interface ForOneRule extends Draft {
  readonly id: string;
  readonly rule: RuleName;
  readonly fires: boolean;
}

function labelled(line: string): Labelled {
  const draft = JSON.parse(line) as Labelled | ForOneRule;
  if (!('rule' in draft)) return draft;
  const { rule, fires } = draft;
  const may = RULE_NAMES.filter((other) => other !== rule);
  return { ...draft, kind: 'one-rule', must: fires ? [rule] : [], may };
}

/**
 * Prints how often each rule of the check is right on a labelled list: test/fixtures/drafts/dev.jsonl, or those named.
 * `--without c` learns from the examples of every writer but one, to be measured on that one.
 */
function main(given: readonly string[]): number {
  const wrong = given.includes('--wrong');
  const left = given.indexOf('--without');
  const without = left < 0 ? undefined : given[left + 1];
  const named = given.filter((word, at) => !word.startsWith('-') && (left < 0 || at !== left + 1));
  const paths = named.length > 0 ? named : [join('test', 'fixtures', 'drafts', 'dev.jsonl')];
  const content = join(projectRoot(), 'knowledge', 'content');
  const { rules, problems } = openPostCheck(content, {
    today: new Date().toISOString().slice(0, 10),
    learnFrom: (writer) => writer !== without,
  });
  if (rules === undefined) {
    for (const { file, line, field, message } of problems)
      console.error(`${file}:${line} ${field} ${message}`);
    return 1;
  }
  const drafts = paths.flatMap((path) =>
    readFileSync(path, 'utf8').trim().split('\n').map(labelled),
  );
  const counts = new Map(RULE_NAMES.map((rule) => [rule, { found: 0, missed: 0, false: 0 }]));
  const tally = (
    rule: string,
    what: 'found' | 'missed' | 'false',
    { id, text }: Labelled,
  ): void => {
    const count = counts.get(rule as RuleName);
    if (count !== undefined) count[what] += 1;
    if (wrong && what !== 'found')
      console.log(`${what.padEnd(6)} ${rule} ${id} ${text.replaceAll('\n', ' ')}`);
  };
  const stops = { needed: 0, made: 0, clean: 0, cleanStopped: 0 };
  for (const draft of drafts) {
    const { findings, verdict } = checkPost(draft, rules);
    const fired = new Set<string>(findings.map(({ rule }) => rule));
    const allowed = new Set([...draft.may, ...draft.must.flatMap((one) => one.split('|'))]);
    for (const one of draft.must) {
      const names = one.split('|');
      tally(names[0] ?? '', names.some((name) => fired.has(name)) ? 'found' : 'missed', draft);
    }
    for (const rule of fired) if (!allowed.has(rule)) tally(rule, 'false', draft);
    if (draft.must.some((one) => RULE_LEVELS[(one.split('|')[0] ?? '') as RuleName] === 'stop')) {
      stops.needed += 1;
      if (verdict === 'stop') stops.made += 1;
    } else if (draft.kind === 'clean') {
      stops.clean += 1;
      if (verdict === 'stop') stops.cleanStopped += 1;
    }
  }
  const share = (part: number, whole: number): string =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
  for (const [rule, { found, missed, false: alarms }] of counts)
    if (found + missed + alarms > 0)
      console.log(
        `${rule.padEnd(29)} precision ${share(found, found + alarms).padStart(6)}  recall ${share(found, found + missed).padStart(6)}  (${found} found, ${missed} missed, ${alarms} false)`,
      );
  console.log(
    `drafts to stop that were stopped  ${share(stops.made, stops.needed)} of ${stops.needed}`,
  );
  console.log(
    `clean drafts that were stopped    ${share(stops.cleanStopped, stops.clean)} of ${stops.clean}`,
  );
  return 0;
}

process.exitCode = main(process.argv.slice(2));
