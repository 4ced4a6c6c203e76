/** The rules and how serious what each finds is, unless it is in doubt; scripts rely on these names. */
export const RULE_LEVELS = {
  'patient-details': 'stop',
  'identifiable-by-circumstance': 'stop',
  'asks-for-personal-details': 'stop',
  'confirms-a-patient': 'stop',
  'medicine-promotion': 'stop',
  'pre-election': 'stop',
  length: 'fix',
  'fancy-letters': 'fix',
  'alt-text': 'fix',
  'people-first-language': 'fix',
  'ambiguous-date': 'fix',
  links: 'fix',
  'hashtag-case': 'fix',
  'hashtag-count': 'fix',
  'emoji-count': 'fix',
  capitals: 'fix',
  'negative-contraction': 'fix',
  acronym: 'fix',
  jargon: 'fix',
  'long-sentence': 'fix',
  spelling: 'fix',
  'suicide-or-death': 'think',
  'photo-consent': 'think',
  'individual-advice': 'think',
  'colleague-named': 'think',
  'absolute-claim': 'think',
  'claim-without-source': 'think',
  'others-work': 'think',
  tone: 'think',
  'reading-age': 'think',
} as const satisfies Readonly<Record<string, Level>>;

/** `stop`: a person must look first. `fix`: it can be put right at once. `think`: a question to ask oneself. */
export type Level = 'stop' | 'fix' | 'think';
export type RuleName = keyof typeof RULE_LEVELS;
/** Every rule, the most serious first; findings of one level are told in this order. */
export const RULE_NAMES = Object.keys(RULE_LEVELS) as readonly RuleName[];

/** The places a draft may be meant for. Their limits are content. */
export const PLATFORM_IDS = [
  'x',
  'bluesky',
  'threads',
  'instagram',
  'linkedin',
  'mastodon',
  'facebook',
  'tiktok',
] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** What somebody means to post. */
export interface Draft {
  readonly text: string;
  /** Where. Absent: it is measured against every platform and blamed for none's length. */
  readonly platform?: PlatformId | undefined;
  /** The day it will be posted, like 2026-11-22. Absent: nothing that depends on the day is looked for. */
  readonly date?: string | undefined;
  /** Whether a picture or video goes with it, where the writer said so. */
  readonly picture?: boolean | undefined;
  /** The alternative text of the picture; empty text is none. */
  readonly alt?: string | undefined;
  /** Whether it answers somebody in public. */
  readonly reply?: boolean | undefined;
  /** In whose name it is posted, where the writer said so. */
  readonly as?: 'myself' | 'organisation' | undefined;
}

/** A stretch of the draft. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a rule says of a draft: where, in which of its wordings, and what should stand there instead. */
export interface Remark {
  readonly at?: Stretch | undefined;
  /** The wording, by its name in rules.yaml. */
  readonly say: string;
  /** What `{…}` in the wording stands for. */
  readonly with?: Readonly<Record<string, string | number>>;
  /** The text that should replace the stretch, where that is mechanical. */
  readonly mended?: string | undefined;
  /** How serious it is, where that is not the level of the rule. */
  readonly level?: Level | undefined;
  /** Whether the stretch may be marked but is never quoted. */
  readonly unquoted?: true;
}

/** One thing to look at, in the words of rules.yaml. */
export interface Finding {
  /** Where it stands in the draft, to be marked where the writer sees the whole of it. */
  readonly at?: Stretch;
  readonly rule: RuleName;
  readonly level: Level;
  /** The words meant, as they stand in the draft. Never given where they could hold details of a patient. */
  readonly quote?: string;
  readonly message: string;
  /** What the quoted words should become. */
  readonly mended?: string;
}

export interface PostCheck {
  /** The worst level found, or `clear`. */
  readonly verdict: Level | 'clear';
  /** Worst first; of one rule, in the order of the draft. */
  readonly findings: readonly Finding[];
  /** Characters left on each platform that has a limit; below zero: that many over. */
  readonly fits: Readonly<Partial<Record<PlatformId, number>>>;
  /** The whole draft with every mechanical mend made. Absent: there was none, or it holds a patient's details. */
  readonly mended?: string;
  /** What is right about it, in a few words each. */
  readonly right: readonly string[];
  /** Nobody can tell in whose name it is posted: it speaks as one person, and the writer did not say. */
  readonly asksWho: boolean;
  /** The draft tells who a patient is: no part of it may be shown again or kept. */
  readonly withheld: boolean;
}
