import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TeamsInfo,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import * as z from 'zod';
import type { Reference } from '../reference';
import type { TeamsMessage } from '../render';
import type { Settings } from '../settings';
import { createHttpClient, onlyFor } from './http-client';
import { silenceSdkLog } from './sdk-log';

/** What a member of a conversation may do, as far as Teams says. */
export interface Member {
  readonly role?: string;
  readonly principal?: string;
  /** The organisation they are of; in a shared channel it may be another's. */
  readonly tenant?: string;
}

/** A team's name, and those of its channels by id; its first channel, whose id is the team's, has none of its own. */
export interface TeamNames {
  readonly team?: string;
  readonly channels: ReadonlyMap<string, string | undefined>;
}

/** The conversation an activity came from, while it is being answered. */
export interface Turn {
  /** Answers where it was asked; `only` to the user with this id, when one is given. */
  reply(message: TeamsMessage, only?: string): Promise<void>;
  /** Changes a message of ours that is already shown. */
  update(id: string, message: TeamsMessage): Promise<void>;
  /** Of this conversation, or of the team, channel or group chat with this id. Rejects with Refusal where they are not in it. */
  member(userId: string, of?: string): Promise<Member>;
  /** The names of a team that has the app. */
  team(id: string): Promise<TeamNames>;
  /**
   * Opens the one-to-one conversation of the bot with a member, or finds the one there is, and resolves to its id. They
   * see nothing of it until something is posted. Rejects where Teams won't open one.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
   */
  direct(userId: string, tenant: string): Promise<string>;
}

/** The answer to an HTTP request: for an invoke, what Teams shows. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Credentials = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** Microsoft's addresses and keys, where they are not the usual ones. */
export interface Authority {
  readonly options: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials: Pick<
    Credentials,
    'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
  >;
}

export interface Connector {
  /**
   * Checks who sent an activity and, if it was Microsoft for our app, hands it to `handle`. 401 when it was not, 400
   * when botbuilder can't read it. What `handle` returns is the answer.
   */
  receive(
    activity: object,
    authorization: string | undefined,
    handle: (turn: Turn) => Promise<Answer>,
  ): Promise<Answer & { readonly why?: string }>;
  /** Posts to a conversation, once; resolves to the message's id. Rejects with Refusal, Silence or another error. */
  post(to: Reference, message: TeamsMessage): Promise<string>;
  /** Gets a token such as a post needs. Rejects when Microsoft gives none. */
  token(): Promise<void>;
  close(): void;
}

/** For whom our tokens are, and where they come from: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const AUDIENCE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/botframework.com';

/** The Bot Framework SDK behind a port of our own: the only file that imports it. */
export function createConnector(
  { app }: Settings,
  now: () => Date,
  authority?: Authority,
): Connector {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      authority?.options ?? credentials(app),
      authority?.credentials,
      undefined,
      undefined,
      // The SDK's type asks for a whole HTTP response; it reads only what createOneAttempt gives.
      { httpClient: createHttpClient(now) as never },
    ),
  );
  const quiet = silenceSdkLog();
  return {
    receive: (activity, authorization, handle) =>
      quiet.run(async () => {
        let answer: Answer | undefined;
        const sent: { status: number; body?: unknown } = { status: 200 };
        const request = {
          method: 'POST',
          headers: authorization === undefined ? {} : { authorization },
          body: activity as Record<string, unknown>,
        };
        const response = {
          socket: undefined,
          header: () => undefined,
          status: (status: number) => (sent.status = status),
          send: (body: unknown) => (sent.body = body),
          end: () => undefined,
        };
        try {
          await adapter.process(request, response, async (context) => {
            answer = await handle(turnOf(context));
          });
        } catch {
          return { status: 400, why: 'unreadable' };
        }
        if (answer !== undefined) return answer;
        // The SDK answers 500 for some tokens that it refuses.
        const why = typeof sent.body === 'string' ? sent.body.slice(0, 120) : 'refused';
        return { status: sent.status === 400 ? 400 : 401, why };
      }),
    post: (to, message) =>
      quiet.run(async () => {
        let id = '';
        const send = async (context: TurnContext) => {
          // The SDK invents an activity here, and would post our message as an answer to it.
          delete (context.activity as { id?: string }).id;
          id = (await context.sendActivity(message as never))?.id ?? '';
        };
        await adapter.continueConversationAsync(app?.id ?? '', referenceFor(to), send);
        return id;
      }),
    token: () =>
      quiet.run(async () => {
        const given = await (
          authority?.credentials ??
          new ConfigurationServiceClientCredentialFactory(credentials(app))
        ).createCredentials(app?.id ?? '', AUDIENCE, LOGIN, true);
        const headers = { set: () => undefined };
        // The SDK's type asks for a whole HTTP request; signing writes one header of it.
        await given.signRequest({ headers } as never);
      }),
    close: () => quiet.restore(),
  };
}

function turnOf(context: TurnContext): Turn {
  return {
    reply: async (message, only) => {
      await context.sendActivity(only === undefined ? message : onlyFor(only, message));
    },
    update: async (id, message) => {
      await context.updateActivity({ ...message, id } as never);
    },
    member: async (userId, of) => {
      const { userRole, userPrincipalName, tenantId } = await (of === undefined
        ? TeamsInfo.getMember(context, userId)
        : TeamsInfo.getTeamMember(context, of, userId));
      return {
        ...(userRole && { role: userRole }),
        ...(userPrincipalName && { principal: userPrincipalName }),
        ...(tenantId && { tenant: tenantId }),
      };
    },
    // The SDK's own way to a team's names would try again by itself, and follow redirects with our token.
    team: (id) =>
      readTeamNames(async (path) => {
        const request = { httpMethod: 'GET', path, responses: { 200: {} } } as const;
        return (await clientOf(context).sendOperationRequest({}, request)).body;
      }, id),
    direct: async (userId, tenant) => {
      const { id } = await clientOf(context).conversations.createConversation({
        isGroup: false,
        bot: { id: context.activity.recipient.id },
        members: [{ id: userId }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      return id;
    },
  };
}

/** What we call of the SDK's client for Microsoft's service, which sends each request by createOneAttempt. */
interface Client {
  readonly conversations: { createConversation(parameters: object): Promise<{ id: string }> };
  sendOperationRequest(
    inputs: object,
    request: { httpMethod: 'GET'; path: string; responses: object },
  ): Promise<{ readonly body?: unknown }>;
}

function clientOf({ turnState, adapter }: TurnContext): Client {
  return turnState.get<Client>(adapter.ConnectorClientKey);
}

function referenceFor({ conversation, place, tenant, service, bot }: Reference) {
  return {
    channelId: 'msteams',
    serviceUrl: service,
    bot: { id: bot },
    conversation: {
      id: conversation,
      conversationType: place,
      isGroup: place !== 'personal',
      tenantId: tenant,
    },
  } as Partial<ConversationReference>;
}

function credentials(app: Settings['app']): ConfigurationBotFrameworkAuthenticationOptions {
  if (app === undefined) return {};
  const { registration } = app;
  return {
    MicrosoftAppId: app.id,
    MicrosoftAppType: registration.type,
    MicrosoftAppTenantId: app.tenant,
    ...('password' in registration && { MicrosoftAppPassword: registration.password }),
    ...('thumbprint' in registration && {
      CertificateThumbprint: registration.thumbprint,
      CertificatePrivateKey: registration.privateKey,
    }),
  };
}

/** Asks Microsoft's service for what is at a path. Rejects with Refusal, Silence or another error. */
type Get = (path: string) => Promise<unknown>;

const name = z.string().max(500).nullish();
const details = z.object({ name });
const list = z.object({ conversations: z.array(z.object({ id: z.string(), name })).max(5_000) });

/**
 * Asks for a team's names, in two requests. They need no permission beyond the app's being in the team.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
async function readTeamNames(get: Get, id: string): Promise<TeamNames> {
  const path = `/v3/teams/${encodeURIComponent(id)}`;
  const [about, channels] = await Promise.all([get(path), get(`${path}/conversations`)]);
  const team = details.safeParse(about).data?.name ?? undefined;
  const known = list.safeParse(channels).data?.conversations ?? [];
  return {
    ...(team !== undefined && { team }),
    channels: new Map(known.map((channel) => [channel.id, channel.name ?? undefined])),
  };
}
