import { textKey } from './cache';
import { readYaml, rememberYaml, type ReadYaml } from './yaml';

/** What reading a folder again need not make again. */
export interface KeptReading {
  readonly readFile: ReadYaml;
  /** What is made of nothing but these rooms of a folder: what was made before, where they say the same as then. */
  readonly ofRooms: <Made>(rooms: readonly string[], make: () => Made) => Made;
}

/** Reads everything each time. */
export const KEEPS_NOTHING: KeptReading = {
  readFile: readYaml,
  ofRooms: (_rooms, make) => make(),
};

/** Keeps what was read last: so many files' texts, and what was made of each set of rooms. */
export function keepReading(files: number): KeptReading {
  const kept = new Map<string, { readonly key: string; readonly made: unknown }>();
  return {
    readFile: rememberYaml(files),
    ofRooms: <Made>(rooms: readonly string[], make: () => Made): Made => {
      const of = rooms.join('\n');
      const key = textKey(rooms);
      const before = kept.get(of);
      if (before?.key === key) return before.made as Made;
      const made = make();
      kept.set(of, { key, made });
      return made;
    },
  };
}
