import type * as OpenId from 'openid-client';
import type { Claims, VisitorSettings } from './visitor';

/** What signing in needs to know of the organisation's provider. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The page's own address, to which people come back: "https://signpost.example.nhs.uk". */
  readonly address: string;
}

/** All that signing in needs to be told. */
export type SignInSettings = ProviderSettings & VisitorSettings;

/** What has to be remembered of somebody who was sent to the provider, until they come back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The organisation's provider, by OpenID Connect: authorisation code with PKCE, state and nonce. */
export interface Provider {
  /** Where to send somebody to sign in. Rejects when the provider does not answer. */
  begin(): Promise<{ readonly url: string; readonly attempt: Attempt }>;
  /** What the provider says of somebody who came back with this query. Rejects when anything about it is not right. */
  finish(query: string, attempt: Attempt): Promise<Claims>;
  /** Where somebody can sign out of everything, where the provider has told. */
  signOutUrl(): string | undefined;
}

/** Where people come back to. The provider has to be told of it beforehand. */
export const BACK = '/sign-in/back';
const SCOPE = 'openid profile email';
/** In seconds. */
const PATIENCE = 10;
const CLOCKS_APART = 30;

/** Makes it. The provider is asked about itself when it is first needed, and again until it has answered. */
export function createProvider({
  issuer,
  clientId,
  clientSecret,
  address,
}: ProviderSettings): Provider {
  let known: OpenId.Configuration | undefined;
  const open = async (): Promise<readonly [typeof OpenId, OpenId.Configuration]> => {
    // Loaded where it is needed alone: most installations never sign anybody in.
    const openId = await import('openid-client');
    const url = new URL(issuer);
    known ??= await openId.discovery(
      url,
      clientId,
      { [openId.clockTolerance]: CLOCKS_APART },
      openId.ClientSecretPost(clientSecret),
      {
        timeout: PATIENCE,
        // The signature too: a token is not believed only because of where it came from.
        execute: [
          openId.enableNonRepudiationChecks,
          // The settings let this be on this machine alone.
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out
          ...(url.protocol === 'http:' ? [openId.allowInsecureRequests] : []),
        ],
      },
    );
    return [openId, known];
  };
  const back = new URL(BACK, address);
  return {
    async begin() {
      const [openId, configuration] = await open();
      const attempt = {
        state: openId.randomState(),
        nonce: openId.randomNonce(),
        verifier: openId.randomPKCECodeVerifier(),
      };
      const url = openId.buildAuthorizationUrl(configuration, {
        redirect_uri: back.href,
        scope: SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },
    async finish(query, { state, nonce, verifier }) {
      const [openId, configuration] = await open();
      const current = new URL(back);
      current.search = query;
      const tokens = await openId.authorizationCodeGrant(configuration, current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return tokens.claims() ?? {};
    },
    signOutUrl: () => known?.serverMetadata().end_session_endpoint,
  };
}
