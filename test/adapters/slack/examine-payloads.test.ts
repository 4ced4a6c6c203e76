import { examinePayloads, payloadsOf, type Asking } from '../../../adapters/slack/examine-payloads';
import { examineManifests } from '../../../adapters/slack/examine-manifest';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { openStore } from '../../../src/store/open-store';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { sampleReplies } from '../../../src/doctor/sample-replies';
import type { Reply } from '../../../src/ports';
import { listen } from '../teams/service';

interface Call {
  readonly method: string;
  readonly token: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
}

let samples: readonly Reply[];
beforeAll(async () => {
  const clock = createFixedClock('2026-12-01T09:00:00Z');
  const log = createKeptLog();
  const knowledge = openTestKnowledge(clock.now());
  const { store } = await openStore({ url: ':memory:', folder: '', log, clock });
  samples = await sampleReplies({ knowledge, timeZone: 'Europe/London', store, clock, log });
  await store.close();
}, 120_000);

/** A stand-in for Slack that notes every call, and what it was asked to wait for. */
async function standIn(answer: (call: Call, count: number) => { status?: number; body: object }) {
  const calls: Call[] = [];
  const waits: number[] = [];
  const server = await listen((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const given = Object.fromEntries(
        [...new URLSearchParams(text)].map(([name, value]) => [name, JSON.parse(value) as unknown]),
      );
      const call = {
        method: request.url?.replace('/api/', '') ?? '',
        token: request.headers.authorization,
        given,
      };
      calls.push(call);
      const { status = 200, body } = answer(call, calls.length);
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' });
      response.end(JSON.stringify(body));
    });
  });
  const wait = Object.assign(
    (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
    { stopped: () => false },
  );
  const asking = {
    fetch: globalThis.fetch,
    apiUrl: `${server.url}/api/`,
    token: 'xoxb-planted',
    wait,
  } as unknown as Asking;
  return { calls, waits, asking, close: server.close };
}

const REFUSAL = {
  ok: false,
  error: 'invalid_message',
  errors: [{ pointer: '/blocks/0/type', code: 'failed_constraint', message: 'unknown block' }],
};
const types = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"type":"([a-z_]+)"/g)].map(([, type = '']) => type);

describe('the doctor’s look at what Slack is sent', () => {
  it('sends every make-up of message and window, each once and whole, and posts nothing', async () => {
    const slack = await standIn(() => ({ body: { ok: true } }));
    const payloads = payloadsOf(samples);
    const found = await examinePayloads(payloads, slack.asking);
    await slack.close();
    expect(found).toEqual({
      state: 'ok',
      about: 'Slack messages',
      says: `Slack takes all ${payloads.length} kinds of message and window that Signpost sends.`,
    });
    expect(slack.calls).toHaveLength(payloads.length);
    expect(new Set(slack.calls.map(({ method, token }) => `${method} ${token ?? ''}`))).toEqual(
      new Set(['blocks.validate Bearer xoxb-planted']),
    );
    for (const { given } of slack.calls) {
      const [[as, body] = ['', {}], ...more] = Object.entries(given);
      expect(more).toEqual([]);
      expect(body).toMatchObject(
        as === 'message'
          ? { text: expect.any(String) as string, blocks: expect.any(Array) as object }
          : { type: expect.stringMatching(/^(modal|home)$/) as string },
      );
    }
    const sent = new Set(slack.calls.flatMap(({ given }) => types(given)));
    for (const type of [
      'header',
      'rich_text',
      'rich_text_list',
      'context',
      'actions',
      'button',
      'context_actions',
      'input',
      'static_select',
      'data_visualization',
      'data_table',
      'table',
      'modal',
      'home',
    ])
      expect(sent).toContain(type);
  });

  it('is well where only the newest blocks are refused, since figures go out without them', async () => {
    const slack = await standIn(({ given }) => ({
      body: types(given).includes('data_table') ? REFUSAL : { ok: true },
    }));
    const found = await examinePayloads(payloadsOf(samples), slack.asking);
    await slack.close();
    expect(found.state).toBe('ok');
    expect(found.says).toContain('invalid_message /blocks/0/type unknown block');
  });

  it('names the place in whatever else is refused', async () => {
    const slack = await standIn(({ given }, count) => ({
      body: count === 3 && 'message' in given ? REFUSAL : { ok: true },
    }));
    const plain = payloadsOf(samples).filter(({ newest }) => !newest);
    const found = await examinePayloads(plain, slack.asking);
    await slack.close();
    expect(found.state).toBe('wrong');
    expect(found.says).toContain('Slack refuses 1; the first: invalid_message /blocks/0/type');
    expect(JSON.stringify(found)).not.toContain('planted');
  });

  it('waits as long as Slack says, and goes on', async () => {
    const slack = await standIn((_, count) => ({
      status: count === 1 ? 429 : 200,
      body: { ok: true },
    }));
    const found = await examinePayloads(payloadsOf(samples).slice(0, 2), slack.asking);
    await slack.close();
    expect([found.state, slack.calls.length, slack.waits]).toEqual(['ok', 3, [7_000]]);
  });

  it.each([
    ['does not know how to check', { body: { ok: false, error: 'unknown_method' } }],
    ['is in trouble', { status: 500, body: {} }],
  ])('stops at once where Slack %s', async (_, answer) => {
    const slack = await standIn(() => answer);
    const found = await examinePayloads(payloadsOf(samples), slack.asking);
    await slack.close();
    expect([found.state, slack.calls.length]).toEqual(['look', 1]);
  });
});

describe('the doctor’s look at the manifest', () => {
  it('has Slack check every kind that the guide describes, by the token for it', async () => {
    const slack = await standIn(() => ({ body: { ok: true } }));
    const found = await examineManifests({ ...slack.asking, token: 'xoxe.planted' });
    await slack.close();
    expect(found).toMatchObject({ state: 'ok' });
    expect(slack.calls).toHaveLength(5);
    for (const { method, token, given } of slack.calls) {
      expect([method, token]).toEqual(['apps.manifest.validate', 'Bearer xoxe.planted']);
      expect(given['manifest']).toMatchObject({ display_information: { name: 'Signpost' } });
    }
  });

  it('says what Slack refuses', async () => {
    const errors = [{ pointer: '/features/shortcuts/0/name', message: 'too long' }];
    const slack = await standIn(() => ({ body: { ok: false, error: 'invalid_manifest', errors } }));
    const found = await examineManifests(slack.asking);
    await slack.close();
    expect(found).toMatchObject({
      state: 'wrong',
      says: 'Slack refuses the one for Socket Mode: invalid_manifest /features/shortcuts/0/name too long.',
    });
  });

  it('is left out without the token for it, and says where that comes from', async () => {
    expect((await examineManifests(undefined)).says).toContain('SLACK_CONFIG_TOKEN');
  });
});
