import { loadContent } from '../knowledge/loading/load';
import type { Content } from '../knowledge/loading/content-schema';
import { openLexicon } from '../knowledge/search/open-lexicon';
import type { Lexicon } from '../knowledge/search/lexicon';
import { sameAs } from '../knowledge/sensitive/classifier-examples';
import { createSensitive, type Sensitive } from '../knowledge/sensitive/sensitive';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/settings/project-root';

interface Labelled {
  readonly query: string;
  readonly expect: string | null;
}

const PARTS = 5;
/** The answer to clinical questions, which the search would decline too: no false alarm. */
const CLINICAL = 'clinical-question';
/** Answers that begin with 999 although no life need be at risk. */
const NUMBERED = ['threats-and-abuse', CLINICAL];

/**
 * Prints both kinds of error of the sensitive questions: on labelled ones that are not among the examples, line by
 * line, and on each fifth of the examples, as learned from the other four.
 */
function main(): void {
  const folder = join(projectRoot(), 'knowledge', 'content');
  const { content } = loadContent(folder, new Date().toISOString().slice(0, 10));
  const { lexicon } = openLexicon(folder, content);
  const path = join(projectRoot(), 'test', 'fixtures', 'questions', 'sensitive.jsonl');
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const unseen = lines.map((line) => JSON.parse(line) as Labelled);
  const outcomes = heard(createSensitive({ content, lexicon }), unseen);
  for (const { query, expect, got } of outcomes)
    if (expect !== got)
      console.log(`${expect ?? 'ordinary'}, taken for ${got ?? 'ordinary'}: ${query}`);
  const urgent = new Set(
    content.sensitive.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])),
  );
  console.log(`not among the examples: ${figures(outcomes, urgent)}`);
  console.log(
    `examples, each fifth from the other four: ${figures(crossValidated(content, lexicon), urgent)}`,
  );
}

interface Outcome extends Labelled {
  readonly got: string | null;
  /** Two lines of an entry stand above another answer. */
  readonly cared: boolean;
}

function heard(sensitive: Sensitive, questions: readonly Labelled[]): readonly Outcome[] {
  return questions.map((one) => ({
    ...one,
    got: sensitive.idOf(one.query) ?? null,
    cared: sensitive.careOf(one.query) !== undefined,
  }));
}

function crossValidated(content: Content, lexicon: Lexicon): readonly Outcome[] {
  const learned = content.sensitiveAsks.filter(({ unlearned }) => unlearned !== true);
  const unlearned = content.sensitiveAsks.filter((one) => one.unlearned === true);
  return Array.from({ length: PARTS }, (_, part) => {
    const among = (inPart: boolean): Content['sensitiveAsks'] =>
      learned.map(({ for: id, asks }) => ({
        for: id,
        asks: asks.filter((_ask, at) => (at % PARTS === part) === inPart),
      }));
    const heldOut = among(true);
    const sensitive = createSensitive({
      content: { ...content, sensitiveAsks: [...among(false), ...unlearned] },
      lexicon: without(heldOut, lexicon),
    });
    const asked = heldOut.flatMap(({ for: id, asks }) =>
      asks.map((query): Labelled => ({ query, expect: id === 'ordinary' ? null : id })),
    );
    return heard(sensitive, asked);
  }).flat();
}

/** The search's examples less those held out: told there, a text would come back as ordinary, with nothing learned. */
function without(heldOut: Content['sensitiveAsks'], lexicon: Lexicon): Lexicon {
  const out = new Set(heldOut.flatMap(({ asks }) => asks.map(sameAs)));
  const kept = (texts: readonly string[]): readonly string[] =>
    texts.filter((text) => !out.has(sameAs(text)));
  return { ...lexicon, asks: lexicon.asks.map((one) => ({ ...one, asks: kept(one.asks) })) };
}

/** Both kinds of error as one line. */
function figures(outcomes: readonly Outcome[], urgent: ReadonlySet<string>): string {
  const wanted = outcomes.filter(({ expect }) => expect !== null);
  const ordinary = outcomes.filter(({ expect }) => expect === null);
  const right = wanted.filter(({ expect, got }) => expect === got);
  const heardAtAll = wanted.filter(({ got }) => got !== null);
  const alarms = ordinary.filter(({ got }) => got !== null && got !== CLINICAL);
  const cared = (all: readonly Outcome[]): number => all.filter((one) => one.cared).length;
  const isUrgent = ({ expect }: Outcome): boolean => urgent.has(expect ?? '');
  const atRisk = wanted.filter(isUrgent);
  const numbered = atRisk.filter(
    ({ got }) => urgent.has(got ?? '') || NUMBERED.includes(got ?? ''),
  );
  return [
    `${percent(right.length, wanted.length)} of ${wanted.length} sensitive ones answered by their own entry`,
    `${percent(heardAtAll.length, wanted.length)} by some entry`,
    `${percent(heardAtAll.length + cared(wanted), wanted.length)} so or in two lines of care`,
    `${percent(heardAtAll.filter(isUrgent).length + cared(wanted.filter(isUrgent)), atRisk.length)} of those about a life at risk`,
    `${percent(numbered.length, atRisk.length)} of ${atRisk.length} about a life at risk given emergency numbers`,
    `${percent(alarms.length, ordinary.length)} false alarms in ${ordinary.length} ordinary ones`,
    `${percent(cared(ordinary), ordinary.length)} lines of care above them`,
  ].join(', ');
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

main();
