import { inflateSync } from 'node:zlib';

/** How many pixels of a PNG (8 bits, RGBA, as resvg writes it) are dark. */
export function ink(png: Buffer): number {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  let before = Buffer.alloc(stride);
  let dark = 0;
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
    unfilter(raw[start] ?? 0, row, before);
    for (let x = 0; x < stride; x += 4)
      if ((row[x] ?? 255) + (row[x + 1] ?? 255) + (row[x + 2] ?? 255) < 300) dark++;
    before = row;
  }
  return dark;
}

/** Undoes a PNG row filter (w3.org/TR/png, section 9), in place. */
function unfilter(kind: number, row: Buffer, above: Buffer): void {
  if (kind === 0) return;
  for (let at = 0; at < row.length; at++) {
    const left = at >= 4 ? (row[at - 4] ?? 0) : 0;
    const up = above[at] ?? 0;
    let guess = kind === 1 ? left : up;
    if (kind === 3) guess = (left + up) >> 1;
    else if (kind === 4) guess = paeth(left, up, at >= 4 ? (above[at - 4] ?? 0) : 0);
    row[at] = ((row[at] ?? 0) + guess) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
