import type { SensitiveQuestion } from '../loading/sensitive-entry';
import type { Chances, Classifier } from './classifier';
import { ORDINARY } from './classifier-examples';
import { partsOf } from './parts';

/** What was heard in a text: the entry, and whether it is sure enough to answer with nothing else. */
export interface Heard {
  readonly id: string;
  /** Otherwise its lines stand above an ordinary answer. */
  readonly sure: boolean;
}

/** What is made of a text by its words. */
export interface Look {
  /** What examples tell of just this text. */
  readonly told: string | undefined;
  /** How many words it has, and whether they are enough to be sure by, or name something of the kind. */
  readonly count: number;
  readonly enough: boolean;
  readonly whole: Chances;
  /** Of its sentences those that are enough; none for a text that is one short sentence. */
  readonly parts: readonly Chances[];
  readonly several: boolean;
}

export interface LookParts {
  readonly classifier: Classifier;
  /** The words of a text put right, without the titles of documents. */
  readonly read: (words: readonly string[]) => readonly string[];
  /** The plain words of a whole text, as many as are read as one. */
  readonly plain: (text: string) => readonly string[];
  /** Whether words name something that a sensitive question is about: short texts are nothing without. */
  readonly evident: (words: readonly string[]) => boolean;
}

interface Marks {
  /** From this chance on the entry is the answer; from `care` on its lines stand above another. */
  readonly sure: number;
  readonly care: number;
}

/**
 * How likely it must be, found by `npm run eval-sensitive`. Where a life is at risk two lines of care cost little, so
 * that little is enough for those; the whole answer, which shows nothing else, must be as sure as any. One sentence of
 * several must be plainer than a whole text, since there are many that it could be.
 */
const MARKS: Readonly<Record<'life' | 'lifeInPart' | 'usual' | 'usualInPart', Marks>> = {
  life: { sure: 0.7, care: 0.05 },
  lifeInPart: { sure: 0.9, care: 0.12 },
  usual: { sure: 0.55, care: 0.2 },
  usualInPart: { sure: 0.98, care: 0.45 },
};
/** Lines for a life at risk give way to what is so many times likelier: a reporter who will not leave harms nobody. */
const FAR = 3;
/** Declining a question that Signpost could have answered costs most. */
const DECLINE = 0.6;
/** A text of so few words that names nothing of the kind must be this much plainer: its odds are so many times less. */
const FEW = 6;
const UNNAMED = 7;

/** Makes what looks at the whole of a text and at each sentence. */
export function createLook({
  classifier,
  read,
  plain,
  evident,
}: LookParts): (text: string) => Look {
  const isEnough = (words: readonly string[]): boolean => words.length > FEW || evident(words);
  return (text) => {
    const words = read(plain(text));
    const parts = partsOf(text)
      .map(read)
      .filter(({ length }) => length > 0);
    return {
      told: classifier.told(text),
      count: words.length,
      enough: isEnough(words),
      whole: classifier.chances(words),
      parts: parts.filter(isEnough).map((part) => classifier.chances(part)),
      several: parts.length > 0,
    };
  };
}

/** Decides what a text is by its words. What examples tell, it always gives back. */
export function createDecide(
  questions: readonly SensitiveQuestion[],
): (look: Look) => Heard | undefined {
  const { isUrgent, isDeclined, usual } = createKinds(questions);

  return ({ told, count, enough, whole, parts }) => {
    if (told !== undefined) return told === ORDINARY ? undefined : { id: told, sure: true };
    if (count === 0) return undefined;
    const own = enough ? whole : fainter(whole);
    const grave = most(parts, ({ atRisk }) => atRisk) ?? NONE;
    const plainest = most(parts, usual) ?? NONE;
    const life = level(own.atRisk, MARKS.life, grave.atRisk, MARKS.lifeInPart);
    const other = level(own.any, MARKS.usual, usual(plainest), MARKS.usualInPart);
    const rest = Math.max(usual(own) - own.atRisk, usual(plainest) - plainest.atRisk);
    const id = likeliest([own, plainest], () => true);
    const beside =
      other !== undefined && !isDeclined(id) && FAR * Math.max(own.atRisk, grave.atRisk) < rest;
    if (life === 'sure' || (life === 'care' && !beside))
      return { id: likeliest([own, grave, whole], isUrgent), sure: life === 'sure' };
    if (other === undefined) return undefined;
    if (!isDeclined(id)) return { id, sure: other === 'sure' };
    return own.any >= DECLINE ? { id, sure: true } : undefined;
  };
}

/** What kinds of questions there are. */
export interface Kinds {
  /** Whether a life may be at risk. */
  readonly isUrgent: (id: string) => boolean;
  readonly isDeclined: (id: string) => boolean;
  /** The chance of what is to be answered, not declined: a clinical word within a story declines nothing. */
  readonly usual: (chances: Chances) => number;
}

/** Sorts questions by kind. */
export function createKinds(questions: readonly SensitiveQuestion[]): Kinds {
  const urgent = new Set(questions.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])));
  const declined = new Set(questions.flatMap((one) => (one.decline === true ? [one.id] : [])));
  return {
    isUrgent: (id) => urgent.has(id),
    isDeclined: (id) => declined.has(id),
    usual: ({ of, any }) => [...declined].reduce((left, id) => left - (of.get(id) ?? 0), any),
  };
}

/** Where nothing is heard. */
const NONE: Chances = { of: new Map(), atRisk: 0, any: 0 };

/** The same chances at odds so many times less. */
function fainter({ of, atRisk, any }: Chances): Chances {
  const less = (chance: number): number => chance / (chance + UNNAMED * (1 - chance));
  return {
    of: new Map([...of].map(([id, chance]) => [id, less(chance)])),
    atRisk: less(atRisk),
    any: less(any),
  };
}

function level(
  whole: number,
  marks: Marks,
  part: number,
  inPart: Marks,
): 'sure' | 'care' | undefined {
  if (whole >= marks.sure || part >= inPart.sure) return 'sure';
  return whole >= marks.care || part >= inPart.care ? 'care' : undefined;
}

/** Of some views the one of which most is true. */
export function most(all: readonly Chances[], by: (one: Chances) => number): Chances | undefined {
  return all.reduce<Chances | undefined>(
    (best, one) => (best === undefined || by(one) > by(best) ? one : best),
    undefined,
  );
}

/** The entry that most speaks for, of those that fit. */
export function likeliest(all: readonly Chances[], fits: (id: string) => boolean): string {
  const sums = new Map<string, number>();
  for (const { of } of all)
    for (const [id, chance] of of) if (fits(id)) sums.set(id, (sums.get(id) ?? 0) + chance);
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best), ['', -1])[0];
}
