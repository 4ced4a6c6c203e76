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
  /** The title of guidance in this content, so that it can be opened; undefined for an id that it lacks. */
  readonly guidanceTitle: (id: string) => string | undefined;
}

/** A finding with what a reader may look up. */
export interface ToldFinding {
  readonly finding: Finding;
  readonly name: string;
  readonly source: string;
  readonly url?: string | undefined;
  /** Guidance that can be opened here. */
  readonly guidance?: { readonly id: string; readonly title: string } | undefined;
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
  { rules, contacts, guidanceTitle }: PostCheckReplyOptions,
): ToldCheck {
  const { who } = rules.content.rules;
  return {
    verdict: verdictLine(check),
    findings: check.findings.map((finding) => {
      const {
        name = finding.rule,
        source = '',
        url,
        guidance: id,
      } = rules.wordings.get(finding.rule) ?? {};
      const title = id === undefined ? undefined : guidanceTitle(id);
      const guidance = id === undefined || title === undefined ? undefined : { id, title };
      return { finding, name, source, url, guidance };
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
  const each = byRule(told.findings);
  const shown = each.slice(0, MOST_FINDINGS);
  const more = each.length - shown.length;
  const opened = [
    ...new Map(
      shown.flatMap(([{ guidance }]) =>
        guidance === undefined ? [] : [[guidance.id, guidance.title]],
      ),
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
  const actions = opened.map(([id, title]): Action => ({
    label: `Guidance: ${title}`,
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

/** All that one rule found: several hashtags are one thing to do. */
type OfOneRule = readonly [ToldFinding, ...ToldFinding[]];

function byRule(findings: readonly ToldFinding[]): readonly OfOneRule[] {
  const groups = new Map<string, [ToldFinding, ...ToldFinding[]]>();
  for (const told of findings) {
    const group = groups.get(told.finding.rule);
    if (group === undefined) groups.set(told.finding.rule, [told]);
    else group.push(told);
  }
  return [...groups.values()];
}

/** So many more of what one rule found are named beside the first. */
const MOST_MORE = 3;

function findingLine([{ finding, name, source, url }, ...others]: OfOneRule): readonly Inline[] {
  const more = others.slice(0, MOST_MORE).flatMap(({ finding: other }) => {
    if (other.quote === undefined) return [];
    const why = other.message === finding.message ? '' : ` – ${other.message}`;
    return [` Also “${shortened(other.quote)}”${why || '.'}${writing(other)}`];
  });
  const left = others.length - more.length;
  return [
    { bold: `${name}:` },
    `${quoted(finding)} ${finding.message}${writing(finding)}${more.join('')}${left > 0 && more.length > 0 ? ` And ${left} more.` : ''} Source: `,
    url === undefined ? source : { link: source, url },
    '.',
  ];
}

const quoted = ({ quote }: Finding): string =>
  quote === undefined ? '' : ` “${shortened(quote)}” –`;

const writing = ({ mended }: Finding): string =>
  mended === undefined ? '' : ` Write: “${shortened(mended)}”.`;

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
