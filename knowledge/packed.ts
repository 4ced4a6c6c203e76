/** Runs of numbers of these kinds can be packed. */
export type Numbers =
  Uint8Array | Uint16Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Values that JSON can hold, with long runs of numbers beside them. */
export interface Unpacked<T> {
  readonly values: T;
  readonly numbers: readonly Numbers[];
}

interface Head {
  readonly values: unknown;
  /** The kind of each run, and how many numbers it holds. */
  readonly runs: readonly (readonly [Kind, number])[];
}

const KINDS = { Uint8Array, Uint16Array, Int16Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof KINDS;
/** Numbers begin at a multiple of their size, of which this is the largest. */
const STEP = 8;

/** One run of bytes with everything in it: the length of the head, the head as JSON, then the numbers as they lie in memory. */
export function pack(values: unknown, numbers: readonly Numbers[]): Uint8Array {
  const runs = numbers.map((run) => [run.constructor.name as Kind, run.length] as const);
  const head = Buffer.from(JSON.stringify({ values, runs } satisfies Head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const part of [length, head, ...numbers]) {
    const from = part === length || part === head ? size : nextStep(size);
    parts.push(Buffer.alloc(from - size));
    parts.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    size = from + part.byteLength;
  }
  return Buffer.concat(parts);
}

/** What was packed. The numbers are read where they lie and keep `bytes` in memory. */
export function unpack<T>(bytes: Uint8Array): Unpacked<T> {
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % STEP === 0 ? bytes : new Uint8Array(bytes);
  const all = Buffer.from(buffer, byteOffset, byteLength);
  let from = 4 + all.readUInt32LE(0);
  const { values, runs } = JSON.parse(all.toString('utf8', 4, from)) as Head;
  const numbers = runs.map(([kind, length]) => {
    const start = nextStep(from);
    const run = new KINDS[kind](buffer as ArrayBuffer, byteOffset + start, length);
    from = start + run.byteLength;
    return run;
  });
  return { values: values as T, numbers };
}

const nextStep = (size: number): number => Math.ceil(size / STEP) * STEP;
