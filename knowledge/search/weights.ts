/** What was learned: how much each feature speaks for each label. Most speak for few, and only those are held. */
export interface Weights {
  /** What each label begins with. */
  readonly bias: Float64Array;
  /** Adds to `sums`, which has a place for each label, what one feature says. */
  add(column: number, sums: Float64Array): void;
  /** The whole of it, for `readWeights`. */
  readonly bytes: Uint8Array;
}

interface Parts {
  readonly bias: Float64Array<ArrayBuffer>;
  /** Where each feature's weights begin among `values` and `labels`, and where the last one's end. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
  readonly labels: Uint16Array<ArrayBuffer>;
}

/** Takes what is not zero from a table with a row for each feature and a column for each label, at most 65,536 of them. */
export function packWeights(
  table: Float32Array,
  bias: Float64Array<ArrayBuffer>,
  columns: number,
): Weights {
  const width = bias.length;
  const count = table.reduce((sum, weight) => (weight === 0 ? sum : sum + 1), 0);
  const starts = new Int32Array(columns + 1);
  const values = new Float32Array(count);
  const labels = new Uint16Array(count);
  let next = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let label = 0; label < width; label += 1) {
      const weight = table[column * width + label] ?? 0;
      if (weight === 0) continue;
      values[next] = weight;
      labels[next] = label;
      next += 1;
    }
    starts[column + 1] = next;
  }
  return weightsOf({ bias, starts, values, labels });
}

/** What `bytes` held; undefined where these are not of so many features and labels. */
export function readWeights(
  bytes: Uint8Array,
  columns: number,
  width: number,
): Weights | undefined {
  // A copy, since numbers must begin at a multiple of their size.
  const { buffer } = new Uint8Array(bytes);
  const fixed = width * 8 + (columns + 1) * 4;
  const count = (buffer.byteLength - fixed) / 6;
  if (count < 0 || !Number.isInteger(count)) return undefined;
  const starts = new Int32Array(buffer, width * 8, columns + 1);
  if (starts[columns] !== count) return undefined;
  return weightsOf({
    bias: new Float64Array(buffer, 0, width),
    starts,
    values: new Float32Array(buffer, fixed, count),
    labels: new Uint16Array(buffer, fixed + count * 4, count),
  });
}

function weightsOf({ bias, starts, values, labels }: Parts): Weights {
  return {
    bias,
    add(column, sums) {
      const end = starts[column + 1] ?? 0;
      for (let at = starts[column] ?? 0; at < end; at += 1) {
        const label = labels[at] ?? 0;
        sums[label] = (sums[label] ?? 0) + (values[at] ?? 0);
      }
    },
    get bytes() {
      return Buffer.concat(
        [bias, starts, values, labels].map(
          ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
        ),
      );
    },
  };
}
