import * as z from 'zod';
import {
  certainty,
  filledList,
  group,
  id,
  list,
  number,
  text,
  upkeep,
  webAddress,
  yesNo,
  type Frozen,
} from './fields';

const otherAddress = group({
  url: webAddress,
  status: certainty,
  note: text(300).exactOptional(),
});

const quotation = group({
  lines: filledList(text(300)),
  words: number.int('must be a whole number'),
  attribution: text(200),
  checkedAgainst: list(text(200)),
  note: text(500).exactOptional(),
});

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
  date: text(200).exactOptional(),
  url: webAddress.exactOptional(),
  urlStatus: certainty,
  /** What the address opens when it isn't the publisher's own page. */
  urlNote: text(200).exactOptional(),
  /** How sure we are that the document exists, where its address is less sure. */
  citationStatus: certainty.exactOptional(),
  /** A page that stands in for the document, which itself could not be linked. */
  standIn: otherAddress.exactOptional(),
  alternatives: list(otherAddress),
  description: text(1000),
  points: list(text(1000)),
  /** What the points rest on, and what was not seen. */
  pointsNote: text(1000).exactOptional(),
  quotation: quotation.exactOptional(),
  audience: text(300),
  topics: filledList(id),
  keywords: list(text(120)),
  currency: text(1000),
  supersededBy: id.exactOptional(),
  /** In words: "January 2024". */
  supersededSince: text(100).exactOptional(),
  /** True where the title, or the text seen, speaks of Twitter or tweets (now X). */
  oldTwitterBrand: yesNo.exactOptional(),
  licence: text(1000),
  /** How much of the document was read. */
  textSeen: text(300),
  identityConfidence: z
    .enum(['certain', 'high', 'probable', 'none'], {
      error: 'must be certain, high, probable or none',
    })
    .exactOptional(),
  evidence: list(group({ url: webAddress, shows: text(500).exactOptional() })),
  notToBeConfusedWith: list(group({ url: webAddress, why: text(500) })),
  background: list(group({ resource: id, why: text(500) })),
  ...upkeep,
}).superRefine(({ url, urlStatus }, context) => {
  if ((url === undefined) === (urlStatus === 'unknown')) return;
  const message =
    url === undefined ? 'must be unknown while there is no url' : 'cannot be unknown beside a url';
  context.addIssue({ code: 'custom', path: ['urlStatus'], message });
});

/** `seed`: named on the seed page. `guidance`: a later authority. Told by the folder it is in. */
export type Collection = 'seed' | 'guidance';
export type Resource = Frozen<z.infer<typeof resource>> & { readonly collection: Collection };
