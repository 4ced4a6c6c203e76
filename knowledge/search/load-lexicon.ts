import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { COMMANDS } from '../commands/table';
import type { Entry } from '../loading/entry';
import { filledList, group, id, list, number, text, yesNo } from '../loading/fields';
import type { Kind, KindName } from '../loading/kinds';
import type { ContentProblem } from '../loading/problem';
import { readKinds, valuesOf } from '../loading/read-kinds';
import {
  anotherWording,
  introductionWording,
  WORDING_KINDS,
  type CommandWording,
  type ConversationWording,
  type FollowUpWording,
  type NamesWording,
  type RequestWording,
  type SmallAnswer,
  type SmallTalkWording,
  type WayOn,
} from '../loading/lexicon-wording';
import type { Abbreviations } from '../text/abbreviations';
import { wordsIn } from '../text/tokenize';
import type { Concept } from './synonyms';
import type { Asks, Declines, Floor, Lexicon, Marks, Wording } from './lexicon';

/** What somebody types, up to a long story; a bare number counts as text. */
const said = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  text(1000),
);
const ids = z.preprocess((value) => (typeof value === 'string' ? [value] : value), filledList(id));
const chance = number.min(0, 'must be 0 to 1').max(1, 'must be 0 to 1');

const asks = group({ for: ids, asks: filledList(said) });
const decline = group({ subject: text(80), asks: filledList(said), words: list(said) });
const gaps = group({ asks: filledList(said) });
const meaning = group({ id, anchor: yesNo.default(false), words: filledList(said) });
const stopWords = group({ words: filledList(said) });
/** Without the second decision, whatever is in scope is answered. */
const ALL_GOOD: Floor['good'] = { weights: {}, bias: 0, least: 0 };
const marks = {
  weights: z.record(text(40), number),
  bias: number,
  answer: chance,
  suggest: chance,
  good: group({ weights: z.record(text(40), number), bias: number, least: chance }).default(
    ALL_GOOD,
  ),
};
const floor = group({ ...marks, encoder: group(marks).optional() });

/** A floor that says nothing of an encoder holds what is near in meaning to the same marks, and for nothing. */
function floorOf(read: (Marks & Partial<Floor>) | undefined): Floor {
  const marks = read ?? { weights: {}, bias: 0, answer: 1, suggest: 1, good: ALL_GOOD };
  return { ...marks, encoder: read?.encoder ?? marks };
}

const KINDS: readonly Kind[] = [
  { name: 'asks', files: /^asks-[a-z-]+\.ya?ml$/, shape: 'list', entry: asks, ids: 'lexicon' },
  {
    name: 'decline',
    files: /^decline(-[a-z-]+)?\.ya?ml$/,
    shape: 'list',
    entry: decline,
    ids: 'lexicon',
  },
  { name: 'gaps', files: /^gaps\.ya?ml$/, shape: 'single', entry: gaps, ids: 'lexicon' },
  { name: 'meaning', files: /^words\.ya?ml$/, shape: 'list', entry: meaning, ids: 'lexicon' },
  {
    name: 'stop-words',
    files: /^stop-words\.ya?ml$/,
    shape: 'single',
    entry: stopWords,
    ids: 'lexicon',
  },
  { name: 'floor', files: /^floor\.ya?ml$/, shape: 'single', entry: floor, ids: 'lexicon' },
  ...WORDING_KINDS,
];
const STRAY =
  'is not a file that the lexicon reads; put it in words.yaml, gaps.yaml, stop-words.yaml, floor.yaml, abbreviations.yaml, commands.yaml, requests.yaml, small-talk.yaml, small-answers.yaml, ways-on.yaml, follow-ups.yaml, conversation.yaml, names.yaml, or files named asks-….yaml or decline-….yaml';
/** From the commonest down; see docs/decisions/dependencies.md for where it comes from. */
const ENGLISH = 'english-words.txt';

/**
 * Reads the lexicon's folder and checks it: every fault has its file, line and field, an ask for an unknown id
 * among them; such an ask is left out. `knows` says which ids exist. Reads the disk at once and never throws.
 */
export function loadLexicon(
  folder: string,
  knows: (id: string) => boolean,
): { readonly lexicon: Lexicon; readonly problems: readonly ContentProblem[] } {
  const { entries, problems: found } = readKinds(folder, KINDS, STRAY);
  const problems = [...found, ...strangers(entries, knows), ...commandFaults(entries)];
  const [first] = valuesOf(entries, 'floor');
  if (first === undefined)
    problems.push({
      severity: 'fault',
      file: `${folder}/floor.yaml`,
      line: 0,
      field: '(file)',
      message: 'is missing or has faults; run npm run calibrate to write it again',
    });
  return {
    lexicon: {
      concepts: valuesOf(entries, 'meaning') as readonly Concept[],
      asks: (valuesOf(entries, 'asks') as readonly Asks[]).flatMap((one) => {
        const known = one.for.filter(knows);
        return known.length > 0 ? [{ ...one, for: known }] : [];
      }),
      declines: valuesOf(entries, 'decline') as readonly Declines[],
      gaps: (valuesOf(entries, 'gaps') as readonly { asks: readonly string[] }[]).flatMap(
        (one) => one.asks,
      ),
      stopWords: (
        valuesOf(entries, 'stop-words') as readonly { words: readonly string[] }[]
      ).flatMap(({ words }) => words),
      floor: floorOf(first as (Marks & Partial<Floor>) | undefined),
      english: new Map(
        [...new Set(readFileSync(join(folder, ENGLISH), 'utf8').split('\n').filter(Boolean))].map(
          (word, rank) => [word, rank],
        ),
      ),
      abbreviations: (oneOf(entries, 'abbreviations') as Abbreviations | undefined) ?? {
        words: [],
        figures: [],
      },
      names: new Set(
        Object.values((oneOf(entries, 'names') as NamesWording | undefined) ?? {}).flatMap((all) =>
          all.flatMap(wordsIn),
        ),
      ),
      wording: wordingOf(entries),
    },
    problems,
  };
}

const NO_FOLLOW_UPS: FollowUpWording = {
  more: [],
  another: [],
  source: [],
  why: [],
  shorter: [],
  unclear: [],
  example: [],
  done: [],
  'not-that': [],
  first: [],
  second: [],
  third: [],
  last: [],
  yes: [],
};

const NO_CONVERSATION: ConversationWording = {
  fresh: [],
  before: [],
  after: [],
  starts: [],
  goesOnOrHelp: [],
  meant: [],
  instead: [],
  goesOn: [],
  frames: [],
  acknowledged: [],
  closing: [],
  others: [],
  shownThings: [],
  verdicts: [],
  another: anotherWording.parse({}),
  introduction: introductionWording.parse({}),
  alternatives: [],
};

/** A lexicon may leave any of it to the commands' own words. */
function wordingOf(entries: readonly Entry[]): Wording {
  return {
    commands: valuesOf(entries, 'commands') as readonly CommandWording[],
    requests: (oneOf(entries, 'requests') as RequestWording | undefined) ?? {
      before: [],
      after: [],
      carriers: [],
      asked: [],
      whole: [],
      tipsAbout: [],
      tipsOfKinds: [],
      filler: [],
    },
    smallAnswers: valuesOf(entries, 'small-answers') as readonly SmallAnswer[],
    followUps: (oneOf(entries, 'follow-ups') as FollowUpWording | undefined) ?? NO_FOLLOW_UPS,
    conversation:
      (oneOf(entries, 'conversation') as ConversationWording | undefined) ?? NO_CONVERSATION,
    waysOn: valuesOf(entries, 'ways-on') as readonly WayOn[],
    smallTalk: (oneOf(entries, 'small-talk') as SmallTalkWording | undefined) ?? {
      greetings: [],
      thanks: [],
      rude: [],
      atTheBot: [],
    },
  };
}

/** Wording for a command that there is not, and wording that two commands share. */
function commandFaults(entries: readonly Entry[]): readonly ContentProblem[] {
  const takenBy = new Map(COMMANDS.map(({ word }) => [word, word]));
  return entries.flatMap((entry) => {
    if (entry.kind.name !== 'commands' || entry.value === undefined) return [];
    const { command, synonyms, said } = entry.value as CommandWording;
    const fault = (path: readonly PropertyKey[], message: string): ContentProblem =>
      entry.problem('fault', path, message);
    if (!COMMANDS.some(({ word }) => word === command))
      return [fault(['command'], `"${command}" is not a command`)];
    const twice = (field: string, phrases: readonly string[]): readonly ContentProblem[] =>
      phrases.flatMap((phrase, at) => {
        const other = takenBy.get(phrase);
        takenBy.set(phrase, command);
        return other === undefined
          ? []
          : [fault([field, at], `"${phrase}" already means "${other}"; keep one of the two`)];
      });
    return [...twice('synonyms', synonyms), ...twice('said', said)];
  });
}

/** The value of a file that there is one of. */
const oneOf = (entries: readonly Entry[], name: KindName): unknown => valuesOf(entries, name)[0];

/** Asks for something that doesn't exist. */
function strangers(
  entries: readonly Entry[],
  knows: (id: string) => boolean,
): readonly ContentProblem[] {
  return entries.flatMap((entry) => {
    if (entry.kind.name !== 'asks' || entry.value === undefined) return [];
    return (entry.value as Asks).for.flatMap((one, at) =>
      knows(one)
        ? []
        : [
            entry.problem(
              'fault',
              ['for', at],
              `"${one}" is not the id of anything in the content`,
            ),
          ],
    );
  });
}
