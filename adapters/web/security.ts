import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The name of the header that carries the token on requests the page's own script makes. */
export const TOKEN_HEADER = 'x-signpost-token';

/**
 * What every answer says to the browser: run and load nothing but our own files, send nothing anywhere else, and let
 * no other page frame this one or read from it.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Nothing to anywhere else; to ourselves, so that forms say where they were sent from.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** A new token, made at each start. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether a given token is the page's own. Takes the same time however wrong it is. */
export function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const one = Buffer.from(given);
  const other = Buffer.from(token);
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Whether a request is really for this page. A web page elsewhere can point its own name at 127.0.0.1 (DNS
 * rebinding), and then only the Host and Origin headers tell it from ours.
 */
export function isForUs(request: IncomingMessage, names: readonly string[]): boolean {
  const host = request.headers.host;
  if (host === undefined || !names.includes(nameOf(host))) return false;
  const origin = request.headers.origin;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** The names a listening address may be asked for by. */
export function namesOf(host: string, allowed: readonly string[] = []): readonly string[] {
  return ['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), ...allowed].filter(
    (name) => name !== '0.0.0.0' && name !== '::',
  );
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}
