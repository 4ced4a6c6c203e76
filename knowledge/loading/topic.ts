import * as z from 'zod';
import { group, id, text, upkeep, type Frozen } from './fields';

/** A subject that tips and documents are sorted under; its aliases are what people call it. */
export const topic = group({ id, title: text(80), description: text(300), ...upkeep });
export type Topic = Frozen<z.infer<typeof topic>>;
