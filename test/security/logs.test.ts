import { Writable } from 'node:stream';
import fc from 'fast-check';
import { createBot } from '../../src/bot/bot';
import { createWebServer } from '../../src/bot/http';
import { createLog } from '../../src/bot/log';
import type { Log, Message } from '../../src/ports';
import { HOSTILE_TEXT } from '../fixtures/hostile-text';

const PLANTED = [
  'xoxb-1-planted',
  'xapp-1-planted',
  'eyJhbGciOi.planted',
  'postgres://u:planted@h',
];

function loggingTo(): { readonly log: Log; readonly written: () => string } {
  let written = '';
  const to = new Writable({
    write: (bytes: Buffer, _, done) => {
      written += bytes.toString();
      done();
    },
  });
  return { log: createLog('debug', to), written: () => written };
}

test.each(PLANTED)(
  'a fault that holds %s, and the question that led to it, are not logged',
  async (secret) => {
    const { log, written } = loggingTo();
    const bot = createBot({
      knowledge: {
        read: () => ({ asked: { kind: 'topics' }, patient: false, wentOn: false, asker: [] }),
        turn: () => undefined,
        answer: () => {
          throw new Error(`refused ${secret}\n    at ${secret} (planted:1:1)`);
        },
        describeChange: () => {
          throw new Error('nobody asked for a change');
        },
      },
      clock: { now: () => new Date('2026-11-23T09:00:00Z') },
      log,
      reference: () => '7f3a9c',
    });
    const message: Message = {
      text: `planted question ${secret}`,
      from: { adapter: 'web', org: 'planted org', ref: 'planted ref' },
      direct: true,
      person: { id: 'planted person', mayManage: () => Promise.resolve(false) },
    };
    expect(JSON.stringify(await bot(message))).not.toContain('planted');
    expect(written()).toContain('7f3a9c');
    expect(written()).toContain('logs.test.ts');
    expect(written()).not.toContain('planted');
  },
);

test('a fault in a web handler reaches neither the caller nor the log with its words', async () => {
  const { log, written } = loggingTo();
  const server = createWebServer(() => ({}), log);
  server.mount('/broken', () => {
    throw new Error(PLANTED.join());
  });
  const port = await server.listen(0, '127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}/broken?token=planted`);
  expect(await answer.text()).not.toContain('planted');
  expect(written()).toContain('http.fault');
  expect(written()).not.toContain('planted');
  await server.close();
});

test('whatever a field or an event holds, one event is one line and forges no other', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXT));
  fc.assert(
    fc.property(anything, anything, (event, value) => {
      const { log, written } = loggingTo();
      const forged = `${value}\n{"level":50,"event":"forged"}\r\n`;
      log.warn(event, { reason: forged });
      const lines = written()
        .trimEnd()
        .split(/[\n\r]/);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40 });
    }),
    { numRuns: 500 },
  );
});
