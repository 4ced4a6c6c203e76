import { createHmac, randomUUID } from 'node:crypto';
import type { Installation } from '@slack/bolt';
import { createSlack } from '../../adapters/slack';
import { createInstallations } from '../../adapters/slack/transport/installations';
import type { Fetch } from '../../adapters/slack/transport/network';
import { createTeams, PATH } from '../../adapters/teams';
import type { Adapter, Bot, AdapterContext, HttpHandler } from '../../src/ports';
import { createIssuer } from '../adapters/teams/issuer';
import { SDK } from '../adapters/teams/sdk';
import { createService, listen } from '../adapters/teams/service';

/** What a test lends; neither platform reads the catalogue. */
type Lent = Omit<AdapterContext, 'http' | 'catalogue'>;
const EMPTY = {
  catalogue: () => {
    throw new Error('no catalogue here');
  },
};

/** A platform whose requests are really signed, for any of its organisations. */
export interface SignedPlatform {
  readonly name: string;
  /** What a conversation that both organisations have is called, and somebody's conversation with the bot. */
  readonly shared: string;
  /** Each way in: says words, as an owner of the organisation `org`, perhaps beside the post `delivery`. */
  readonly routes: Readonly<Record<string, (said: Said) => Promise<number>>>;
  /** Everything that was shown to anybody so far, in order: what comes is put behind it. */
  shown(): readonly string[];
  close(): Promise<void>;
}

export interface Said {
  readonly org: string;
  readonly text: string;
  readonly delivery: string;
}

const SECRET = 'a signing secret';
const KEY = Buffer.alloc(32, 5);
const CHANNEL = 'C0000000001';
const OWNER = 'U0000000001';

/** Handlers by path, as the shared server would have them, and where they listen. */
async function openServer() {
  const mounted = new Map<string, HttpHandler>();
  const server = await listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = [...mounted].find(([at]) => path.startsWith(at));
    if (found) found[1](request, response);
    else response.writeHead(404).end();
  });
  const http: AdapterContext['http'] = {
    mount: (path, handler) => {
      mounted.set(path, handler);
    },
  };
  return { ...server, http };
}

/** Slack over HTTP, installed in both workspaces; its answers make everybody an owner of their own workspace. */
export async function openSlack(
  house: Lent,
  bot: Bot,
  orgs: readonly string[],
): Promise<SignedPlatform> {
  const server = await openServer();
  const installations = createInstallations(house.records, KEY);
  for (const id of orgs) {
    await installations.storeInstallation({
      team: { id },
      enterprise: undefined,
      user: { id: OWNER, token: undefined, scopes: undefined },
      bot: { token: `xoxb-${id}`, scopes: [], id: 'B1', userId: 'UBOT' },
      isEnterpriseInstall: false,
    } satisfies Installation);
  }
  const sent: string[] = [];
  const answers: Readonly<Record<string, object>> = {
    'users.info': { user: { id: OWNER, is_admin: true, is_owner: true } },
    'conversations.info': { channel: { id: CHANNEL, creator: OWNER, is_member: true } },
    'conversations.open': { channel: { id: 'D0000000001' } },
    'users.conversations': { channels: [{ id: CHANNEL, name: 'comms', creator: OWNER }] },
    'views.open': { view: { id: 'V1' } },
  };
  const fetch: Fetch = (url, init) => {
    const method = String(url).split('/').at(-1) ?? '';
    const body = typeof init?.body === 'string' ? init.body : '';
    sent.push(body, ...new URLSearchParams(body).values());
    return Promise.resolve(new Response(JSON.stringify({ ok: true, ...answers[method] })));
  };
  const adapter: Adapter = createSlack(
    {
      identity: {
        kind: 'many',
        clientId: '1.2',
        clientSecret: 'c',
        stateSecret: 's',
        encryptionKey: KEY,
      },
      way: { kind: 'http', signingSecret: SECRET },
      apiUrl: 'https://slack.test/api/',
    },
    { ...house, ...EMPTY, http: server.http },
    fetch,
  );
  await adapter.start(bot);
  const post = async (body: string, type: string): Promise<number> => {
    const time = String(Math.floor(house.clock.now().getTime() / 1_000));
    const mac = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
    const answer = await globalThis.fetch(`${server.url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${mac}`,
      },
    });
    sent.push(await answer.text());
    return answer.status;
  };
  const form = (fields: Record<string, string>) =>
    post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  const event = (org: string, given: object) =>
    post(
      JSON.stringify({
        type: 'event_callback',
        team_id: org,
        event_id: randomUUID(),
        event: { user: OWNER, ts: `${Date.now()}.1`, ...given },
        authorizations: [{ team_id: org, user_id: 'UBOT', is_bot: true, enterprise_id: null }],
      }),
      'application/json',
    );
  const press = (org: string, text: string, more: object) =>
    form({
      payload: JSON.stringify({
        type: 'block_actions',
        team: { id: org },
        user: { id: OWNER, team_id: org },
        trigger_id: randomUUID(),
        response_url: 'https://hooks.slack.com/respond/1',
        actions: [{ type: 'button', action_id: 'ask:1', value: text, block_id: 'b' }],
        ...more,
      }),
    });
  return {
    name: 'slack',
    shared: CHANNEL,
    routes: {
      'a slash command': ({ org, text }) =>
        form({
          command: '/socialmedia',
          text,
          team_id: org,
          user_id: OWNER,
          channel_id: CHANNEL,
          trigger_id: randomUUID(),
          response_url: 'https://hooks.slack.com/respond/1',
        }),
      'a mention': ({ org, text }) =>
        event(org, { type: 'app_mention', channel: CHANNEL, text: `<@UBOT> ${text}` }),
      'a direct message': ({ org, text }) =>
        event(org, { type: 'message', channel_type: 'im', channel: 'D0000000001', text }),
      'a button of a post': ({ org, text, delivery }) =>
        press(org, text, {
          channel: { id: CHANNEL },
          container: { type: 'message', message_ts: randomUUID(), channel_id: CHANNEL },
          message: {
            ts: '1.1',
            metadata: { event_type: 'signpost_delivery', event_payload: { delivery } },
          },
        }),
      'a button of the Home tab': ({ org, text }) =>
        press(org, text, { view: { id: randomUUID(), type: 'home' }, container: { type: 'view' } }),
    },
    shown: () => sent,
    close: async () => {
      await adapter.stop();
      await server.close();
    },
  };
}

const APP = '11111111-2222-4333-8444-555555555555';
const BOT = `28:${APP}`;

/** Teams with both tenants allowed and tokens of a real key; its answers make everybody an owner of their own team. */
export async function openTeams(
  house: Lent,
  bot: Bot,
  orgs: readonly string[],
): Promise<SignedPlatform> {
  const server = await openServer();
  const service = await createService();
  const issuer = await createIssuer(APP);
  service.members.set('29:owner', { userRole: 'owner' });
  const shown: string[] = [];
  let written = 0;
  const adapter = createTeams(
    {
      managers: 'owners',
      ...SDK,
      app: {
        id: APP,
        registration: { type: 'MultiTenant', password: 'p' },
        tenant: '',
        tenants: new Set(orgs),
      },
    },
    { ...house, ...EMPTY, http: server.http },
    {
      serviceAllowed: (url) => url === service.url,
      authority: issuer.authority,
    },
  );
  await adapter.start(bot);
  const send = async (org: string, personal: boolean, given: object): Promise<number> => {
    const answer = await fetch(`${server.url}${PATH}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${issuer.token(service.url)}`,
      },
      body: JSON.stringify({
        type: 'message',
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: service.url,
        from: { id: '29:owner', aadObjectId: 'aad-owner' },
        recipient: { id: BOT, name: 'Signpost' },
        conversation: personal
          ? { id: 'a:personal', conversationType: 'personal', tenantId: org }
          : { id: CHANNEL, conversationType: 'channel', isGroup: true, tenantId: org },
        channelData: {
          tenant: { id: org },
          ...(!personal && { team: { id: '19:team' }, channel: { id: CHANNEL } }),
        },
        ...given,
      }),
    });
    shown.push(await answer.text());
    return answer.status;
  };
  const invoke = (org: string, name: string, value: object) =>
    send(org, false, { type: 'invoke', name, value });
  return {
    name: 'teams',
    shared: JSON.stringify({ conversation: CHANNEL, place: 'channel' }),
    routes: {
      'a message in a channel': ({ org, text }) => send(org, false, { text }),
      'a message in a chat': ({ org, text }) => send(org, true, { text }),
      'a button of a post': ({ org, text, delivery }) =>
        send(org, false, { value: { ask: text, delivery } }),
      'a button that changes its card': ({ org, text, delivery }) =>
        invoke(org, 'adaptiveCard/action', {
          action: {
            type: 'Action.Execute',
            verb: 'ask',
            data: { ask: text, delivery, press: 'in-place' },
          },
        }),
      'the compose box': ({ org, text }) =>
        invoke(org, 'composeExtension/query', {
          commandId: 'search',
          parameters: [{ name: 'query', value: text }],
        }),
    },
    shown: () => {
      shown.push(...service.posted.slice(written).map((one) => JSON.stringify(one)));
      written = service.posted.length;
      return shown;
    },
    close: async () => {
      await adapter.stop();
      await Promise.all([server.close(), service.close(), issuer.close()]);
    },
  };
}
