import type { Context } from './schedule-context';
import { phrase, phraseAt, type Reader } from './reading';
import type { Offering, Schedule } from './schedule';

/** Words that carry a sentence and mean nothing of their own. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'at on every each the in and of for a an please time with , to us me my our about send post posted posts ' +
    'subscribe this channel here i we id like by be from get via per day days morning mornings week is it but topic ' +
    'topics only just one - all can could you set up would with start sending posting have remind'
  ).split(' '),
);

const OFFERINGS: readonly { readonly said: readonly string[]; readonly what: Offering }[] = [
  {
    said: ['tip', 'tips', 'tip of the day', 'daily tip', 'daily tips', 'tips of the day'],
    what: 'tips',
  },
  { said: ['resource', 'resources', 'reading', 'things to read', 'documents'], what: 'resources' },
  {
    said: [
      'figure',
      'figures',
      'survey figure',
      'survey figures',
      'stats',
      'stat',
      'statistics',
      'statistic',
      'numbers',
    ],
    what: 'figures',
  },
  {
    said: [
      'rotation',
      'mix',
      'a mix',
      'mixture',
      'everything',
      'all of them',
      'a bit of everything',
      'all three',
      'a rotation',
      'a mixture',
    ],
    what: 'rotation',
  },
  {
    said: [
      'editors',
      'for editors',
      'for the editors',
      'the editors card',
      'editors card',
      'editors list',
    ],
    what: 'editors',
  },
];

/** Reads what to post: "tips", "survey figures", "a bit of everything". */
export const readOffering: Reader<Offering> = (words, at) => {
  const mixed = phraseAt(words, at, [
    'tips and resources',
    'tips resources and figures',
    'tips , resources and figures',
    'tips and figures',
    'resources and figures',
    'tips resources figures',
    'tips , resources , figures',
  ]);
  if (mixed > 0) return { took: mixed, value: 'rotation' };
  for (const { said, what } of OFFERINGS) {
    const took = phraseAt(words, at, said);
    if (took > 0) return { took, value: what };
  }
  return undefined;
};

const DIGEST = [
  'digest',
  'weekly digest',
  'weekly-digest',
  'a weekly digest',
  'weekly roundup',
  'weekly round-up',
  'weekly summary',
  'roundup',
  'round-up',
];
const SINGLE = ['no digest', 'not a digest', 'one at a time', 'single'];

/** Reads whether posts come one at a time or together once a week. */
export const readCadence: Reader<Schedule['cadence']> = (words, at) => {
  const single = phraseAt(words, at, SINGLE);
  if (single > 0) return { took: single, value: 'daily' };
  const took = phraseAt(words, at, DIGEST);
  return took > 0 ? { took, value: 'weekly-digest' } : undefined;
};

const ALL = ['all topics', 'any topic', 'every topic', 'any topics'];
/** In words; the longest title has fewer. */
const LONGEST_TOPIC = 6;

/** Makes a reader of topics by their names, the longest that fits first. */
export function createTopicReader(topics: Context['topics']): Reader<string> {
  return (words, at) => {
    const all = phraseAt(words, at, ALL);
    if (all > 0) return { took: all, value: 'all' };
    if (FILLERS.has(words[at] ?? '')) return undefined;
    for (let took = Math.min(LONGEST_TOPIC, words.length - at); took > 0; took -= 1) {
      const ends = words[at + took - 1] ?? '';
      const topic = FILLERS.has(ends) ? undefined : topics.find(phrase(words, at, took));
      if (topic !== undefined) return { took, value: topic };
    }
    return undefined;
  };
}
