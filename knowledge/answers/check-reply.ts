import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../loading/content-schema';
import { PLATFORM_IDS, type Draft, type PostCheck } from '../post-check/draft';
import { openPostRules, POST_CHECK_ROOM } from '../post-check/load-post-check';
import { BEFORE_ELECTION } from '../post-check/open-post-check';
import { checkPost } from '../post-check/post-check';
import { postCheckReply, tellCheck, type ToldCheck } from '../post-check/post-check-reply';
import type { PostCheckContent } from '../post-check/post-check-schemas';
import type { LearnedFromExamples, PostRules } from '../post-check/post-rules';
import { fixedReply } from '../reply/fixed-replies';
import type { Form, Reply } from '../reply/reply';
import type { Seasons } from '../schedule/candidates';

/** A draft looked through, the same in words, and as a document. */
export interface CheckedPost {
  readonly check: PostCheck;
  readonly told: ToldCheck;
  readonly reply: Reply;
}

/** Checks a draft of a post. Pure: nothing of it is kept. */
export type CheckPost = (draft: Draft) => CheckedPost;

export interface CheckParts {
  readonly folder: string;
  readonly shipped: string;
  readonly content: Content;
  readonly seasons: Seasons;
  /** Absent where no folder has the rules. */
  readonly postCheck: PostCheckContent | undefined;
  /** What its examples taught. */
  readonly learned: LearnedFromExamples | undefined;
  /** How common English words are: 0 is the commonest. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Makes the check of posts. Its rules are made ready when the first post is checked, so that a start need not wait. */
export function createCheck(parts: CheckParts): CheckPost | undefined {
  const { folder, shipped, content, seasons, postCheck, learned, ranks } = parts;
  if (postCheck === undefined) return undefined;
  const room = existsSync(join(folder, POST_CHECK_ROOM)) ? folder : shipped;
  const guidance = new Map(content.resources.map(({ id, title }) => [id, title]));
  let made: PostRules | undefined;
  return (draft) => {
    const before = (date: string): boolean => seasons(date).has(BEFORE_ELECTION);
    const rules = (made ??= openPostRules(room, postCheck, ranks, before, learned));
    const check = checkPost(draft, rules);
    const told = tellCheck(check, {
      rules,
      contacts: content.contacts,
      guidanceTitle: (id) => guidance.get(id),
    });
    return { check, told, reply: postCheckReply(check, told) };
  };
}

const PLATFORM_NAMES: Readonly<Record<(typeof PLATFORM_IDS)[number], string>> = {
  x: 'X (Twitter)',
  bluesky: 'Bluesky',
  threads: 'Threads',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  facebook: 'Facebook',
  tiktok: 'TikTok',
};

/** The longest draft that a form takes: more than any platform but three does. */
const LONGEST = 3_000;

/** A form to check a post with; submitting it types the command. */
export function checkForm({ platform, picture, alt = '' }: Partial<Draft> = {}): Reply {
  const intro =
    'Paste a draft, and I say what a good communications colleague would, before it is public. Only you see the answer, and nothing of the draft is kept. Please leave out anything about a patient.';
  const form: Form = {
    kind: 'form',
    label: 'Check it',
    ask: 'check for {platform} {picture} alt text "{alt}" as {who}: {draft}',
    fields: [
      { id: 'draft', label: 'Your draft', value: '', longest: LONGEST },
      {
        id: 'platform',
        label: 'Where will it go?',
        value: platform ?? 'any platform',
        options: [
          { label: 'Not decided, or several places', value: 'any platform' },
          ...PLATFORM_IDS.map((id) => ({ label: PLATFORM_NAMES[id], value: id })),
        ],
      },
      {
        id: 'picture',
        label: 'Does a picture or video go with it?',
        value: picture === true ? 'with a picture' : 'with no picture',
        options: [
          { label: 'No', value: 'with no picture' },
          { label: 'Yes', value: 'with a picture' },
        ],
      },
      {
        id: 'alt',
        label: 'Alternative text of the picture',
        value: alt,
        hint: 'What somebody who cannot see it needs to know',
      },
      {
        id: 'who',
        label: 'Who posts it?',
        value: 'my organisation',
        options: [
          { label: 'My organisation', value: 'my organisation' },
          { label: 'I do, as myself', value: 'myself' },
        ],
      },
    ],
  };
  return {
    kind: 'help',
    title: 'Check before posting',
    summary: 'Paste a draft, and I check it before it is public.',
    blocks: [
      { kind: 'paragraph', text: [intro] },
      form,
      {
        kind: 'note',
        text: ['Or type “check” and then your draft: check Our flu clinic opens on Monday.'],
      },
    ],
    actions: [],
    results: [],
    confidential: true,
    shareable: false,
  };
}

/** Longer than this no button carries. */
const MOST_CARRIED = 1_500;

/** Offers to check what reads like a post; without the draft where it held details of a patient, or is too long. */
export function offerCheck(draft: string | undefined): Reply {
  const carried = draft !== undefined && draft.length <= MOST_CARRIED ? draft : undefined;
  const says =
    'This reads like a post. I can check it before it is public: for patients, pictures, hashtags, links, plain words and length.';
  return {
    ...fixedReply(
      'suggest',
      'Check this before you post it?',
      [[says]],
      [
        {
          label: carried === undefined ? 'Check a post' : 'Check this post',
          ask: carried === undefined ? 'check' : `check: ${carried}`,
        },
        ...(carried === undefined
          ? []
          : [{ label: 'Find guidance instead', ask: `search ${carried.slice(0, 300)}` }]),
      ],
    ),
    confidential: true,
  };
}

/** Said where the content has no rules for the check. */
export const noCheck: Reply = fixedReply('problem', 'The check of posts is not set up', [
  ['The content folder has no post-check room, so posts cannot be checked here.'],
]);
