import type { Installation } from '@slack/bolt';
import { createInstallations } from '../../../adapters/slack/transport/installations';
import { DeliveryError } from '../../../src/ports';
import { OAUTH_APP } from '../../fakes/emulated-slack';
import { aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig({
    identity: {
      kind: 'many',
      clientId: OAUTH_APP.client_id,
      clientSecret: OAUTH_APP.client_secret,
      stateSecret: 'state-secret',
      encryptionKey: Buffer.alloc(32, 7),
    },
  });
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});

const record = () =>
  rig.house.records.get({ adapter: 'slack', org: rig.slack.team, kind: 'installation', id: 'bot' });
const deliver = () =>
  rig.adapter.deliver(
    { adapter: 'slack', org: rig.slack.team, ref: rig.slack.channel },
    aReply(),
    'd-1',
  );

/** Starts installing: the page, its link to Slack and the cookie that the browser keeps. */
async function begin() {
  const page = await fetch(`${rig.url}/slack/install`);
  const html = await page.text();
  const link = new URL(/href="([^"]+)"/.exec(html)?.[1]?.replace(/&amp;/g, '&') ?? '');
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { html, link, cookie };
}

/** Agrees at Slack and comes back with its code. */
async function agree(link: URL): Promise<URL> {
  const answer = await fetch(new URL('/oauth/v2/authorize/callback', rig.slack.apiUrl), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      ...Object.fromEntries(link.searchParams),
      user_id: rig.slack.adminId,
      redirect_uri: 'http://localhost/slack/oauth_redirect',
    }),
  });
  const back = new URL(answer.headers.get('location') ?? '');
  return new URL(`${rig.url}${back.pathname}${back.search}`);
}

describe('installing in a workspace', () => {
  it('begins on a page that links to Slack with the app’s permissions', async () => {
    const { html, link } = await begin();
    expect(html).toContain('<html lang="en-GB">');
    expect(link.pathname).toBe('/oauth/v2/authorize');
    expect(link.searchParams.get('scope')).toContain('app_mentions:read');
    expect(link.searchParams.get('state')).not.toBe('');
  });

  it.each([
    ['in another browser', (back: URL) => fetch(back)],
    [
      'with a state of somebody else’s making',
      (back: URL, cookie: string) => {
        back.searchParams.set('state', 'forged');
        return fetch(back, { headers: { cookie } });
      },
    ],
    [
      'with no code',
      (back: URL, cookie: string) => {
        back.searchParams.delete('code');
        return fetch(back, { headers: { cookie } });
      },
    ],
  ])('comes to nothing %s', async (_, comeBack) => {
    const { link, cookie } = await begin();
    const answer = await comeBack(await agree(link), cookie);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Signpost was not added');
    expect(await record()).toBeUndefined();
  });

  it('keeps the tokens where nobody can read them, and nobody’s name', async () => {
    const { link, cookie } = await begin();
    const done = await fetch(await agree(link), { headers: { cookie } });
    expect(await done.text()).toContain('Signpost is in Slack');
    const kept = (await record()) ?? '';
    expect(kept).toMatch(/^v1\./);
    expect(kept).not.toContain('xox');
    expect(kept).not.toContain(rig.slack.adminId);
  });

  it('answers and delivers in that workspace from then on', async () => {
    await rig.event({
      type: 'app_mention',
      user: rig.slack.humanId,
      text: 'tips',
      ts: '1700000020.1',
      channel: rig.slack.channel,
    });
    await rig.got('chat.postMessage');
    await expect(deliver()).resolves.toHaveProperty('ref');
  });

  it('renews a token that is about to end, and keeps the new one', async () => {
    const before = await record();
    const soon = {
      token: 'xoxb-old',
      refreshToken: 'xoxe-1',
      expiresAt: 1,
      scopes: [],
      id: 'B1',
      userId: 'U1',
    };
    await storeBot(soon);
    rig.fail('oauth.v2.access', () =>
      Response.json({
        ok: true,
        token_type: 'bot',
        access_token: rig.slack.botToken,
        refresh_token: 'xoxe-2',
        expires_in: 43_200,
      }),
    );
    await expect(deliver()).resolves.toHaveProperty('ref');
    expect(await record()).not.toBe(before);
    rig.sent.length = 0;
    await expect(deliver()).resolves.toHaveProperty('ref');
    expect(rig.sent.map(({ to }) => to)).toEqual(['chat.postMessage']);
  });

  it('forgets nothing when only people’s own tokens are revoked', async () => {
    await rig.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await rig.quiet();
    expect(await record()).toBeDefined();
  });

  it('keeps everything when the token is revoked, and says that posts wait', async () => {
    const { link, cookie } = await begin();
    await fetch(await agree(link), { headers: { cookie } });
    await rig.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U1'] } });
    await rig.quiet();
    expect(await record()).toBeDefined();
    expect(rig.adapter.health().summary).toContain('refuses our credentials');
    await expect(deliver()).resolves.toHaveProperty('ref');
    expect(rig.adapter.health().summary).not.toContain('wait');
  });

  it('forgets everything of the workspace when the app is uninstalled', async () => {
    const event = { type: 'app_uninstalled' };
    const { link, cookie } = await begin();
    await fetch(await agree(link), { headers: { cookie } });
    await rig.house.records.put({ adapter: 'slack', org: 'T-OTHER', kind: 'x', id: '1' }, 'stays');
    await rig.event(event);
    await rig.quiet();
    expect(await record()).toBeUndefined();
    expect(
      await rig.house.records.get({ adapter: 'slack', org: 'T-OTHER', kind: 'x', id: '1' }),
    ).toBe('stays');
    const error: unknown = await deliver().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ outcome: 'gone' });
  });

  it('leaves words from a workspace that never installed the app unanswered', async () => {
    await rig.command({ team_id: 'T-STRANGER' });
    await rig.quiet();
    expect(rig.heard).toEqual([]);
  });

  async function storeBot(bot: NonNullable<Installation['bot']>): Promise<void> {
    const store = createInstallations(rig.house.records, Buffer.alloc(32, 7));
    await store.storeInstallation({
      team: { id: rig.slack.team },
      enterprise: undefined,
      user: { token: undefined, scopes: undefined, id: 'U1' },
      bot,
      authVersion: 'v2',
      isEnterpriseInstall: false,
    });
  }
});
