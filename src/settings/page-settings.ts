import { isIP } from 'node:net';

/** The settings that say who may use the page, as they are written. */
export interface PageWritten {
  readonly PAGE_HOST: string;
  readonly PAGE_PORT: number;
  readonly PAGE_OPEN: 'on' | 'off';
  readonly PAGE_CHANGES: 'on' | 'off';
  readonly PAGE_ADDRESS?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_NAME_CLAIM?: string | undefined;
  readonly OIDC_ROLE_CLAIM?: string | undefined;
  readonly OIDC_EDITOR_ROLE?: string | undefined;
  readonly editors: readonly string[];
}

/** How people sign in to the page, by OpenID Connect. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The page's own address, to which people come back. */
  readonly address: string;
  readonly nameClaim: string;
  /** What makes an editor; undefined where `editors` does. */
  readonly editorRole: { readonly claim: string; readonly value: string } | undefined;
  readonly editors: readonly string[];
}

/** Where the page listens, and whom it lets in. */
export interface PageAccess {
  readonly host: string;
  /** Names, beside its own, under which it is asked for. */
  readonly names: readonly string[];
  /** Undefined where nobody signs in. */
  readonly signIn: SignIn | undefined;
  /** Whether other machines reach it and nobody signs in: somebody else must be asking who they are. */
  readonly open: boolean;
}

/** What each setting is for that signing in can't do without. */
const NEEDED = {
  OIDC_ISSUER:
    'the provider’s address, for example https://login.microsoftonline.com/your-tenant-id/v2.0',
  OIDC_CLIENT_ID: 'the application’s id, from the provider',
  OIDC_CLIENT_SECRET: 'the application’s secret, from the provider',
  PAGE_ADDRESS: 'the page’s own address, for example https://signpost.example.nhs.uk',
} as const;
const OPTIONAL = ['OIDC_NAME_CLAIM', 'OIDC_ROLE_CLAIM', 'OIDC_EDITOR_ROLE'] as const;

/** Claims that several people may share, or that people set for themselves. */
const SHARED = new Set(['name', 'given_name', 'family_name', 'nickname']);
/** Microsoft's issuers for whoever has any account. */
const ANYBODY = /^\/(?:common|organizations|consumers)(?:\/|$)/i;

/** Works out who may use the page, and puts every fault into `problems`. */
export function readPageAccess(written: PageWritten, problems: string[]): PageAccess {
  const host = written.PAGE_HOST;
  const beyond = !isLoopback(host);
  const signIn = readSignIn(written, problems);
  const open = beyond && signIn === undefined;
  if (open && written.PAGE_OPEN === 'off')
    problems.push(
      `PAGE_HOST is ${host}, which other machines reach. Set OIDC_ISSUER so that people sign in, or PAGE_OPEN=on where a proxy of your organisation’s asks who they are: docs/sign-in.md`,
    );
  if (open && written.editors.length > 0)
    problems.push(
      'EDITORS is set, and other machines reach the page without signing in: anybody could choose an editor’s name. Set OIDC_ISSUER, or leave out EDITORS or PAGE_HOST',
    );
  if (open && written.PAGE_CHANGES === 'on')
    problems.push(
      'PAGE_CHANGES is on, and other machines reach the page without signing in: anybody could change what is posted. Set OIDC_ISSUER, or leave out PAGE_CHANGES or PAGE_HOST',
    );
  const address = addressOf(written.PAGE_ADDRESS, problems);
  if (open && written.PAGE_ADDRESS === undefined)
    problems.push(`PAGE_ADDRESS is missing: ${NEEDED.PAGE_ADDRESS}. It answers to no other name`);
  return { host, names: address === undefined ? [] : [address.hostname], signIn, open };
}

function readSignIn(written: PageWritten, problems: string[]): SignIn | undefined {
  const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const ofOurs = [...names.filter((name) => name !== 'PAGE_ADDRESS'), ...OPTIONAL];
  if (ofOurs.every((name) => written[name] === undefined)) return undefined;
  const missing = names.filter((name) => written[name] === undefined);
  for (const name of missing)
    problems.push(`${name} is missing, which signing in needs: ${NEEDED[name]}`);
  const issuer = webAddress('OIDC_ISSUER', written.OIDC_ISSUER, problems);
  if (issuer && /(^|\.)microsoftonline\./.test(issuer.hostname) && ANYBODY.test(issuer.pathname))
    problems.push(
      'OIDC_ISSUER lets in whoever has a Microsoft account, of any organisation. Name your own tenant: https://login.microsoftonline.com/your-tenant-id/v2.0',
    );
  const value = written.OIDC_EDITOR_ROLE;
  const nameClaim = written.OIDC_NAME_CLAIM ?? 'preferred_username';
  if (value === undefined && written.editors.length === 0)
    problems.push(
      'Nobody would be an editor: name them in EDITORS, as OIDC_NAME_CLAIM says them, or set OIDC_EDITOR_ROLE',
    );
  if (value === undefined && SHARED.has(nameClaim))
    problems.push(
      `OIDC_NAME_CLAIM is ${nameClaim}, which two people may share, so it can’t say who is an editor. Use preferred_username, or set OIDC_EDITOR_ROLE`,
    );
  if (value === undefined && written.OIDC_ROLE_CLAIM !== undefined)
    problems.push('OIDC_ROLE_CLAIM needs OIDC_EDITOR_ROLE: the value of it that makes an editor');
  return {
    issuer: written.OIDC_ISSUER ?? '',
    clientId: written.OIDC_CLIENT_ID ?? '',
    clientSecret: written.OIDC_CLIENT_SECRET ?? '',
    address: addressOf(written.PAGE_ADDRESS, [])?.origin ?? '',
    nameClaim,
    editorRole:
      value === undefined ? undefined : { claim: written.OIDC_ROLE_CLAIM ?? 'roles', value },
    editors: written.editors,
  };
}

function addressOf(given: string | undefined, problems: string[]): URL | undefined {
  const address = webAddress('PAGE_ADDRESS', given, problems);
  if (address && (address.pathname !== '/' || address.search !== ''))
    problems.push(
      'PAGE_ADDRESS has a path; leave it out, for example https://signpost.example.nhs.uk',
    );
  return address;
}

/** An address that may be trusted with a sign-in: over TLS, or on this machine. */
function webAddress(name: string, given: string | undefined, problems: string[]): URL | undefined {
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const sound =
    url !== undefined &&
    url.username === '' &&
    url.hash === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (sound) return url;
  problems.push(
    `${name} must be a full address beginning with https:// (http:// on this machine alone)`,
  );
  return undefined;
}

/** Whether only this machine reaches an address. */
function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
