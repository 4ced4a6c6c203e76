import { createHash } from 'node:crypto';
import type { Cache, CachePage } from '../loading/cache';
import { pack, unpack } from '../packed';
import type { Learned } from './intent-model';
import { numbersOf, weightsOf } from './weights';

export interface Lesson {
  /** All that what is learned depends on. */
  readonly from: unknown;
  readonly learn: () => Learned;
  /** Where it is kept; learned anew each time without a notebook. */
  readonly notebook: Cache | undefined;
  readonly page: CachePage;
}

type Names = Pick<Learned, 'labels' | 'features'>;

/** What a lesson teaches: out of the notebook where it was learned before, which is as good as learning. */
export function keptLesson({ from, learn, notebook, page }: Lesson): Learned {
  if (notebook === undefined) return learn();
  const key = createHash('sha256').update(JSON.stringify(from)).digest('hex');
  const noted = notebook.read(page, key);
  if (noted) {
    const { values, numbers } = unpack<Names>(noted);
    return { ...values, weights: weightsOf(numbers) };
  }
  const learned = learn();
  const { labels, features, weights } = learned;
  notebook.write(page, key, pack({ labels, features } satisfies Names, numbersOf(weights)));
  return learned;
}
