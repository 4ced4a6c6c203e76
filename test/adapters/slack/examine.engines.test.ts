import { createSlack } from '../../../adapters/slack';
import { BOT_SCOPES } from '../../../adapters/slack/settings';
import { checkPlatforms } from '../../../src/doctor/examine-platforms';
import { slack } from '../../../adapters/slack';
import type { Env, Finding } from '../../../src/ports';
import { startEmulatedSlack, type EmulatedSlack } from '../../fakes/emulated-slack';
import { createFakeHouse } from '../../fakes/house';
import { listen } from '../teams/service';

/** A Slack that answers `auth.test` with these headers, and what is found of it. */
async function found(headers: Record<string, string>, body: object = { ok: true }) {
  const adapter = createSlack(
    {
      identity: { kind: 'one', botToken: 'xoxb-planted' },
      way: { kind: 'http', signingSecret: 's' },
      apiUrl: 'https://slack.test/api/',
    },
    createFakeHouse(),
    () => Promise.resolve(new Response(JSON.stringify(body), { headers })),
  );
  return adapter.examine?.({ connect: true, samples: [] });
}

const all = BOT_SCOPES.join(',');

describe('what the doctor learns of Slack’s permissions', () => {
  it('is that all are given', async () => {
    expect(await found({ 'x-oauth-scopes': all })).toEqual({
      findings: [
        {
          state: 'ok',
          about: 'Slack permissions',
          says: `All ${BOT_SCOPES.length} that manifest.yml asks for are given.`,
        },
        expect.objectContaining({ state: 'ok', about: 'Slack manifest' }),
      ],
    });
  });

  it('is which are missing, and which are not needed', async () => {
    const given = `${all.replace('chat:write,', '')}, files:write`;
    const examined = await found({ 'x-oauth-scopes': given });
    expect(examined?.findings).toMatchObject([
      { state: 'wrong', says: expect.stringContaining('work: chat:write.') as string },
      { state: 'look', says: 'Given and not needed: files:write.' },
      { state: 'ok', about: 'Slack manifest' },
    ]);
  });

  it('is what time it is at Slack', async () => {
    const date = 'Mon, 23 Nov 2026 09:00:00 GMT';
    const out = (await found({ date }))!.time!.getTime() - new Date(date).getTime();
    expect(out).toBeGreaterThanOrEqual(0);
    expect(out).toBeLessThan(60_000);
  });

  it('is nothing where Slack refuses the token, which is told elsewhere', async () => {
    expect((await found({}, { ok: false, error: 'invalid_auth' }))?.findings).toEqual([]);
  });
});

describe('npm run doctor -- --connect, before an emulated Slack', () => {
  let emulated: EmulatedSlack;
  beforeAll(async () => {
    emulated = await startEmulatedSlack();
  });
  afterAll(() => {
    emulated.stop();
  });

  const look = (env: Env, now = new Date(), quicker = 1): Promise<readonly Finding[]> =>
    checkPlatforms({
      platforms: [
        { name: 'Slack', load: () => Promise.resolve(slack), settings: ['SLACK_'], toTurnOn: '' },
      ],
      env: {
        SLACK_BOT_TOKEN: emulated.botToken,
        SLACK_SIGNING_SECRET: 's',
        SLACK_API_URL: emulated.apiUrl,
        ...env,
      },
      house: createFakeHouse(now),
      tryTokens: true,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / quicker)),
    });

  it('is well with the right token, and tells how far the clocks differ', async () => {
    const findings = await look({});
    expect(findings.map(({ state, about }) => [about, state])).toEqual([
      ['Slack', 'ok'],
      ['Slack permissions', 'ok'],
      ['Slack manifest', 'ok'],
      ['Clock', 'ok'],
    ]);
  });

  it('finds a clock that is out', async () => {
    const findings = await look({}, new Date(Date.now() - 600_000));
    expect(findings.at(-1)).toMatchObject({ about: 'Clock', state: 'wrong' });
    expect(findings.at(-1)?.says).toMatch(/Slack differs by (599|600|601)\.\d seconds/);
  });

  it('finds a token that Slack refuses, and does not repeat it', async () => {
    const refusing = await listen((_, response) => {
      response.end(JSON.stringify({ ok: false, error: 'invalid_auth' }));
    });
    const SLACK_API_URL = `${refusing.url}/api/`;
    const planted = { SLACK_BOT_TOKEN: 'xoxb-planted', SLACK_API_URL };
    // It waits to the end, for nothing.
    const findings = await look(planted, new Date(), 10);
    await refusing.close();
    expect(findings[0]).toMatchObject({ about: 'Slack', state: 'wrong' });
    expect(JSON.stringify(findings)).not.toContain('planted');
  }, 30_000);
});
