import type { Remark } from './draft';
import { isCalled, isShouted } from './format-rules';
import type { Hit } from './phrase-search';
import type { Replacements } from './post-rules';
import type { ReadDraft, Token } from './read-draft';
import { longest, notOver, type Rule } from './rule';
import { isCheckable, type SpellCheck } from './spell-check';

/** How many words stand in a row with no colon or semicolon between: these let a reader rest. */
function longestPart(tokens: readonly Token[]): number {
  let longest = 0;
  let here = 0;
  for (const { before } of tokens) {
    here = /[:;]\s/.test(before) ? 1 : here + 1;
    longest = Math.max(longest, here);
  }
  return longest;
}

/** A sentence that is hard to hold in one's head. */
export const longSentence: Rule = {
  says: { long: ['words', 'most'] },
  find({ sentences, tokens: all }, { content: { platforms } }) {
    const { sentenceWords: most } = platforms.style;
    return sentences.flatMap(({ from, to, tokens: [first, end] }): readonly Remark[] => {
      const words = longestPart(all.slice(first, end));
      return words > most ? [{ at: { from, to }, say: 'long', with: { words, most } }] : [];
    });
  },
};

const INITIALS = /^[A-Z][A-Z0-9&]{1,7}s?$/;
/** "Ward 7A", "Level B2", a postcode, Roman figures. */
const NO_INITIALS = /^(?:[A-Z]\d+|[IVX]{2,5}|[A-Z]{1,2}\d.*)$/;

/** Initials that are neither known to all nor spelled out. */
export const acronym: Rule = {
  says: { stands: ['words'], unknown: [] },
  find(draft, rules) {
    const { tokens, text } = draft;
    const shouted = isShouted(draft, rules);
    const seen = new Set<string>();
    return tokens.flatMap((token, at): readonly Remark[] => {
      const { text: letters, from, to } = token;
      if (isCalled(tokens[at - 1])) return [];
      if (!INITIALS.test(letters) || NO_INITIALS.test(letters) || shouted(from)) return [];
      if (rules.acronyms.known.has(letters) || seen.has(letters)) return [];
      seen.add(letters);
      if (isSpelledOut(text, token)) return [];
      const words = rules.acronyms.stand.get(letters);
      return [
        words === undefined
          ? { at: { from, to }, say: 'unknown' }
          : { at: { from, to }, say: 'stands', with: { words } },
      ];
    });
  },
};

/** "body mass index (BMI)", or "BMI (body mass index)". */
const isSpelledOut = (text: string, { from, to }: Token): boolean =>
  (/\($/.test(text.slice(0, from)) && /^\)/.test(text.slice(to))) ||
  /^ \([a-z]/.test(text.slice(to));

/** Words that readers may not know, with plain ones. */
export const jargon: Rule = {
  says: { say: ['say'], hint: ['hint'] },
  find: (draft, { jargon: words }) => replace(draft, words),
};

/** Words that make a person into a condition or a label. */
export const peopleFirst: Rule = {
  says: { say: ['say'], hint: ['hint'] },
  find: (draft, { peopleFirst: words }) =>
    replace(draft, words, (hit) => !describesThing(draft, hit)),
};

/** What may follow "the disabled" where it stands for people; before any other word it describes a thing: "the deaf club". */
const AFTER_PEOPLE = new Set(
  'and or nor but in on at by to of for from with without who whom that which is are was were be been can could may might must need have has had do does did will would should get feel live than as if when while so too also'.split(
    ' ',
  ),
);

/** "The disabled toilet", "the elderly lift": one word that describes the next. */
function describesThing({ tokens, text }: ReadDraft, { tokens: [from, end] }: Hit): boolean {
  const [last, next] = [tokens[end - 1], tokens[end]];
  if (end - from !== 2 || tokens[from]?.word !== 'the' || last === undefined) return false;
  return (
    next?.sentence === last.sentence &&
    /^[\s-]+$/.test(next.before) &&
    !AFTER_PEOPLE.has(next.word) &&
    text.charAt(last.to - 1) !== 's'
  );
}

/** Words that are spoken of, rather than used: “we say older people, not ‘the elderly’”. */
const SPOKEN_OF =
  /\b(?:say|says|said|saying|write|writes|writing|word|words|term|terms|phrase|phrases|call|called|instead|rather than|avoid|means|banned)\b/i;
const QUOTED = /^["“”'‘’]$/;

function isSpokenOf({ text, sentences }: ReadDraft, { from, to }: Hit): boolean {
  if (!QUOTED.test(text.charAt(from - 1)) || !/^[.,]?["“”'‘’]/.test(text.slice(to, to + 2)))
    return false;
  const within = sentences.find((one) => one.from <= from && to <= one.to);
  return within !== undefined && SPOKEN_OF.test(text.slice(within.from, within.to));
}

function replace(
  draft: ReadDraft,
  { entries, phrases }: Replacements,
  holds: (hit: Hit) => boolean = () => true,
): readonly Remark[] {
  const found = phrases.find(draft);
  const hits = entries.flatMap((entry, place) =>
    notOver(found.get(String(place)) ?? [], found.get(`not ${place}`))
      .filter((hit) => holds(hit) && !isSpokenOf(draft, hit))
      .map((hit) => ({ ...hit, entry })),
  );
  return longest(hits).map((hit): Remark => {
    const { entry } = hit;
    const at = { from: hit.from, to: hit.to };
    if (entry.say === undefined) return { at, say: 'hint', with: { hint: entry.hint ?? '' } };
    const capital = /^\p{Lu}/u.test(draft.text.slice(hit.from));
    const mended = capital ? entry.say.charAt(0).toUpperCase() + entry.say.slice(1) : entry.say;
    return { at, say: 'say', with: { say: entry.say }, mended };
  });
}

const NEGATIVE: Readonly<Record<string, string>> = {
  "can't": 'cannot',
  "won't": 'will not',
  "shan't": 'shall not',
  "ain't": 'is not',
  "don't": 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "weren't": 'were not',
  "haven't": 'have not',
  "hasn't": 'has not',
  "hadn't": 'had not',
  "shouldn't": 'should not',
  "couldn't": 'could not',
  "wouldn't": 'would not',
  "mustn't": 'must not',
  "needn't": 'need not',
  "mightn't": 'might not',
};

/** Before these, and in the past, a contraction tells a story and instructs nobody: "You don't know joy", "it wasn't me". */
const MUSED = new Set('know think mind believe care like love have get do even'.split(' '));
const TOLD = new Set(["wasn't", "weren't", "didn't", "hadn't", "couldn't", "wouldn't", "ain't"]);

/** "Don't", "can't": read as their opposite by some. Not where somebody speaks of themselves: "I can't wait". */
export const negativeContraction: Rule = {
  says: { found: [] },
  find: ({ tokens }) =>
    tokens.flatMap(({ word, text, from, to, first, next }, at): readonly Remark[] => {
      const full = Object.hasOwn(NEGATIVE, word) ? NEGATIVE[word] : undefined;
      if (full === undefined || tokens[at - 1]?.word === 'i') return [];
      if (!first && (TOLD.has(word) || (word === "don't" && MUSED.has(next)))) return [];
      const mended = /^\p{Lu}/u.test(text) ? full.charAt(0).toUpperCase() + full.slice(1) : full;
      return [{ at: { from, to }, say: 'found', mended }];
    }),
};

/** Fewer words than this say nothing about how hard a text is. */
const LEAST_WORDS = 15;
/** Both measures must put it at this age or above. */
const HARD_AGE = 14;

/** How old a reader must be, by two measures side by side, and the hardest sentence. Never a pass. */
export const readingAge: Rule = {
  says: { hard: ['ages'] },
  find(draft) {
    const { tokens, sentences } = draft;
    const words = tokens.filter(({ number }) => !number);
    if (words.length < LEAST_WORDS) return [];
    const counts = words.map(({ word }) => syllables(word));
    const total = counts.reduce((sum, one) => sum + one, 0);
    const long = counts.filter((one) => one > 2).length;
    const fleschKincaid =
      0.39 * (words.length / sentences.length) + 11.8 * (total / words.length) - 15.59;
    const smog = 1.043 * Math.sqrt(long * (30 / sentences.length)) + 3.1291;
    // A school grade of the United States is five years less than the age.
    const bothAges = [fleschKincaid, smog]
      .map((grade) => Math.round(grade + 5))
      .sort((a, b) => a - b);
    const [from = 0, to = 0] = bothAges;
    if (from < HARD_AGE) return [];
    const ages = from === to ? String(from) : `${from} to ${to}`;
    const load = (one: (typeof sentences)[number]): number =>
      tokens.slice(...one.tokens).reduce((sum, { word }) => sum + syllables(word), 0);
    const [hardest] = [...sentences].sort((a, b) => load(b) - load(a));
    return [{ at: hardest && { from: hardest.from, to: hardest.to }, say: 'hard', with: { ages } }];
  },
};

/** About how many syllables a word has. */
function syllables(word: string): number {
  const plain = word
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, '')
    .replace(/^y/, '');
  return Math.max(1, plain.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** A misspelt or doubled word. */
export const spelling: Rule = {
  says: { meant: ['word'], doubled: [] },
  find({ tokens, sentences, hashtags }, { spelling: check }) {
    const remarks: Remark[] = [];
    const foreign = new Set(
      sentences.flatMap(({ tokens: [first, end] }, place) =>
        isForeign(tokens.slice(first, end), check) ? [place] : [],
      ),
    );
    let looked = 0;
    const known = new Map<string, string | undefined>();
    const meantBy = (word: string): string | undefined => {
      if (!known.has(word)) known.set(word, check.meant(word));
      return known.get(word);
    };
    tokens.forEach((token, at) => {
      const { word, from, to } = token;
      const before = tokens[at - 1];
      const doubled =
        before?.word === word &&
        before.sentence === token.sentence &&
        /^\s+$/.test(token.before) &&
        !token.number &&
        !check.mayDouble(word);
      if (doubled)
        remarks.push({ at: { from: before.from, to }, say: 'doubled', mended: before.text });
      const listed = token.first ? check.mistyped(word) : undefined;
      if (listed !== undefined && /^[A-Z][a-z]+$/.test(token.text)) {
        const right = listed.charAt(0).toUpperCase() + listed.slice(1);
        remarks.push({ at: { from, to }, say: 'meant', with: { word: right }, mended: right });
      }
      if (!isCheckable(token) || foreign.has(token.sentence) || looked >= MOST_LOOKED) return;
      const meant = meantBy(word);
      if (meant === undefined) return;
      looked += 1;
      // What a hashtag or another place in the draft writes the same way is a name.
      if (hashtags.some(({ text }) => text.toLowerCase().includes(word))) return;
      remarks.push({ at: { from, to }, say: 'meant', with: { word: meant }, mended: meant });
    });
    return remarks;
  },
};

/** A text with more misspelt words than this is in another language. */
const MOST_LOOKED = 12;

/** A sentence of which half the words, and three at least, are none that the dictionary knows: Welsh, Polish. */
function isForeign(tokens: readonly Token[], check: SpellCheck): boolean {
  const words = tokens.filter(isCheckable);
  const unknown = words.filter(({ word }) => !check.isKnown(word)).length;
  return unknown >= 3 && unknown * 2 >= words.length;
}
