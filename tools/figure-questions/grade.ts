import type { Reply } from '../../knowledge';
import type { MadeQuestion } from './made-questions';
import type { Trap } from './traps';

/** How a question fared. `partial`: a figure that was not asked for leads, or one of several is missing. */
export type Grade = 'right' | 'partial' | 'wrong' | 'refused';

/** Compares a reply with what the published table says. */
export function gradeOf(
  { says, first, chart, names = [] }: MadeQuestion,
  reply: Reply | undefined,
): Grade {
  if (reply?.kind !== 'statistic') return 'refused';
  const lead = firstWords(reply);
  const said = says.map((spellings) => spellings.some((one) => lead.includes(one)));
  const leads =
    first !== true || (says[0] ?? []).includes(/\d+\.\d%/.exec(reply.summary)?.[0] ?? '');
  const whole = plainOf(reply);
  const named = names.every((name) => whole.toLowerCase().includes(name.toLowerCase()));
  if (said.every(Boolean) && leads && named && isDrawn(reply, chart)) return 'right';
  const anywhere = says.filter((spellings) => spellings.some((one) => whole.includes(one)));
  return anywhere.length > 0 || says.length === 0 ? 'partial' : 'wrong';
}

/** Whether a trap was answered with a figure as if that had been asked. */
export function isCaught({ other }: Trap, reply: Reply | undefined): boolean {
  if (reply?.kind !== 'statistic') return false;
  // Another survey's figure says itself what of the question it does not match.
  if (other === true && reply.results.some(({ kind }) => kind === 'later-figure')) return false;
  return /\d%|thousand|million/.test(reply.summary);
}

const isDrawn = (reply: Reply, chart: MadeQuestion['chart']): boolean =>
  chart === undefined ||
  reply.blocks.some(
    (block) =>
      block.kind === 'chart' &&
      (chart !== 'line' || block.form === 'line') &&
      (chart !== 'limits' ||
        block.series.some(({ limits }) => limits?.some((one) => one !== null) === true)),
  );

const textOf = (
  runs: readonly (string | { readonly bold: string } | { readonly link: string })[],
): string =>
  runs.map((run) => (typeof run === 'string' ? run : 'bold' in run ? run.bold : run.link)).join('');

/** The summary and the first paragraph with its list. */
function firstWords({ summary, blocks }: Reply): string {
  return [
    summary,
    ...blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [textOf(block.text)]
        : block.kind === 'bullets'
          ? block.items.map(textOf)
          : [],
    ),
  ].join('\n');
}

/** All that a reply says, its charts' values and its buttons among it. */
export function plainOf(reply: Reply): string {
  const blocks = reply.blocks.flatMap((block) =>
    block.kind === 'chart'
      ? [block.alt]
      : block.kind === 'bullets'
        ? block.items.map(textOf)
        : block.kind === 'paragraph' || block.kind === 'note'
          ? [textOf(block.text)]
          : [],
  );
  return [reply.summary, ...blocks, ...reply.actions.map(({ label }) => label)].join('\n');
}
