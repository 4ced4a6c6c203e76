import * as z from 'zod';
import { filledList, group, id, text, upkeep, type Frozen } from './fields';

/** One piece of advice, short enough to post by itself, and the document it rests on. */
export const tip = group({
  id,
  text: text(280),
  topics: filledList(id),
  /** The id of a resource or guidance document. */
  source: id,
  /** What in the source supports it. */
  why: text(500),
  /** In what form the source was read. */
  support: text(300),
  season: z
    .enum(['pre-election'], { error: 'must be pre-election, or be left out' })
    .exactOptional(),
  /** Why it is kept out of rotation for now. */
  heldBack: text(500).exactOptional(),
  ...upkeep,
});
export type Tip = Frozen<z.infer<typeof tip>>;
