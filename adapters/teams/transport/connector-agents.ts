import { authorizeJWT, MsalTokenProvider, type AuthConfiguration } from '@microsoft/agents-hosting';
import * as z from 'zod';
import { KEYS } from '../examine';
import { readActivity, type Activity } from '../activity';
import { conversationAt, type Reference } from '../reference';
import type { Settings } from '../settings';
import { partOf } from './bearer';
import type { CreateConnector, Turn } from './connector';
import { createEndorsements, type Endorses } from './endorsements';
import { requestOnce } from './http-client';
import { readTeamNames } from './team-names';

/** Who signs Microsoft's tokens, and for whom ours are. */
const ISSUER = 'https://api.botframework.com';
const SCOPE = 'https://api.botframework.com/.default';
const CHANNEL = 'msteams';

/** The Microsoft 365 Agents SDK behind our port: the only file that imports it. Its tokens, and its check of Microsoft's; every request is our own, sent once. */
export const createAgentsConnector: CreateConnector = ({ app }, clocks, authority) => {
  const config = app && configOf(app);
  const provider = new MsalTokenProvider(config);
  const token = async (): Promise<string> => {
    if (authority !== undefined) return authority.token();
    return config === undefined ? '' : provider.getAccessToken(SCOPE);
  };
  const endorses = createEndorsements(authority?.keys ?? KEYS, clocks.now);
  const call: Call = async (method, url, body) => {
    const ours = await token();
    const { text } = await requestOnce(
      {
        method,
        url,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(ours !== '' && { authorization: `Bearer ${ours}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      clocks,
    );
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    receive: async (given, authorization, handle) => {
      const activity = readActivity(given);
      if (activity === undefined) return { status: 400, why: 'unreadable' };
      const why =
        config && (await refusalOf({ config, authorization, activity, endorses }).catch(failed));
      return why === undefined ? handle(turnOf(activity, call)) : { status: 401, why };
    },
    post: async (to, message) => {
      const at = `${baseOf(to)}/activities`;
      return idIn(await call('POST', at, { ...message, ...placed(to) }));
    },
    token: async () => {
      await token();
    },
    close: () => undefined,
  };
};

/** Sends one request to Microsoft's service, and gives what it answers. */
type Call = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => Promise<unknown>;

type Config = AuthConfiguration & { readonly clientId: string };

function configOf({ id, tenant, registration }: NonNullable<Settings['app']>): Config {
  const settings = {
    clientId: id,
    // Bots that many organisations share get their tokens from Bot Framework's own.
    tenantId: registration.type === 'MultiTenant' ? 'botframework.com' : tenant,
    authorityEndpoint: 'https://login.microsoftonline.com',
    ...('password' in registration && { clientSecret: registration.password }),
    ...('files' in registration && {
      certPemFile: registration.files.certificate,
      certKeyFile: registration.files.privateKey,
    }),
    ...(registration.type === 'UserAssignedMSI' && { authType: 'UserManagedIdentity' }),
  } as Config;
  return { ...settings, connections: new Map([['signpost', settings]]) };
}

interface Arrival {
  readonly config: Config;
  readonly authorization: string | undefined;
  readonly activity: Activity;
  readonly endorses: Endorses;
}

const header = z.object({ alg: z.literal('RS256'), kid: z.string().max(200) });
const claims = z.object({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.number(),
  serviceurl: z.string(),
});

/**
 * Why a token is not Microsoft's for our app and this activity; undefined where it is. The SDK checks signature,
 * audience and time. It believes issuers that are none of Bot Framework's, any service address, and keys that Microsoft
 * published for another channel: those are checked here.
 */
async function refusalOf(arrival: Arrival): Promise<string | undefined> {
  const { config, authorization, activity, endorses } = arrival;
  const key = header.safeParse(partOf(authorization, 0)).data?.kid;
  if (key === undefined) return 'no token';
  // First, since the SDK would ask Microsoft about every key that somebody makes up.
  if (!(await endorses(key, CHANNEL))) return 'key not endorsed';
  const user = await verified(config, authorization ?? '');
  if (user === undefined) return 'token refused';
  const said = claims.safeParse(user).data;
  if (said === undefined) return 'claims';
  if (said.aud !== config.clientId) return 'audience';
  return said.serviceurl === activity.serviceUrl ? undefined : 'service claim';
}

const failed = (): string => 'keys cannot be read';

/** The claims of a token that the SDK believes. It is made for Express, and needs this much of it. */
async function verified(config: Config, authorization: string): Promise<unknown> {
  const request = { method: 'POST', headers: { authorization }, user: undefined as unknown };
  const check = { believed: false };
  const response = { status: () => response, send: () => response };
  await authorizeJWT(config)(request as never, response as never, () => {
    check.believed = true;
  });
  return check.believed ? request.user : undefined;
}

function turnOf(activity: Activity, call: Call): Turn {
  const { serviceUrl, conversation, recipient, from, id, channelData } = activity;
  const service = serviceUrl.replace(/\/$/, '');
  const here = `${service}/v3/conversations/${encodeURIComponent(conversation.id)}`;
  const answered = {
    channelId: CHANNEL,
    serviceUrl,
    conversation: { id: conversation.id },
    from: { id: recipient.id },
    ...(id != null && { replyToId: id }),
  };
  return {
    reply: async (message, only) => {
      const to = id == null ? `${here}/activities` : `${here}/activities/${encodeURIComponent(id)}`;
      const answer = await (only === undefined
        ? call('POST', to, { ...message, ...answered, recipient: { id: from.id } })
        : call('POST', `${to}?isTargetedActivity=true`, {
            ...message,
            ...answered,
            recipient: { id: only, isTargeted: true },
          }));
      return idIn(answer);
    },
    update: async (shown, message) => {
      const at = `${here}/activities/${encodeURIComponent(shown)}`;
      await call('PUT', at, { ...message, ...answered, recipient: { id: from.id }, id: shown });
    },
    member: async (user, of) => {
      // Who is in a channel is asked of its team.
      const whose = of ?? channelData?.team?.id ?? conversation.id;
      const at = `${service}/v3/conversations/${encodeURIComponent(whose)}`;
      const {
        userRole: role,
        userPrincipalName: principal,
        tenantId: tenant,
      } = member.parse(await call('GET', `${at}/members/${encodeURIComponent(user)}`));
      return {
        ...(role != null && { role }),
        ...(principal != null && { principal }),
        ...(tenant != null && { tenant }),
      };
    },
    team: (team) => readTeamNames((path) => call('GET', `${service}${path}`), team),
    direct: async (user, tenant) =>
      idIn(
        await call('POST', `${service}/v3/conversations`, {
          isGroup: false,
          bot: { id: recipient.id },
          members: [{ id: user }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        }),
      ),
  };
}

const member = z.object({
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const named = z.object({ id: z.string().nullish() }).nullish();

const idIn = (answer: unknown): string => named.safeParse(answer).data?.id ?? '';

const baseOf = ({ service, conversation }: Reference): string =>
  `${service.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversation)}`;

/** Where a post of our own stands. */
const placed = (at: Reference) => ({
  channelId: CHANNEL,
  serviceUrl: at.service,
  from: { id: at.bot },
  conversation: conversationAt(at),
});
