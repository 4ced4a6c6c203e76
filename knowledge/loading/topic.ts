import type * as z from 'zod';
import { called, filledList, group, id, recorded, text, yesNo, type Frozen } from './fields';

/** A subject that tips and documents are sorted under; its aliases are what people call it. */
export const topic = group({ id, title: text(80), description: text(300), ...called, ...recorded });
export type Topic = Frozen<z.infer<typeof topic>>;

/** A profession, nation or platform that content can be for or about, and the words by which people name it. */
export const audience = group({
  id,
  title: text(80),
  words: filledList(text(60)),
  /** True where what is only for these is kept out of posts to all staff. */
  apart: yesNo.exactOptional(),
  /** True where people who ask about their work seldom say that they are these. */
  unsaid: yesNo.exactOptional(),
});
export type Audience = Frozen<z.infer<typeof audience>>;
