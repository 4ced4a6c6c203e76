import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryIn } from '../../../knowledge';
import type { ContentChange } from '../../../src/store/port';

/** The content that tests change, and one of its files. */
export const OWN = join(__dirname, '../../../examples/own-content');
export const FILE = 'tips/security.yaml';

/** A change of a tip in a copy of it, as somebody has approved it. */
export function approvedChange(folder: string, over: Partial<ContentChange> = {}): ContentChange {
  const before = entryIn(readFileSync(join(folder, FILE), 'utf8'), 'small-facts') ?? {};
  return {
    id: 'one',
    file: FILE,
    entry: 'small-facts',
    kind: 'tip',
    before,
    after: { ...before, text: 'Share little.' },
    author: 'Alex',
    made: new Date(0),
    state: 'live',
    decidedBy: 'Sam',
    ...over,
  };
}
