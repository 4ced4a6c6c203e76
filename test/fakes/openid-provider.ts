import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { Provider, type KoaContextWithOIDC } from 'oidc-provider';

/** What a provider would do that is not to be trusted, with the token it is about to give. */
export interface Fault {
  readonly claims?: (honest: JWTPayload) => JWTPayload;
  /** Signed with a key that is not the provider's. */
  readonly forged?: boolean;
}

export interface OpenIdProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** From now on; nothing: honest. */
  misbehave(fault?: Fault): void;
  stop(): Promise<void>;
}

export type People = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * A whole OpenID Connect provider that nobody here wrote, on loopback, with these people in place of a sign-in form: its
 * page is a list of them to choose from.
 */
export async function startOpenIdProvider(
  people: People,
  backTo: readonly string[],
): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: 'signpost', secret: 'a-secret-for-tests-of-thirty-two-characters' };
  const [key, strange] = await Promise.all([made(), made()]);
  let fault: Fault = {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...backTo],
        token_endpoint_auth_method: 'client_secret_post',
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: {
      keys: [{ ...(await exportJWK(key.privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }],
    },
    cookies: { keys: ['for-tests'] },
    claims: { openid: ['sub', 'roles'], profile: ['name', 'preferred_username'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/choose/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ sub: id, ...people[id] }),
    }),
    loadExistingGrant: async ({ oidc }: KoaContextWithOIDC) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || body?.id_token === undefined) return;
    const honest = decodeJwt(body.id_token);
    const token = new SignJWT(fault.claims?.(honest) ?? honest);
    context.body = {
      ...body,
      id_token: await token
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign((fault.forged === true ? strange : key).privateKey),
    };
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const [, uid, chosen] = /^\/choose\/([\w-]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
    if (uid === undefined) void answer(request, response);
    else if (chosen === undefined)
      response.setHeader('content-type', 'text/html').end(choice(uid, people));
    else void provider.interactionFinished(request, response, { login: { accountId: chosen } });
  });
  return {
    issuer,
    client,
    misbehave: (next = {}) => {
      fault = next;
    },
    stop: () => stopped(server),
  };
}

const made = () => generateKeyPair('RS256', { extractable: true });

const choice = (uid: string, people: People): string =>
  `<!doctype html><html lang="en-GB"><title>Choose</title><h1>Who are you?</h1>${Object.keys(people)
    .map((id) => `<p><a href="/choose/${uid}/${id}">${id}</a></p>`)
    .join('')}`;

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
