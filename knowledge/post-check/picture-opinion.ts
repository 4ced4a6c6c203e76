import { learn, type Learned } from '../search/intent-model';
import { LEARNED_RULES, type DraftExample, type ExampleRule } from './draft-example';
import { together, type DraftFeatures } from './draft-features';
import {
  createDraftParts,
  likelier,
  logOdds,
  NOTHING,
  storiesOf,
  stretchOf,
  type KnownSentence,
  type Likely,
} from './draft-parts';
import type { PhraseSet } from './phrase-search';
import { readDraft, signsIn, type ReadDraft } from './read-draft';

/** How likely it is that a draft shows people who may be in care, without their leave. */
export type PictureOpinion = (draft: ReadDraft) => Likely;

/** Posts that show people, and posts that look alike. */
export interface PictureExamples {
  readonly shown: readonly string[];
  readonly unshown: readonly string[];
}

/** In which sentences words stand that mean a picture, and in which words that show something. */
export type SpeaksOfPictures = (draft: ReadDraft) => {
  readonly surely: ReadonlySet<number>;
  readonly perhaps: ReadonlySet<number>;
};

/** The sorts of words that mean a picture, and those that show something. */
type PictureWord = 'still' | 'moving' | 'show';

/** Makes the reader of what speaks of pictures; an emoji for one among `signs` speaks for the whole draft. */
export function createSpeaksOfPictures<Sort extends string>(
  words: PhraseSet<Sort | PictureWord>,
  signs: ReadonlySet<string>,
): SpeaksOfPictures {
  return (draft) => {
    const found = words.find(draft);
    const of = (...sorts: readonly PictureWord[]): ReadonlySet<number> =>
      new Set(sorts.flatMap((sort) => (found.get(sort) ?? []).map(({ sentence }) => sentence)));
    const signed = draft.draft.picture === true || signsIn(draft, signs).length > 0;
    const surely = signed ? new Set(draft.sentences.keys()) : of('still', 'moving');
    return { surely, perhaps: of('show') };
  };
}

const TELLS: ReadonlySet<ExampleRule> = new Set(LEARNED_RULES);

const SETTINGS = { rounds: 10, rate: 0.1, everywhere: () => true, least: 0.01 } as const;

/**
 * Learns from examples which words stand in posts that show people. A draft that tells of a patient is left out where it
 * speaks of a picture as well, unless an editor has said that the picture is at fault: it could be either.
 */
export function learnPictures(
  { shown, unshown }: PictureExamples,
  drafts: readonly Omit<DraftExample, 'writer'>[],
  features: DraftFeatures,
  speaks: SpeaksOfPictures,
): Learned {
  const labelled = [
    ...drafts.flatMap(({ text, breaks }) => {
      const shows = breaks.includes('photo-consent');
      const read = readDraft({ text });
      const tells = breaks.some((rule) => TELLS.has(rule));
      return shows || !tells || speaks(read).surely.size === 0 ? [{ read, shows }] : [];
    }),
    ...shown.map((text) => ({ read: readDraft({ text }), shows: true })),
    ...unshown.map((text) => ({ read: readDraft({ text }), shows: false })),
  ];
  return learn(
    labelled.flatMap(({ read, shows }) => {
      const sentences = features(read);
      const apart = !shows && sentences.length > 1 ? sentences.map((one) => [one]) : [];
      return [sentences, ...apart].map((part) => ({
        features: together(part),
        labels: [{ label: shows ? 'shown' : 'unshown', weight: 1 }],
      }));
    }),
    SETTINGS,
  );
}

/** How much plainer a part of a draft must be than a whole one: a sentence, or several. */
const LESS = { sentence: 0.5, sentences: 0.25 } as const;
/** How much plainer one must be that only shows something, and names no picture. */
const UNNAMED = 0.7;

/** Says what was learned of a draft that speaks of a picture, or has one. Pure, and in time that grows with its length. */
export function createPictureOpinion(
  learned: Learned,
  features: DraftFeatures,
  speaks: SpeaksOfPictures,
): PictureOpinion {
  const parts = createDraftParts(learned, features);
  const shown = parts.labels.indexOf('shown');
  return (draft) => {
    const { surely, perhaps } = speaks(draft);
    if (shown < 0 || surely.size + perhaps.size === 0) return NOTHING;
    const sentences = parts.sentences(draft);
    const places = new Map(sentences.map((one, at) => [one, at]));
    const has = (part: readonly KnownSentence[], those: ReadonlySet<number>): boolean =>
      part.some((one) => those.has(places.get(one) ?? -1));
    const pairs =
      sentences.length > 2 ? sentences.slice(1).map((one, at) => [sentences[at] ?? one, one]) : [];
    const apart = sentences.length > 1 ? sentences.map((one) => [one]) : [];
    let likeliest = NOTHING;
    for (const part of [...storiesOf(sentences), ...pairs, ...apart]) {
      const named = has(part, surely);
      if (!named && !has(part, perhaps)) continue;
      const chance = parts.chances(part)?.[shown];
      if (chance === undefined) continue;
      const whole = part.length === sentences.length;
      const less = whole ? 0 : part.length === 1 ? LESS.sentence : LESS.sentences;
      const odds = logOdds(chance) - less - (named ? 0 : UNNAMED);
      likeliest = likelier(likeliest, { odds, at: stretchOf(part) });
    }
    return likeliest;
  };
}
