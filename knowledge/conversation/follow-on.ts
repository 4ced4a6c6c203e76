import type { Query } from '../commands/query';
import { createTipSubject } from '../commands/tip-request';
import type { Topics } from '../commands/topics';
import type { ContentIndex } from '../loading/content-index';
import type { ConversationWording, RequestWording } from '../loading/lexicon-wording';
import { said, wordsIn } from '../text/tokenize';
import { createReadCorrection, type Correction } from './correction';
import type { NameFinder } from './name-finder';
import { createPhrases } from '../text/phrases';
import { shownFirst, type Past, type Turn } from './turn';

/** Names of one sort, of which a question holds one. */
export interface Alternatives {
  readonly names: NameFinder;
  /** Whether they say who asks, so that what is for these comes first. */
  readonly ofAsker?: true;
  /** Whether they are platforms, so that what is on another is no answer. */
  readonly platform?: true;
  /** Where a question holds two of them, a third takes the place of neither. */
  readonly severalAtOnce?: true;
}

export interface FollowOnParts {
  readonly wording: ConversationWording;
  readonly requests: Pick<RequestWording, 'filler'>;
  readonly alternatives: readonly Alternatives[];
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
  readonly shelf: ContentIndex;
  readonly topics: Pick<Topics, 'find' | 'title' | 'covering'>;
}

/** A message read together with the last question; undefined where it stands by itself. */
export type FollowOn = (text: string, past: Past) => Query | undefined;

/** More words than these tell a story of their own. */
const MOST_WORDS = 14;
/** A message of so few words of its own has no subject, and one of more that begins as if it went on may have. */
const FEW = 2;
const SOME = 3;
const MOST_OF_SOMEBODY = 5;
/** Words that say as little in a conversation. */
const LITTLE =
  'about them us we whos wheres whens hows whys thats theres hes shes theyve wouldve youd theyd'.split(
    ' ',
  );
/** Words that point back to what was said. */
const POINTS_BACK =
  /\b(it|that|this|them|they|those|these|he|she|him|her|hes|shes|theyre|its|thats|one|there|theirs)\b/;
/** "Can I share a poster | if I did not make it?": up to the clause whose "it" is the poster. */
const OWN_SUBJECT =
  /^(?:(?:is|would) it (?:be )?(?:ok|okay|alright|all right|fine|allowed|legal|illegal|safe|wrong|bad|rude) )?(.*?\b(?:an?|my|our|someone|somebody|another) \w+.*?) (?:if|when|as long as|unless|after|before|because|but|without|who)\b/;
/** What has happened, told without saying of whom: "lost my phone though". */
const HAPPENED =
  /^(?:(?:and|but|so|ok) )*(lost|forgot|forgotten|tried|still|already|never|cant|couldnt|didnt|doesnt|dont|wont|wouldnt|havent|hasnt|isnt|arent|keeps?|says|said|told|been|got told)\b/;
/** "For a band 5", "if nobody's in it": no question of another matter begins so. */
const OF_IT =
  /^(?:(?:and|but|or|so|ok) )*(?:for|in|on|with|without|at|from|during|after|until|unless|even|only|if|when|while|not)\b/;
/** What a question of another matter would not have before it says what it means. */
const IT = /\b(it|that|this|them|those|these|its|thats)\b/;
/** Somebody named as who it was: "a patient", "one of our own staff". */
const SOMEBODY = /^(?:an?|my|his|her|their|our|the|one of|some|another)\b/;
const CLAUSE = /[,.;:!?…–—]+|\s-+\s/;
/** How another tip is asked for with what it is to be on, before that or behind it. */
const A_TIP_ON =
  /\b(?:one|ones|tips?|something|anything|another|any|some|more|same|same again|same but) (?:(?:again|but) )?(?:(?:more|else|specific|specifically|new|different|similar) )?(?:about|on|for|around|regarding|re|to do with|with|covering|thats about|thats on|that is about|related to) (.+)$/;
const A_TIP_OF =
  /^(?:(?:and|but|ok|now|so|then|got|have|you|give|me|us|send|can|could|i|we|get|lets|maybe|do|whats|what|about|how) )*(?:(?:an?|any|another|some|the) )?((?:\w+ ){1,3})(?:one|ones|tips?)(?: (?:instead|please|pls|then|now|next|too|maybe))*$/;
/** "Can I post something about a patient?" asks for no tip, and "can I have one on that?" does. */
const ASKS_OTHER =
  /^(?:(?:and|but|ok|so|then) )*(?:(?:can|could|may|should|shall|do|does|did|would|will|must|might) (?:i|we|they|he|she|it|staff|patients|people|somebody|someone|a|my|our)\b(?! (?:have|get|see|ask for)\b)|(?:is|are|am|was) (?!there\b)|(?:how|why|when|where|who|if|what if|what do|what does|what should|what happens|whose|which)\b(?! about\b))/;
const INSTEAD = /\b(instead|rather|not that|different)\b/;
/** A question that asked for tips, whatever answered it: only "one on passwords" asks for another. */
const TIPS = /\btips?\b/i;
const OF_TIPS = /^(tips?|another|next|new|back|return)$/;
/** With what a whole question begins. */
const ASKS =
  /^(can|could|do|does|did|is|are|am|should|would|will|why|what|whats|how|who|when|where|which)\b/;
/** "What is phishing?" may be about anything, unlike "do I have to?". */
const ASKS_WHAT = /^(why|what|whats|how|who|when|where|which)\b/;
/** What nobody asks of nothing: "what time of day", "how often should it be". */
const ASKS_BRIEFLY =
  /^(?:(?:and|so|ok|but|then|at|on|in|for) )*(?:(?:what|which) (?:time|times|day|days|size|length|age|date|format|order|place|size|frequency)(?: of (?:the )?(?:day|week|month|year))?|how (?:often|long|many|much|big|soon|early|late|far|frequently|old|short))(?: (?:is|are|works) (?:best|better|ok|right|ideal))?(?: (?:should|can|must|do) (?:it|they|that|we|i) (?:be|do that|do it|post|last))?(?: then)?$/;
/** What somebody asks next of a person in need. */
const ASKS_ON =
  /^(should|do|can|what do|what should|who do|who should|how do|when|where|is|will) ?(i|we)?\b/;
/** How somebody begins to tell something: "my manager is off until Monday". */
export const TELLS =
  /^(he|she|it|they|been|having|feeling|hes|shes|its|theyre|theyve|im|ive|i|we|weve|my|our|the|nobody|no one|theres|that|thats)\b/;

/** Makes the reader of what goes on from a question. */
export function createFollowOn(parts: FollowOnParts): FollowOn {
  const { wording, alternatives, shelf, topics } = parts;
  const little = new Set([...parts.stopWords.flatMap(wordsIn), ...LITTLE]);
  const frames = new Set(wording.frames);
  const goesOn = createPhrases(wording.goesOn);
  const subjectOf = createTipSubject(parts.requests);
  const readCorrection = createReadCorrection(wording);
  const matterOf = (words: readonly string[]): readonly string[] =>
    words.filter((word) => !little.has(word));

  return (text, past) => {
    const last = past.turns.at(-1);
    const words = wordsIn(text);
    if (last === undefined || words.length > MOST_WORDS) return undefined;
    const corrected = readCorrection(text);
    if (last.kind === 'sensitive') {
      // "Not that. I mean, what do the standards say?" is another matter, unless it tells of somebody again.
      const other = corrected?.meant.join(' ') ?? '';
      if (corrected?.instead.some((one) => POINTS_BACK.test(one)) && ASKS.test(other))
        return { kind: 'search', words: other, typed: text };
      return person(said(text), words, past);
    }
    const before = contextOf(past);
    if (before === undefined) return undefined;
    const tip =
      before.ofTip === true || TIPS.test(before.words)
        ? tipOn(text, corrected?.meant.join(' ') ?? said(text), past, before.ofTip === true)
        : undefined;
    if (tip !== undefined) return tip;
    if (corrected !== undefined) return mended(corrected, before);
    const aged = before.ofFigure === true ? otherAge(text, before.subject) : undefined;
    if (aged !== undefined) return { kind: 'search', words: aged, typed: '', joins: 'surely' };
    return (
      swap(words, before, past) ??
      (before.loose === true ? undefined : together(askedIn(text), said(text), before))
    );
  };

  /** Words from the first to the last that says something. */
  function bare(words: readonly string[]): readonly string[] {
    const says = (word: string): boolean => !little.has(word);
    return words.slice(words.findIndex(says), words.findLastIndex(says) + 1);
  }

  /** What the last question was about: in words, and as it was first asked. */
  function contextOf({ turns }: Past): Context | undefined {
    const turn = shownFrom(turns);
    if (turn === undefined) return undefined;
    if (turn.words !== undefined) {
      const ofFigure = turn.kind === 'statistic' || turn.kind === 'no-figure';
      const subject = turn.subject ?? turn.words;
      return { words: turn.words, subject, ...(ofFigure && { ofFigure }) };
    }
    const { asked } = turn;
    const topic = 'topic' in asked ? asked.topic : undefined;
    const tip = shelf.tip(turn.found[0] ?? '');
    const about = 'about' in asked ? asked.about : undefined;
    const words = about ?? (topic === undefined ? tip?.text : topics.title(topic));
    // A tip of the day is about many things: only a name in the place of another goes on from it.
    const loose = topic === undefined && about === undefined && { loose: true as const };
    const ofTip = (turn.kind === 'tip' || asked.kind === 'tip') && { ofTip: true as const };
    return words === undefined ? undefined : { words, subject: words, ...loose, ...ofTip };
  }

  /** "One on passwords", "not that. something about video instead", after a tip: a tip on that. */
  function tipOn(text: string, meant: string, past: Past, ofTip: boolean): Query | undefined {
    const clauses = text.split(CLAUSE).filter((one) => said(one) !== '');
    const seen = shownFirst(past);
    const whole = clauses.length > 1 ? [...clauses].reverse() : [];
    for (const plain of [meant, ...whole.map(said)]) {
      const rest = wordsIn(plain).filter(
        (word) => !little.has(word) && !frames.has(word) && !OF_TIPS.test(word),
      );
      const own = ofTip ? topics.find(rest.join(' ')) : undefined;
      const named = ASKS_OTHER.test(plain)
        ? undefined
        : (A_TIP_ON.exec(plain)?.[1] ?? A_TIP_OF.exec(plain)?.[1]?.trim());
      const words = own === undefined ? named?.split(' ') : rest;
      const subject = words && subjectOf(words, topics);
      const asked = shownFrom(past.turns)?.asked;
      const within = asked?.kind === 'tip' && !INSTEAD.test(said(text)) ? asked.topic : undefined;
      if (subject?.topic !== undefined || subject?.about !== undefined)
        return {
          ...{ kind: 'tip', ...subject, seen },
          ...(subject.about !== undefined && { typed: text }),
          ...(within !== undefined && { within }),
        };
    }
    return undefined;
  }

  /** "I meant patients, not staff": the last question with the one in the place of the other. */
  function mended({ meant, instead }: Correction, before: Context): Query | undefined {
    const matter = matterOf(meant);
    if (matter.length === 0) return undefined;
    const words = meant.join(' ');
    if (ASKS.test(words) && matter.length >= FEW)
      return { kind: 'search', words, after: before.subject };
    const old = wordsIn(before.subject);
    const unwanted = matterOf(instead);
    const at = old.findIndex((word) => unwanted.some((one) => alike(one, word)));
    const rest = old.filter((word) => !unwanted.some((one) => alike(one, word)));
    const sort = alternatives.find(({ names }) => names.of(meant).length > 0);
    const own = bare(meant);
    const whole =
      at >= 0
        ? [...rest.slice(0, at), ...own, ...rest.slice(at)]
        : (sort?.names.swapped(old, own) ?? [...old, ...meant]);
    return { kind: 'search', words: whole.join(' '), typed: words, joins: 'surely' };
  }

  /** "And for nurses?", "on insta", "kids?": the last question, asked for those. */
  function swap(words: readonly string[], before: Context, past: Past): Query | undefined {
    const old = wordsIn(before.subject);
    const meant = alternatives.filter(({ names }) => {
      const rest = names.without(words).filter((word) => !little.has(word) && !frames.has(word));
      return names.of(words).length > 0 && rest.length === 0;
    });
    const has = ({ names, severalAtOnce }: Alternatives): boolean => {
      const there = names.of(old).length;
      return there === 1 || (there > 1 && severalAtOnce !== true);
    };
    const sort = meant.find(has) ?? meant[0];
    if (sort === undefined) return undefined;
    const { names, ofAsker, platform } = sort;
    const own = names.named(words);
    const whole = (has(sort) ? names.swapped(old, own) : undefined) ?? [...old, ...own];
    return {
      kind: 'search',
      words: whole.filter((word, at) => word !== whole[at - 1]).join(' '),
      typed: '',
      ...(platform === true && { platform: names.of(words)[0] ?? '' }),
      ...(ofAsker === true && {
        asker: [...otherSorts(past.asker, names), ...names.of(words)],
      }),
      joins: 'surely',
    };
  }

  /** What else is known of who asks, where a new profession or nation takes the place of the old. */
  function otherSorts(asker: readonly string[], names: NameFinder): readonly string[] {
    return asker.filter((id) => !names.ids.includes(id));
  }

  function together(text: string, typed: string, before: Context): Query | undefined {
    const plain = said(text);
    const matter = matterOf(wordsIn(text));
    const begins = goesOn.at(plain.split(' '), 0) > 0;
    const own = ASKS.test(plain) && namesWhatItPointsTo(plain);
    const back = !own && POINTS_BACK.test(plain);
    const tells = TELLS.test(plain) || (HAPPENED.test(plain) && matter.length <= SOME);
    const of =
      (OF_IT.test(plain) && !ASKS.test(plain) && matter.length <= FEW) ||
      (back &&
        ASKS.test(plain) &&
        IT.test(plain) &&
        matter.length <= SOME &&
        before.ofFigure !== true);
    const on =
      (begins && (matter.length <= SOME || !ASKS.test(plain))) ||
      (back && matter.length <= SOME) ||
      ASKS_BRIEFLY.test(plain) ||
      (!own && ASKS.test(plain) && matter.length <= (ASKS_WHAT.test(plain) ? 0 : FEW));
    const idle = tells || of || ASKS_BRIEFLY.test(plain) || matter.length <= (back ? 1 : 0);
    const perhaps = tells ? 'told' : matter.length > FEW ? 'sharper' : undefined;
    const joins = on ? (idle ? 'wholly' : 'surely') : perhaps;
    return {
      kind: 'search',
      words: plain,
      ...(typed !== plain && { typed }),
      after: before.words,
      ...(before.subject !== before.words && { subject: before.subject }),
      ...(joins !== undefined && { joins }),
    };
  }

  /** What is said next of somebody in need, or of what went wrong. */
  function person(plain: string, words: readonly string[], past: Past): Query | undefined {
    const last = past.turns.at(-1);
    const id = last?.found[0];
    if (id === undefined) return undefined;
    const back = POINTS_BACK.test(plain);
    const tells = TELLS.test(plain);
    const asks = ASKS_ON.test(plain) || goesOn.at(plain.split(' '), 0) > 0;
    const somebody =
      words.length <= MOST_OF_SOMEBODY &&
      SOMEBODY.test(plain) &&
      alternatives.some(({ names, platform }) => platform !== true && names.of(words).length > 0);
    const surely = somebody || (back ? asks || tells : asks && words.length <= 4);
    const again = surely ? 'surely' : tells ? 'unanswered' : 'unknown';
    const before = last?.words;
    const swapped =
      before === undefined ? undefined : swap(words, { words: before, subject: before }, past);
    const named = swapped?.kind === 'search' && { named: swapped.words };
    const next = ASKS.test(plain.replace(/^(?:so|and|but|ok) /, '')) && matterOf(words).length > 0;
    const joined = before !== undefined && next && { asks: `${before} ${plain}` };
    const about = before !== undefined && { about: before };
    return { kind: 'search', words: plain, person: { id, again, ...named, ...joined, ...about } };
  }
}

interface Context {
  readonly words: string;
  readonly subject: string;
  readonly loose?: true;
  readonly ofTip?: true;
  readonly ofFigure?: true;
}

/** The turn that the last one was a closer look at, or the last one itself. */
export function shownFrom(turns: readonly Turn[]): Turn | undefined {
  let at = turns.length - 1;
  for (; at > 0; at -= 1) {
    const asked = turns[at]?.asked;
    const before = turns[at - 1];
    const looked =
      (asked?.kind === 'show' && before?.found.includes(asked.id) === true) ||
      asked?.kind === 'others';
    if (!looked) break;
  }
  return turns[at];
}

/** Whether a question points to nothing but what it names itself. */
function namesWhatItPointsTo(plain: string): boolean {
  const [, front] = OWN_SUBJECT.exec(plain) ?? [];
  return front !== undefined && !POINTS_BACK.test(front);
}

/** "And Botox? My wife has a clinic": the question, without what somebody tells behind it. */
function askedIn(text: string): string {
  const [, question = text, told = ''] = /^([^?]+\?)\s+([^?]+)$/.exec(text) ?? [];
  return TELLS.test(said(told)) ? question : text;
}

const AGE =
  /(?:\b(?:over|under|above|below|aged?|ages) (?:the )?(?:age of )?)?\b\d{2}s?(?: ?(?:-|–|to|and) ?\d{2}s?)?(?: ?(?:\+|plus\b|(?:and|or) (?:over|under|above|older|younger)\b|(?:year|yr)s? olds?\b))*/i;
const AGE_ALONE = new RegExp(
  `^(?:(?:and|or|what about|how about|what of|but|then|also|same for|for|in|the|those|people|adults|folk|ok|now|just|only|whats it for) )*(${AGE.source})(?: people| adults| ones| lot| folk)?(?: then| instead| too| please| pls)*\\W*$`,
  'i',
);

/** "And 18-24s?" behind a question about a figure of other surveys: the question with that age in the place of its own. */
function otherAge(text: string, subject: string): string | undefined {
  const age = AGE_ALONE.exec(text.trim())?.[1];
  if (age === undefined) return undefined;
  return AGE.test(subject) ? subject.replace(AGE, age) : `${subject} ${age}`;
}

/** Whether two words are one in its forms. */
const alike = (one: string, other: string): boolean =>
  one.replace(/s$/, '') === other.replace(/s$/, '');
