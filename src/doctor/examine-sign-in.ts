import type { Config } from '../settings/config';
import type { Finding } from './finding';

const about = 'Page';
const PATIENCE = 10_000;

/** Who may use the page; tried: whether the provider that people sign in with answers, and is the one that is named. */
export async function checkSignIn(
  { page, pageAccess: { host, signIn, open } }: Pick<Config, 'page' | 'pageAccess'>,
  trying: boolean,
): Promise<readonly Finding[]> {
  if (page === 'off') return [{ state: 'ok', about, says: 'Off.' }];
  if (open) {
    const says = `It listens on ${host} and asks nobody to sign in: whoever reaches it may use it.`;
    const todo =
      'Let only a proxy of yours reach it that asks people who they are, or have people sign in: docs/sign-in.md.';
    return [{ state: 'look', about, says, todo }];
  }
  if (signIn === undefined)
    return [{ state: 'ok', about, says: 'This machine alone reaches it, so nobody signs in.' }];
  const who =
    signIn.editorRole === undefined
      ? 'editors are those whom EDITORS names'
      : 'editors are those with the role that OIDC_EDITOR_ROLE names';
  const at = new URL(signIn.issuer).host;
  const says = `People sign in at ${at}; ${who}.`;
  if (!trying) return [{ state: 'ok', about, says: `${says} It was not tried.` }];
  const wrong = await wrongWith(signIn.issuer);
  if (wrong === undefined) return [{ state: 'ok', about, says: `${says} It answers.` }];
  return [{ state: 'wrong', about, says: `${says} ${wrong.says}`, todo: wrong.todo }];
}

async function wrongWith(issuer: string): Promise<{ says: string; todo: string } | undefined> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const told = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
    .then((response): Promise<unknown> | undefined => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  if (typeof told !== 'object' || told === null)
    return {
      says: 'It does not answer.',
      todo: 'Correct OIDC_ISSUER, or ask who looks after the network whether this machine may reach it.',
    };
  const { issuer: named } = told as { readonly issuer?: unknown };
  if (named === issuer) return undefined;
  return {
    says: 'It calls itself by another name, so nothing it says would be believed.',
    todo: 'Set OIDC_ISSUER to the word “issuer” in its own description, letter for letter: a tenant’s id, not its name, and a slash at the end only where it has one.',
  };
}
