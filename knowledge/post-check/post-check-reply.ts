import type { Contacts } from '../loading/sensitive-entry';
import type { Action, Block, Inline, Ranked, Reply } from '../reply/reply';
import { nameContacts } from '../sensitive/contact-words';
import { PLATFORM_IDS, type Finding, type PostCheck } from './draft';
import type { PostRules } from './post-rules';

/** The most findings that one reply tells; the rest are counted. */
const MOST_FINDINGS = 5;
/** A longer quote is cut: it only has to be recognised. */
const LONGEST_QUOTE = 90;

export interface PostCheckReplyOptions {
  readonly rules: PostRules;
  /** The organisation's own contacts, for "ask your communications team". */
  readonly contacts: Contacts;
  /** Whether an id is that of guidance in this content, so that it can be opened. */
  readonly hasGuidance: (id: string) => boolean;
}

/**
 * A check as a document: one line for the verdict; at most five findings, worst first, each with the words meant, why,
 * what to write instead and the source; what is right; how it fits each platform; the mended draft; whom to ask. Never
 * shareable, and withheld where the draft holds details of a patient.
 */
export function postCheckReply(
  check: PostCheck,
  { rules, contacts, hasGuidance }: PostCheckReplyOptions,
): Reply {
  const told = oneOfEach(check.findings).slice(0, MOST_FINDINGS);
  const more = oneOfEach(check.findings).length - told.length;
  const opened = guidanceOf(told, rules).filter(hasGuidance);
  const verdict = verdictLine(check);
  const { who } = rules.content.rules;
  const blocks: Block[] = [
    { kind: 'paragraph', text: [{ bold: verdict }] },
    ...(told.length === 0
      ? []
      : [{ kind: 'bullets' as const, items: told.map((finding) => findingLine(finding, rules)) }]),
    ...(more > 0 ? [note(`And ${more} more. Check again when these are done.`)] : []),
    ...(check.asksWho ? [note(`${who.ask} Source: ${who.source}.`)] : []),
    ...(check.right.length === 0
      ? []
      : [note(`Already right: ${listed(rightWith(check, rules))}.`)]),
    note(countersLine(check, rules)),
    // What must not be posted is not made ready to post.
    ...(check.mended === undefined || check.verdict === 'stop'
      ? []
      : [{ kind: 'copyable' as const, label: 'Mended text', text: check.mended }]),
    note(nameContacts('Not sure? Ask {communications}. Nothing of this draft is kept.', contacts)),
  ];
  const actions = opened.map((id): Action => ({
    label: `Guidance: ${titleOf(id, rules)}`,
    ask: `show ${id}`,
  }));
  return {
    kind: 'answer',
    title: 'Check before posting',
    summary: verdict,
    blocks,
    actions: [...actions, { label: 'Check another post', ask: 'check' }],
    results: opened.map((id): Ranked => ({ id, kind: 'resource', score: 1 })),
    ...(check.withheld ? { withheld: true as const } : {}),
    confidential: true,
    shareable: false,
  };
}

const note = (text: string): Block => ({ kind: 'note', text: [text] });

function verdictLine({ verdict, findings }: PostCheck): string {
  const count = oneOfEach(findings).length;
  const things = count === 1 ? 'one thing' : `${count} things`;
  switch (verdict) {
    case 'stop':
      return 'Stop and ask: do not post this until somebody has looked at it with you.';
    case 'fix':
      return `Nearly there: ${things} to put right or think about before you post.`;
    case 'think':
      return `Nothing has to change: ${things} to think about before you post.`;
    case 'clear':
      return 'Looks fine: I found nothing to put right.';
  }
}

/** One finding of each rule: several hashtags are one thing to do. */
function oneOfEach(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}

function findingLine(finding: Finding, rules: PostRules): readonly Inline[] {
  const wording = rules.wordings.get(finding.rule);
  const source = wording?.source ?? '';
  const quote = finding.quote === undefined ? '' : ` “${shortened(finding.quote)}”`;
  const mended = finding.mended === undefined ? '' : ` Write: “${shortened(finding.mended)}”.`;
  return [
    { bold: `${wording?.name ?? finding.rule}:` },
    `${quote} ${finding.message}${mended} Source: `,
    wording?.url === undefined ? source : { link: source, url: wording.url },
    '.',
  ];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const signs = Array.from(flat);
  return signs.length <= LONGEST_QUOTE
    ? flat
    : `${signs
        .slice(0, LONGEST_QUOTE - 1)
        .join('')
        .trimEnd()}…`;
}

/** What is right, and that it fits everywhere where it does. */
function rightWith(check: PostCheck, rules: PostRules): readonly string[] {
  const over = Object.values(check.fits).some((left) => left < 0);
  const count = rules.content.platforms.platforms.length;
  return over ? check.right : [...check.right, `fits all ${count} platforms`];
}

function countersLine({ fits }: PostCheck, { content }: PostRules): string {
  const parts = PLATFORM_IDS.flatMap((id) => {
    const platform = content.platforms.platforms.find((one) => one.id === id);
    if (platform === undefined) return [];
    const left = fits[id];
    if (left === undefined) return [`${platform.name}: no practical limit`];
    return [`${platform.name}: ${left < 0 ? `${-left} over` : `${left} left`}`];
  });
  return `Characters. ${parts.join('; ')}.`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

function guidanceOf(findings: readonly Finding[], { wordings }: PostRules): readonly string[] {
  return [...new Set(findings.flatMap(({ rule }) => wordings.get(rule)?.guidance ?? []))];
}

/** The name of the rule that the guidance is for. */
const titleOf = (id: string, { wordings }: PostRules): string =>
  [...wordings.values()].find(({ guidance }) => guidance === id)?.source ?? id;
