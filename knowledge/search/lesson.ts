import { createHash } from 'node:crypto';
import type { Notebook, Page } from '../notebook';
import type { Learned } from './learner';
import { readWeights } from './weights';

export interface Lesson {
  /** All that what is learned depends on. */
  readonly from: unknown;
  readonly learn: () => Learned;
  /** Where it is kept; learned anew each time without a notebook. */
  readonly notebook: Notebook | undefined;
  readonly page: Page;
}

/** What a lesson teaches: out of the notebook where it was learned before, which is as good as learning. */
export function keptLesson({ from, learn, notebook, page }: Lesson): Learned {
  if (notebook === undefined) return learn();
  const key = createHash('sha256').update(JSON.stringify(from)).digest('hex');
  const noted = notebook.read(page, key);
  const kept = noted && decode(noted);
  if (kept !== undefined) return kept;
  const learned = learn();
  notebook.write(page, key, encode(learned));
  return learned;
}

type Names = Pick<Learned, 'labels' | 'features'>;

/** Four bytes for the length of the names, the names as JSON, then the weights. */
function encode({ labels, features, weights }: Learned): Uint8Array {
  const names = Buffer.from(JSON.stringify({ labels, features } satisfies Names));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(names.length);
  return Buffer.concat([length, names, weights.bytes]);
}

function decode(bytes: Uint8Array): Learned | undefined {
  const all = Buffer.from(bytes);
  const from = 4 + all.readUInt32LE(0);
  const { labels, features } = JSON.parse(all.toString('utf8', 4, from)) as Names;
  const weights = readWeights(all.subarray(from), features.length, labels.length);
  return weights && { labels, features, weights };
}
