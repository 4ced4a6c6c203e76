import { createSlots } from '../text-table';
import { sameAs, type Told } from './classifier-examples';

/**
 * Says what a text was told to be, whatever its marks and capitals; undefined for any other. The texts are compared
 * as they stand in the content: a map with each of them written out plainly takes fifteen times the memory.
 */
export function createExactMatch(examples: readonly Told[]): (text: string) => string | undefined {
  const slots = createSlots(examples.length);
  examples.forEach(({ text }, at) => {
    slots.take(sameAs(text), at);
  });
  return (text) => {
    const same = sameAs(text);
    const place = slots.find(same, (at) => sameAs(examples[at]?.text ?? '') === same);
    return place === undefined ? undefined : examples[place]?.is;
  };
}
