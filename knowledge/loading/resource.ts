import * as z from 'zod';
import {
  called,
  filledList,
  group,
  id,
  list,
  recorded,
  text,
  webAddress,
  yesNo,
  type Frozen,
} from './fields';

/** Where a document's word comes from, the weightiest first. */
export const AUTHORITIES = [
  'law',
  'regulator',
  'government',
  'nhs',
  'royal-college-or-union',
  'defence-body',
  'charity',
  'research',
  'practice',
  'blog',
] as const;

/** Whether a document is in force, kept for what it said in its day, or replaced by another. */
export const STANDINGS = ['current', 'historic', 'superseded'] as const;

/** One document that somebody published: a resource of the seed page, or guidance behind the tips. */
export const resource = group({
  id,
  title: text(300),
  /** The title exactly as on the seed page. */
  seedTitle: text(300).exactOptional(),
  /** False where the seed page uses the document without naming it. */
  namedOnSeedPage: yesNo.exactOptional(),
  author: text(300).exactOptional(),
  publisher: text(300).exactOptional(),
  /** In words, as published. */
  published: text(200).exactOptional(),
  standing: z.enum(STANDINGS, { error: `must be ${STANDINGS.join(', ')}` }),
  supersededBy: id.exactOptional(),
  authority: z.enum(AUTHORITIES, { error: `must be one of ${AUTHORITIES.join(', ')}` }),
  /** None: it is tied to no nation of the UK. */
  nations: list(id),
  /** None: it is for everybody. */
  professions: list(id),
  link: webAddress.exactOptional(),
  /** What the link opens, where that is not the publisher's own page. */
  linkNote: text(200).exactOptional(),
  summary: text(600),
  /** The most useful first; each can stand alone. */
  points: list(text(300)),
  topics: filledList(id),
  keywords: list(text(120)),
  ...called,
  ...recorded,
}).superRefine(({ standing, supersededBy }, context) => {
  if ((standing === 'superseded') === (supersededBy !== undefined)) return;
  const [path, message] =
    supersededBy === undefined
      ? ['supersededBy', 'is missing; name what replaced it']
      : ['standing', 'must be superseded while supersededBy is there'];
  context.addIssue({ code: 'custom', path: [path], message });
});

/** `seed`: named on the seed page. `guidance`: a later authority. Told by the folder it is in. */
export type Collection = 'seed' | 'guidance';
export type Resource = Frozen<z.infer<typeof resource>> & { readonly collection: Collection };
