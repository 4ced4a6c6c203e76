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
import { conversationAt, type Reference } from '../reference';
import type { Settings } from '../settings';
import { partOf } from './bearer';
import type { Answer, Authority, Clocks, Connector, Turn } from './connector';
import { createHttpClient, onlyFor } from './http-client';
import { silenceSdkLog } from './sdk-log';
import { readTeamNames } from './team-names';

/** Who signs what comes from Teams. The SDK also believes issuers that are for emulators, and checks less of theirs. */
const ISSUER = 'https://api.botframework.com';
const claims = z.object({ exp: z.number(), iss: z.literal(ISSUER) });

/** For whom our tokens are, and where they come from: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const AUDIENCE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/botframework.com';

/** The Bot Framework SDK behind our port: the only file that imports it. */
export function createBotbuilderConnector(
  { app }: Settings,
  clocks: Clocks,
  authority?: Authority,
): Connector {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      authority === undefined ? credentials(app) : trusting(authority),
      authority && signing(authority, app?.id ?? ''),
      undefined,
      undefined,
      // The SDK's type asks for a whole HTTP response; it reads only what createOneAttempt gives.
      { httpClient: createHttpClient(clocks) as never },
    ),
  );
  const quiet = silenceSdkLog();
  return {
    receive: (activity, authorization, handle) =>
      quiet.run(async () => {
        // The SDK believes a token that never ends.
        if (app !== undefined && !claims.safeParse(partOf(authorization, 1)).success)
          return { status: 401, why: 'no token of Teams, or one without an end' };
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
          (authority && signing(authority, app?.id ?? '')) ??
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
      const activity = only === undefined ? message : onlyFor(only, message);
      return (await context.sendActivity(activity))?.id ?? '';
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

function referenceFor(at: Reference) {
  return {
    channelId: 'msteams',
    serviceUrl: at.service,
    bot: { id: at.bot },
    conversation: conversationAt(at),
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

type Credentials = Pick<
  NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;

/** Microsoft's cloud, but for the keys that are published elsewhere. */
const trusting = ({ keys }: Authority): ConfigurationBotFrameworkAuthenticationOptions => ({
  ChannelService: '',
  ValidateAuthority: 'true',
  ToChannelFromBotLoginUrl: LOGIN,
  ToChannelFromBotOAuthScope: AUDIENCE,
  ToBotFromChannelTokenIssuer: AUDIENCE,
  OAuthUrl: 'https://token.botframework.com/',
  ToBotFromChannelOpenIdMetadataUrl: keys,
  ToBotFromEmulatorOpenIdMetadataUrl: keys,
});

/** Signs what we send with a token that comes from elsewhere. */
const signing = ({ token }: Authority, appId: string): Credentials => ({
  isValidAppId: (id) => Promise.resolve(id === appId),
  isAuthenticationDisabled: () => Promise.resolve(false),
  createCredentials: () =>
    Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
});
