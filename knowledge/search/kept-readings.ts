import { createHash } from 'node:crypto';
import type { Notebook } from '../notebook';
import type { Reader, ReaderParts, Reading } from './reader';

/** Reads texts, those it was made with only once. */
export interface KeptReadings {
  readonly read: (text: string) => Reading;
  /** Notes what was read for the next start, and forgets it: from then on nothing is held. */
  readonly close: () => void;
}

/**
 * Readings of the texts that an index is built from, out of the notebook where one like it was built before. They
 * depend on the words of `parts` and on nothing else, so every reading there is good whatever else has changed.
 */
export function createKeptReadings(
  reader: Reader,
  { concepts, stopWords }: ReaderParts,
  notebook?: Notebook,
): KeptReadings {
  const key = createHash('sha256')
    .update(JSON.stringify([concepts, stopWords]))
    .digest('hex');
  const noted = notebook?.read('search-read', key);
  const before = new Map(
    noted && (JSON.parse(Buffer.from(noted).toString()) as [string, Reading][]),
  );
  const readings = new Map<string, Reading>();
  let anew = 0;
  return {
    read(text) {
      const known = readings.get(text);
      if (known) return known;
      const kept = before.get(text);
      if (!kept) anew += 1;
      const reading = kept ?? reader.read(text);
      readings.set(text, reading);
      return reading;
    },
    close() {
      if (anew > 0) notebook?.write('search-read', key, Buffer.from(JSON.stringify([...readings])));
      before.clear();
      readings.clear();
    },
  };
}
