import type { Asked } from '../commands/query';
import { NAMES_TIP } from '../commands/tip-request';
import { said } from '../text/tokenize';
import { TELLS } from './follow-on';

export interface TipAskedParts {
  /** Whether a text is about somebody in need, and whether what somebody tells may be. */
  readonly needsPerson: (text: string) => boolean;
  readonly mayNeedPerson: (told: string) => boolean;
  /** The professions that a text says its writer is of, for which there are tips. */
  readonly asTold: (text: string) => readonly string[];
}

/** Reads a request for a tip out of a message that tells something beside it; undefined where it asks anything else. */
export type ReadTipAsked = (text: string, parse: (text: string) => Asked) => Asked | undefined;

const MARKS = /[,.;:!?–—]+(?=\s|$)|\s-+\s/;
const MOST_CLAUSES = 3;
const MOST_TOLD = 9;
/** What asks something else. */
const ASKS =
  /^(and |but |also |so )?(can|could|do|does|did|is|are|am|should|would|will|why|what|whats|how|hows|who|whos|when|where|which|if)\b/;
/** With what a request begins behind what somebody tells of themselves. */
const BEGINS = /^(any|got|give|gimme|can|could|have|do|tips?|a|send|need|looking|wondering)$/;

/** Makes the reader of requests for a tip with an aside: "A tip on wellbeing, it's been a week", "I'm a porter, any tips for me?". */
export function createReadTipAsked({
  needsPerson,
  mayNeedPerson,
  asTold,
}: TipAskedParts): ReadTipAsked {
  const tipIn = (clause: string, parse: (text: string) => Asked): TipAsked | undefined => {
    const asked = NAMES_TIP.test(clause) ? parse(clause) : undefined;
    return asked?.kind === 'tip' && asked.after === undefined ? asked : undefined;
  };

  return (text, parse) => {
    if (!NAMES_TIP.test(text)) return undefined;
    const clauses = text.split(MARKS).flatMap((one) => (said(one) === '' ? [] : [one.trim()]));
    if (clauses.length > MOST_CLAUSES) return undefined;
    const found =
      clauses.length > 1
        ? clauses.flatMap((clause, at) => {
            const asked = tipIn(clause, parse);
            return asked === undefined ? [] : [{ asked, told: clauses.filter((_, i) => i !== at) }];
          })
        : behindTold(text, parse);
    const [one, other] = found;
    if (one === undefined || other !== undefined || needsPerson(text)) return undefined;
    if (one.told.some(mayNeedPerson)) return undefined;
    const told = one.told.map(said);
    const isAside = told.every((each) => !ASKS.test(each) || OF_THE_TIP.test(each));
    if (!isAside || told.join(' ').split(' ').length > MOST_TOLD) return undefined;
    const { topic, about } = one.asked;
    if (topic !== undefined || about !== undefined) return one.asked;
    const [profession] = asTold(one.told.join(', '));
    if (profession !== undefined) return { kind: 'tip', topic: profession };
    return told.every((each) => TELLS.test(each)) ? one.asked : undefined;
  };

  /** "I'm a midwife got any tips": the request, from where it begins behind what is told. */
  function behindTold(text: string, parse: (text: string) => Asked): readonly Found[] {
    if (!TELLS.test(said(text))) return [];
    const words = text.trim().split(/\s+/);
    for (let at = 2; at < words.length; at += 1) {
      if (!BEGINS.test(said(words[at] ?? ''))) continue;
      const told = words.slice(0, at).join(' ');
      const asked = asTold(told).length > 0 ? tipIn(words.slice(at).join(' '), parse) : undefined;
      if (asked !== undefined) return [{ asked, told: [told] }];
    }
    return [];
  }
}

type TipAsked = Extract<Asked, { kind: 'tip' }>;
interface Found {
  readonly asked: TipAsked;
  readonly told: readonly string[];
}

/** "Have you got one?" asks for the tip itself. */
const OF_THE_TIP =
  /^(can|could|do|will|would) (you|i|we) (have|help|get|give|send|do|share|spare)\b/;
