/** Texts, each with its number, which is its place among them. A map from text to number, but in a fifth of the memory. */
export interface TextTable {
  readonly size: number;
  get(text: string): number | undefined;
  has(text: string): boolean;
  /** In the order of their numbers. */
  keys(): Iterable<string>;
}

/** Makes a table of different texts. They are held as one long string and found in it by their fingerprints. */
export function createTextTable(texts: readonly string[]): TextTable {
  const joined = texts.join('');
  const starts = new Int32Array(texts.length + 1);
  const slots = createSlots(texts.length);
  texts.forEach((text, at) => {
    starts[at + 1] = (starts[at] ?? 0) + text.length;
    slots.take(text, at);
  });
  const from = (at: number): number => starts[at] ?? 0;
  const isAt = (text: string, at: number): boolean =>
    from(at + 1) - from(at) === text.length && joined.startsWith(text, from(at));
  const { length: size } = texts;
  return {
    size,
    get: (text) => slots.find(text, (at) => isAt(text, at)),
    has: (text) => slots.find(text, (at) => isAt(text, at)) !== undefined,
    *keys() {
      for (let at = 0; at < size; at += 1) yield joined.slice(from(at), from(at + 1));
    },
  };
}

/** Where texts are, by fingerprint. Two texts may share one, so who looks must compare. */
export interface Slots {
  take(text: string, place: number): void;
  /** The first place taken by a text with this fingerprint for which `fits` holds. */
  find(text: string, fits: (place: number) => boolean): number | undefined;
}

/** Makes slots for so many texts, half of them free so that looking is short. */
export function createSlots(texts: number): Slots {
  const size = 2 ** Math.ceil(Math.log2(2 * texts + 2));
  /** Each a place plus one, or 0 while it is free. */
  const slots = new Int32Array(size);
  return {
    take(text, place) {
      let slot = fingerprint(text) % size;
      while (slots[slot] !== 0) slot = (slot + 1) % size;
      slots[slot] = place + 1;
    },
    find(text, fits) {
      for (let slot = fingerprint(text) % size; slots[slot] !== 0; slot = (slot + 1) % size) {
        const place = (slots[slot] ?? 0) - 1;
        if (fits(place)) return place;
      }
      return undefined;
    },
  };
}

/** FNV-1a, 32 bits. */
function fingerprint(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
  return print >>> 0;
}
