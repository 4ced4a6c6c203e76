import type { Contacts } from '../loading/sensitive-entry';
import type { Action, Block, Inline, Ranked, Reply } from '../reply/reply';
import { nameContacts } from '../sensitive/contact-words';
import { PLATFORM_IDS, type Finding, type PlatformId, type PostCheck } from './draft';
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

/** A finding with what a reader may look up. */
export interface ToldFinding {
  readonly finding: Finding;
  readonly name: string;
  readonly source: string;
  readonly url?: string | undefined;
  /** The id of guidance that can be opened here. */
  readonly guidance?: string | undefined;
}

/** A check in words, for whoever lays it out. */
export interface ToldCheck {
  readonly verdict: string;
  readonly findings: readonly ToldFinding[];
  /** Asked where nobody can tell in whose name it is posted. */
  readonly asks?: string;
  readonly right: readonly string[];
  /** Characters left by platform; absent where it has no limit. */
  readonly counts: readonly {
    readonly id: PlatformId;
    readonly name: string;
    readonly left?: number;
  }[];
  /** The draft with every mechanical mend made. Absent: there was none, or it must not be posted. */
  readonly mended?: string;
  /** Whom to ask. */
  readonly contact: string;
}

/** Puts a check into words. */
export function tellCheck(
  check: PostCheck,
  { rules, contacts, hasGuidance }: PostCheckReplyOptions,
): ToldCheck {
  const { who } = rules.content.rules;
  return {
    verdict: verdictLine(check),
    findings: check.findings.map((finding) => {
      const {
        name = finding.rule,
        source = '',
        url,
        guidance,
      } = rules.wordings.get(finding.rule) ?? {};
      const opens = guidance !== undefined && hasGuidance(guidance);
      return { finding, name, source, url, guidance: opens ? guidance : undefined };
    }),
    // Where it must not be posted, nothing matters but why.
    ...(check.asksWho && check.verdict !== 'stop'
      ? { asks: `${who.ask} Source: ${who.source}.` }
      : {}),
    right: check.right.length === 0 || check.verdict === 'stop' ? [] : rightWith(check, rules),
    counts: countsOf(check, rules),
    // What must not be posted is not made ready to post.
    ...(check.mended === undefined || check.verdict === 'stop' ? {} : { mended: check.mended }),
    contact: nameContacts(
      'Not sure? Ask {communications}. Nothing of this draft is kept.',
      contacts,
    ),
  };
}

/**
 * A check as a document: one line for the verdict; at most five findings, worst first, each with the words meant, why,
 * what to write instead and the source; what is right; how it fits each platform; the mended draft; whom to ask. For the
 * asker alone, never shareable, and withheld where the draft holds details of a patient.
 */
export function postCheckReply(check: PostCheck, told: ToldCheck): Reply {
  const each = oneOfEach(told.findings);
  const shown = each.slice(0, MOST_FINDINGS);
  const more = each.length - shown.length;
  const opened = [
    ...new Map(
      shown.flatMap(({ guidance, source }) => (guidance === undefined ? [] : [[guidance, source]])),
    ),
  ];
  const blocks: Block[] = [
    { kind: 'paragraph', text: [{ bold: told.verdict }] },
    ...(shown.length === 0 ? [] : [{ kind: 'bullets' as const, items: shown.map(findingLine) }]),
    ...(more > 0 ? [note(`And ${more} more. Check again when these are done.`)] : []),
    ...(told.asks === undefined ? [] : [note(told.asks)]),
    ...(told.right.length === 0 ? [] : [note(`Already right: ${listed(told.right)}.`)]),
    note(countersLine(told)),
    ...(told.mended === undefined
      ? []
      : [{ kind: 'copyable' as const, label: 'Mended text', text: told.mended }]),
    note(told.contact),
  ];
  const actions = opened.map(([id, source]): Action => ({
    label: `Guidance: ${source}`,
    ask: `show ${id}`,
  }));
  return {
    kind: 'answer',
    title: 'Check before posting',
    summary: told.verdict,
    blocks,
    actions: [...actions, { label: 'Check another post', ask: 'check' }],
    results: opened.map(([id]): Ranked => ({ id, kind: 'resource', score: 1 })),
    ...(check.withheld ? { withheld: true as const } : {}),
    confidential: true,
    shareable: false,
  };
}

const note = (text: string): Block => ({ kind: 'note', text: [text] });

function verdictLine({ verdict, findings }: PostCheck): string {
  const count = new Set(findings.map(({ rule }) => rule)).size;
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
function oneOfEach(findings: readonly ToldFinding[]): readonly ToldFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ finding: { rule } }) => !seen.has(rule) && seen.add(rule));
}

function findingLine({ finding, name, source, url }: ToldFinding): readonly Inline[] {
  const quote = finding.quote === undefined ? '' : ` “${shortened(finding.quote)}” –`;
  const mended = finding.mended === undefined ? '' : ` Write: “${shortened(finding.mended)}”.`;
  return [
    { bold: `${name}:` },
    `${quote} ${finding.message}${mended} Source: `,
    url === undefined ? source : { link: source, url },
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

function countsOf({ fits }: PostCheck, { content }: PostRules): ToldCheck['counts'] {
  return PLATFORM_IDS.flatMap((id) => {
    const platform = content.platforms.platforms.find((one) => one.id === id);
    const left = fits[id];
    if (platform === undefined) return [];
    return [{ id, name: platform.name, ...(left === undefined ? {} : { left }) }];
  });
}

/** Where it is too long, then what is left everywhere else. */
function countersLine({ counts }: ToldCheck): string {
  const over = counts.flatMap(({ name, left = 0 }) =>
    left < 0 ? [`${name} (${-left} over)`] : [],
  );
  const others = counts.flatMap(({ name, left }) => {
    if (left === undefined) return [`${name} no practical limit`];
    return left < 0 ? [] : [`${name} ${left}`];
  });
  return [
    ...(over.length === 0 ? [] : [`Too long for ${listed(over)}.`]),
    `Characters left: ${others.join(', ')}.`,
  ].join(' ');
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
