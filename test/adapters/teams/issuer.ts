import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Authority } from '../../../adapters/teams/transport/connector';
import { lendKeys, SDK } from './sdk';
import { listen } from './service';

/** What a token says beyond the usual, or instead of it. */
export interface Token {
  readonly claims?: Record<string, unknown>;
  readonly kid?: string;
  readonly alg?: 'RS256' | 'HS256' | 'none';
  /** Signed with a key the issuer does not publish. */
  readonly stolen?: boolean;
}

/** One pair for all issuers of a suite, and one that none of them publishes: making a pair takes a good while. */
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
let unpublished: KeyObject | undefined;
const stolenKey = (): KeyObject =>
  (unpublished ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

/** A token issuer on this machine: Microsoft's documents at other addresses, with one key endorsed for Teams and one not. */
export async function createIssuer(audience: string) {
  const key = (kid: string, endorsements: string[]) => ({
    ...ours.publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  });
  const keys = [key('k1', ['msteams']), key('k2', ['webchat'])];
  const server = await listen((request, response) => {
    const document = request.url === '/keys' ? { keys } : { jwks_uri: `${server.url}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(document));
  });
  const publicPem = ours.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  /** Many requests of one second say the same. */
  const signatures = new Map<string, string>();
  if (SDK.sdk === 'agents') await lendKeys(`${server.url}/keys`);
  return {
    ...server,
    authority: trusting(`${server.url}/openid`),
    token: (serviceurl: string, { claims, kid = 'k1', alg = 'RS256', stolen }: Token = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const usual = {
        iss: 'https://api.botframework.com',
        aud: audience,
        nbf: now - 60,
        exp: now + 300,
      };
      const content = [
        { alg, typ: 'JWT', kid },
        { serviceurl, ...usual, ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const name = `${content} ${String(stolen)}`;
      const signature =
        signatures.get(name) ??
        sign(content, alg, stolen ? stolenKey() : ours.privateKey, publicPem);
      signatures.set(name, signature);
      return `${content}.${signature}`;
    },
  };
}

/** Believes the issuer whose documents are at `keys`, and signs what the bot sends. */
const trusting = (keys: string): Authority => ({
  keys,
  token: () => Promise.resolve('ours'),
});

function sign(
  content: string,
  alg: NonNullable<Token['alg']>,
  key: KeyObject,
  secret: string,
): string {
  switch (alg) {
    case 'none':
      return '';
    case 'HS256':
      return createHmac('sha256', secret).update(content).digest('base64url');
    case 'RS256':
      return createSign('RSA-SHA256').update(content).sign(key).toString('base64url');
  }
}
