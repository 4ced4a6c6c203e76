import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEncoder, unlessBusy, type EncoderProcess } from '../../../src/encoder/start-encoder';

/** Makes of each text its length and how much it sees of the environment; ends at one text, and is silent at another. */
const PROGRAM = `
process.on('disconnect', () => process.exit());
process.on('message', ({ id, texts }) => {
  require('node:fs').appendFileSync(__dirname + '/asked', texts[0] + ' ');
  if (texts[0] === 'end') process.exit(1);
  if (texts[0] === 'wait') return;
  if (texts[0] === 'fail') return process.send({ id });
  process.send({ id, vectors: texts.map((t) => Float32Array.of(t.length, process.env.HOME ? 1 : 0)) });
});
`;

let folder = '';
let now = 0;
let encoder: EncoderProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-encoder-'));
  writeFileSync(join(folder, 'program.js'), PROGRAM);
  now = 1_000_000;
  encoder = startEncoder(() => now, join(folder, 'program.js'));
});

afterEach(() => {
  encoder?.stop();
  rmSync(folder, { recursive: true });
});

test('each text has its vector, and the process sees nothing of the environment', async () => {
  expect(await encoder?.encode(['four', 'sixsix'])).toEqual([
    Float32Array.of(4, 0),
    Float32Array.of(6, 0),
  ]);
});

test('one that is warmed up makes ready before anybody asks', async () => {
  encoder?.warmUp();
  while (!existsSync(join(folder, 'asked')))
    await new Promise((resolve) => setTimeout(resolve, 10));
});

test('whoever may wait only so long is told that it is too slow, and others are answered', async () => {
  await encoder?.encode(['ready']);
  await expect(encoder?.encode(['wait'], 1)).rejects.toThrow('did not answer');
  expect(await encoder?.encode(['on'])).toEqual([Float32Array.of(2, 0)]);
});

test('a model that fails is no answer', async () => {
  await expect(encoder?.encode(['fail'])).rejects.toThrow('did not answer');
});

test('when the process is lost everyone is told, and it starts again a minute later', async () => {
  const both = [encoder?.encode(['wait']), encoder?.encode(['end'])];
  for (const one of both) await expect(one).rejects.toThrow('did not answer');
  now += 59_000;
  await expect(encoder?.encode(['one'])).rejects.toThrow('away or busy');
  now += 2_000;
  expect(await encoder?.encode(['one'])).toEqual([Float32Array.of(3, 0)]);
});

test('where many wait already, nobody joins them', async () => {
  const waiting = Array.from({ length: 12 }, () => encoder?.encode(['wait']));
  await expect(encoder?.encode(['one'])).rejects.toThrow('away or busy');
  encoder?.stop();
  for (const one of waiting) await expect(one).rejects.toThrow('did not answer');
});

test('after it was stopped it stays so', async () => {
  await encoder?.encode(['one']);
  encoder?.stop();
  now += 1_000_000;
  await expect(encoder?.encode(['one'])).rejects.toThrow('away or busy');
});

test('without a built program there is none', () => {
  expect(startEncoder(() => now, join(folder, 'other.js'))).toBeUndefined();
});

test('while others wait their turn nobody in a chat waits for it, and whoever has time does', async () => {
  let busy = true;
  const polite = encoder && unlessBusy(encoder, () => busy);
  await expect(polite?.encode(['one'], 400)).rejects.toThrow('Others wait');
  expect(await polite?.encode(['one'])).toEqual([Float32Array.of(3, 0)]);
  busy = false;
  expect(await polite?.encode(['one'], 400)).toEqual([Float32Array.of(3, 0)]);
});
