import { FIRST_NAMES } from '../patient-details/people';
import { createHashtagSplitter, type SplitHashtag } from './hashtag-words';
import { classes, type IsName } from './phrase-patterns';
import type { Learned } from '../search/intent-model';
import { createDraftFeatures, createWordFeatures } from './draft-features';
import { createPhraseSearch, type PhraseSet } from './phrase-search';
import {
  createPictureOpinion,
  createSpeaksOfPictures,
  learnPictures,
  type PictureOpinion,
} from './picture-opinion';
import {
  CIRCUMSTANCES,
  PICTURE_SORTS,
  type PostCheckContent,
  type Replacement,
  type RuleWording,
} from './post-check-schemas';
import { RULE_NAMES, type RuleName } from './draft';
import {
  createQuestionOpinion,
  learnQuestions,
  SORTS_NAME,
  type LearnedQuestions,
  type QuestionOpinion,
} from './question-opinion';
import { QUESTION_SORTS } from './question-sorts';
import { signsOf } from './read-draft';
import { createSecondOpinion, learnSecondOpinion, type SecondOpinion } from './second-opinion';
import { createSpellCheck, type SpellCheck } from './spell-check';
import type { WordList } from './word-list';

/** The files that hold nothing but cues. */
type CueFile = {
  [Name in keyof PostCheckContent]: PostCheckContent[Name] extends {
    readonly cues: Readonly<Record<string, readonly string[]>>;
  }
    ? Name
    : never;
}[keyof PostCheckContent];

type Cues = {
  readonly [Name in CueFile]: PhraseSet<keyof PostCheckContent[Name]['cues'] & string>;
};

/** Words to avoid, ready to be found. */
export interface Replacements {
  readonly entries: readonly Replacement[];
  /** Found under the entry's place in the list, "0", or "not 0" for what makes it no fault. */
  readonly phrases: PhraseSet<string>;
}

/** All that the rules look things up in, made once from the content. */
export interface PostRules {
  readonly content: PostCheckContent;
  readonly wordings: ReadonlyMap<RuleName, RuleWording>;
  readonly cues: Cues;
  readonly jargon: Replacements;
  readonly peopleFirst: Replacements;
  readonly acronyms: {
    readonly known: ReadonlySet<string>;
    readonly stand: ReadonlyMap<string, string>;
  };
  readonly splitHashtag: SplitHashtag;
  readonly spelling: SpellCheck;
  /** Whether a word in small letters is an ordinary English one. */
  readonly isWord: (word: string) => boolean;
  /** How common an English word is: 0 is the commonest. */
  readonly rankOf: (word: string) => number;
  readonly isName: IsName;
  readonly beforeElection: (date: string) => boolean;
  /** What examples tell of a draft. Whoever asks first waits until it is ready. */
  readonly secondOpinion: SecondOpinion;
  /** The same of what its pictures show. */
  readonly pictureOpinion: PictureOpinion;
  /** The same of each question that it may raise. */
  readonly questionOpinion: QuestionOpinion;
  /** Learns all of these anew from the examples of the content. */
  readonly learn: () => LearnedFromExamples;
}

/** What examples taught: plain data, so that it can be kept. */
export interface LearnedFromExamples {
  readonly told: Learned;
  readonly pictures: Learned;
  readonly questions: LearnedQuestions;
}

export interface PostRuleWords {
  readonly british: WordList;
  /** How common English words are: 0 is the commonest. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly beforeElection: (date: string) => boolean;
  /** What `learn` gave for the same content; learned when it is first needed where it is not given. */
  readonly learned?: LearnedFromExamples | undefined;
}

/** Compiles the content of the check. Throws an Error "file: what is wrong" where a phrase cannot be read. */
export function createPostRules(
  content: PostCheckContent,
  { british, ranks, beforeElection, learned }: PostRuleWords,
): PostRules {
  const isName = createIsName(content.names, british);
  const search = createPhraseSearch(isName);
  const inFile = <Made>(file: string, make: () => Made): Made => {
    try {
      return make();
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const compiled = <Cue extends string>(
    file: string,
    of: {
      readonly cues: Readonly<Record<Cue, readonly string[]>>;
      readonly sets?: Readonly<Record<string, readonly string[]>>;
    },
  ): PhraseSet<Cue> => inFile(file, () => search.add(of.cues, of.sets ?? {}));
  const replacements = (file: string, entries: readonly Replacement[]): Replacements => ({
    entries,
    phrases: compiled(file, {
      cues: Object.fromEntries(
        entries.flatMap(({ words, unless }, at) => [
          [String(at), words],
          [`not ${at}`, unless],
        ]),
      ),
    }),
  });
  const { words, doubles, mistyped } = content.spelling;
  const cues: Cues = {
    circumstances: compiled('circumstances', content.circumstances),
    'patient-names': compiled('patient-names', content['patient-names']),
    'personal-details': compiled('personal-details', content['personal-details']),
    'replies-to-patients': compiled('replies-to-patients', content['replies-to-patients']),
    medicines: compiled('medicines', content.medicines),
    elections: compiled('elections', content.elections),
    pictures: compiled('pictures', content.pictures),
    'picture-examples': compiled('picture-examples', content['picture-examples']),
    'question-examples': compiled('question-examples', content['question-examples']),
    addresses: compiled('addresses', content.addresses),
    claims: compiled('claims', content.claims),
    advice: compiled('advice', content.advice),
    tone: compiled('tone', content.tone),
    'others-work': compiled('others-work', content['others-work']),
    deaths: compiled('deaths', content.deaths),
    colleagues: compiled('colleagues', content.colleagues),
    days: compiled('days', content.days),
  };
  const wordFeatures = createWordFeatures(classes(isName));
  const features = createDraftFeatures(wordFeatures, [
    { name: 'story', phrases: cues.circumstances, cues: CIRCUMSTANCES_LEARNED },
    { name: 'reply', phrases: cues['replies-to-patients'], cues: ['reply', 'between', 'subject'] },
    { name: 'name', phrases: cues['patient-names'], cues: ['care'] },
    { name: 'detail', phrases: cues['personal-details'], cues: ['ask', 'detail'] },
    {
      name: 'medicine',
      phrases: cues.medicines,
      cues: ['medicine', 'kind', 'offer', 'safety'],
    },
    { name: 'picture', phrases: cues.pictures, cues: ['attached', 'elsewhere', 'people', 'alt'] },
  ]);
  const shown = cues['picture-examples'];
  const pictureFeatures = createDraftFeatures(wordFeatures, [
    { name: 'shown', phrases: shown, cues: PICTURE_SORTS },
  ]);
  const speaks = createSpeaksOfPictures(shown, signsOf(content.pictures.signs));
  const questionFeatures = createDraftFeatures(wordFeatures, [
    {
      name: 'story',
      phrases: cues.circumstances,
      cues: CIRCUMSTANCES_LEARNED,
      unpaired: true,
    },
    {
      name: 'reply',
      phrases: cues['replies-to-patients'],
      cues: ['reply', 'many', 'subject'],
      unpaired: true,
    },
    {
      name: 'medicine',
      phrases: cues.medicines,
      cues: ['medicine', 'kind', 'offer', 'safety'],
      unpaired: true,
    },
    { name: SORTS_NAME, phrases: cues['question-examples'], cues: QUESTION_SORTS },
  ]);
  const { examples } = content;
  const learn = (): LearnedFromExamples => ({
    told: learnSecondOpinion(examples, features),
    pictures: learnPictures(content['picture-examples'], examples, pictureFeatures, speaks),
    questions: learnQuestions(content['question-examples'], examples, questionFeatures),
  });
  let held = learned;
  const known = (): LearnedFromExamples => (held ??= learn());
  let opinion: SecondOpinion | undefined;
  let ofPictures: PictureOpinion | undefined;
  let ofQuestions: QuestionOpinion | undefined;
  return {
    content,
    wordings: new Map(
      RULE_NAMES.flatMap((name) => {
        const wording = content.rules.rules.find(({ rule }) => rule === name);
        return wording === undefined ? [] : [[name, wording] as const];
      }),
    ),
    cues,
    jargon: replacements('jargon', content.jargon.words),
    peopleFirst: replacements('people-first', content['people-first'].words),
    acronyms: {
      known: new Set(content.acronyms.known),
      stand: new Map(content.acronyms.stand.map(({ letters, words: full }) => [letters, full])),
    },
    splitHashtag: createHashtagSplitter(ranks, british, content.acronyms.known, words),
    spelling: createSpellCheck({ british, ranks, known: words, doubles, mistyped }),
    isWord: (word) => british.has(word),
    rankOf: (word) => ranks.get(word) ?? Infinity,
    isName,
    beforeElection,
    secondOpinion: (draft) => (opinion ??= createSecondOpinion(known().told, features))(draft),
    pictureOpinion: (draft) =>
      (ofPictures ??= createPictureOpinion(known().pictures, pictureFeatures, speaks))(draft),
    questionOpinion: (question, draft) =>
      (ofQuestions ??= createQuestionOpinion(known().questions, questionFeatures))(question, draft),
    learn,
  };
}

/** What tells of somebody; not the phrases that tell of one by themselves, which are too few of each to learn from. */
const CIRCUMSTANCES_LEARNED = [
  ...CIRCUMSTANCES,
  'colleague',
  'consent',
  'nobody',
  'service',
  'invented',
];

/** After these a word that is also a name stands for a person, even where a sentence begins. */
const BEFORE_VERB =
  /^(?:is|was|has|had|from|in|and|who|says|said|came|went|told|asked|needs|left|rang|lives|\d{1,3})$/;
const MONTHS =
  /^(?:april|may|june|august|will|summer|autumn|mark|rose|hope|bill|grant|art|chance|ray)$/;

function createIsName({ names, everyday }: PostCheckContent['names'], british: WordList): IsName {
  const words = (text: string): readonly string[] => text.toLowerCase().split(/\s+/);
  const sure = new Set([...words(names), ...FIRST_NAMES.split('|')]);
  const also = new Set(words(everyday));
  return ({ capital, base, first, next, text }) => {
    if (!capital || (text.length > 2 && text === text.toUpperCase())) return false;
    if (also.has(base)) {
      if (!first) return true;
      return !MONTHS.test(base) && BEFORE_VERB.test(next);
    }
    if (!sure.has(base)) return false;
    return !first || !british.has(base) || BEFORE_VERB.test(next);
  };
}
