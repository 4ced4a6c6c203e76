import { names } from '../patient-details/people';
import { charactersLeft } from './count-characters';
import {
  RULE_LEVELS,
  RULE_NAMES,
  type Draft,
  type Finding,
  type Level,
  type PostCheck,
  type Remark,
  type RuleName,
  type Stretch,
} from './draft';
import { guarded } from './patient-rules';
import type { PostRules } from './post-rules';
import { readDraft, type ReadDraft } from './read-draft';
import { RULES } from './rules';

/**
 * What a good communications colleague would say of a draft before it is public. Pure: it keeps nothing, and any text
 * will do. Where the draft holds details of a patient, no finding quotes or mends anything that could hold them.
 */
export function checkPost(draft: Draft, rules: PostRules): PostCheck {
  const read = readDraft(draft);
  const remarks = RULE_NAMES.flatMap((rule) =>
    RULES[rule].find(read, rules).map((remark) => ({ rule, remark })),
  );
  const found = new Set(remarks.map(({ rule }) => rule));
  const withheld = remarks.some(({ rule }) => TELLS_WHO.includes(rule));
  const showable = withheld ? showableIn(read, remarks) : () => true;
  const said = remarks.filter(({ rule }) => !SAID_BY[rule]?.some((other) => found.has(other)));
  const findings = said
    .flatMap(({ rule, remark }) => asFinding(read, rules, rule, remark, showable) ?? [])
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const mended = withheld
    ? undefined
    : mendAll(
        read,
        remarks.map(({ remark }) => remark),
      );
  return {
    verdict: findings[0]?.level ?? 'clear',
    findings,
    fits: charactersLeft(read, rules.content.platforms),
    ...(mended === undefined ? {} : { mended }),
    right: whatIsRight(read, found),
    asksWho: draft.as === undefined && speaksAsOne(read),
    withheld,
  };
}

/** What need not be said once another rule has: whoever is named can be recognised too. */
const SAID_BY: Readonly<Partial<Record<RuleName, readonly RuleName[]>>> = {
  'identifiable-by-circumstance': ['patient-details'],
};

/** The worst first. */
const LEVELS: readonly Level[] = ['stop', 'fix', 'think'];

function asFinding(
  { text }: ReadDraft,
  { wordings }: PostRules,
  rule: RuleName,
  { at, say, with: filled = {}, mended, level = RULE_LEVELS[rule], unquoted }: Remark,
  showable: Showable,
): Finding | undefined {
  const wording = wordings.get(rule)?.says ?? {};
  const message = (Object.hasOwn(wording, say) ? (wording[say] ?? '') : '').replace(
    /\{(\w+)\}/g,
    (slot, name: string) => (Object.hasOwn(filled, name) ? String(filled[name]) : slot),
  );
  const quote = at === undefined || unquoted === true ? '' : text.slice(at.from, at.to).trim();
  const shown =
    quote !== '' && !TELLS_WHO.includes(rule) && showable(quote, at ?? { from: 0, to: 0 });
  // What a misspelt word was meant to be is as good as the word.
  if (rule === 'spelling' && !shown) return undefined;
  return {
    ...(at === undefined ? {} : { at }),
    rule,
    level,
    ...(shown ? { quote } : {}),
    message,
    ...(mended !== undefined && shown && showable(mended, at ?? { from: 0, to: 0 })
      ? { mended }
      : {}),
  };
}

/** Words of a text, as the guard reads them. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const overlap = (one: Stretch, other: Stretch): boolean =>
  one.from < other.to && other.from < one.to;

/** Rules that find what tells who a patient is. */
const TELLS_WHO: readonly RuleName[] = ['patient-details', 'identifiable-by-circumstance'];

/** Whether words that stand somewhere in the draft may be shown again. */
type Showable = (words: string, at: Stretch) => boolean;

/**
 * Words may be shown where none of them is one that the guard takes out of the text, wherever else in it these stand, and
 * where they stand apart from the sentences that tell who a patient is.
 */
function showableIn(
  draft: ReadDraft,
  remarks: readonly { readonly rule: RuleName; readonly remark: Remark }[],
): Showable {
  const { text, sentences } = draft;
  const story = remarks.flatMap(({ rule, remark }) =>
    TELLS_WHO.includes(rule) && remark.at !== undefined
      ? sentences.filter((one) => overlap(one, remark.at ?? one))
      : [],
  );
  const left = new Map<string, number>();
  for (const word of wordsOf(guarded(draft).cleared)) left.set(word, (left.get(word) ?? 0) + 1);
  // A name beside a number is left where it stands, since it may be anybody's: here it may be the patient's.
  const taken = new Set(names(text).flatMap(({ from, to }) => wordsOf(text.slice(from, to))));
  for (const word of wordsOf(text)) {
    const count = left.get(word) ?? 0;
    if (count === 0) taken.add(word);
    else left.set(word, count - 1);
  }
  return (words, { from, to }) =>
    !wordsOf(words).some((word) => taken.has(word)) &&
    !story.some((part) => overlap(part, { from, to }));
}

/** The draft with every mend made that does not overlap one before it; undefined where there is none. */
function mendAll({ text }: ReadDraft, remarks: readonly Remark[]): string | undefined {
  const mends = remarks
    .flatMap(({ at, mended }) =>
      at === undefined || mended === undefined ? [] : [{ ...at, mended }],
    )
    .sort((a, b) => a.from - b.from);
  let out = '';
  let done = 0;
  for (const { from, to, mended } of mends) {
    if (from < done) continue;
    out += text.slice(done, from) + mended;
    done = to;
  }
  return mends.length === 0 ? undefined : out + text.slice(done);
}

/** "I", "my": one person speaks, for themselves or for an organisation. */
const ONE = new Set(['i', "i'm", "i've", "i'd", "i'll", 'my', 'me', 'mine', 'myself']);

const speaksAsOne = ({ tokens }: ReadDraft): boolean => tokens.some(({ word }) => ONE.has(word));

/** What the draft does well, said only of what it does at all. */
function whatIsRight(
  { draft, hashtags, addresses, emoji }: ReadDraft,
  found: ReadonlySet<RuleName>,
): readonly string[] {
  const fine = (...rules: readonly RuleName[]): boolean => !rules.some((rule) => found.has(rule));
  return [
    ...(fine('alt-text') && (draft.alt ?? '').trim() !== '' ? ['alt text given'] : []),
    ...(hashtags.length > 0 && fine('hashtag-case', 'hashtag-count') ? ['hashtags readable'] : []),
    ...(addresses.length > 0 && fine('links') ? ['link given in full'] : []),
    ...(emoji.length > 0 && fine('emoji-count') ? ['emoji used sparingly'] : []),
    ...(fine('long-sentence') ? ['short sentences'] : []),
    ...(fine('jargon', 'acronym') ? ['plain words'] : []),
  ];
}
