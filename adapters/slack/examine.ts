import type { Examined, Finding, Inspection, Wait } from '../../src/ports';
import { examineManifests } from './examine-manifest';
import { examinePayloads, payloadsOf } from './examine-payloads';
import type { Fetch, Network } from './transport/network';
import { BOT_SCOPES, type SlackSettings } from './settings';

const ABOUT = 'Slack permissions';
const TIMEOUT = 10_000;

/**
 * What Slack says of our token, of what we send and of the app's manifest, and what time it is there. Only when asked
 * to connect. Slack names the permissions in the header x-oauth-scopes of every answer:
 * docs.slack.dev/authentication/installing-with-oauth
 */
export async function examineSlack(
  { identity, apiUrl, configToken }: SlackSettings,
  network: Network,
  { connect, samples }: Inspection,
  wait: Wait,
): Promise<Examined> {
  if (!connect) return { findings: [] };
  if (identity.kind === 'many') {
    const says = 'Each workspace gives its own when it installs Signpost; none was asked now.';
    return { findings: [{ state: 'ok', about: ABOUT, says }] };
  }
  const send: Fetch = network.options.fetch ?? globalThis.fetch;
  try {
    const answer = await send(`${apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${identity.botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const answered = performance.now();
    const { ok } = (await answer.json()) as { readonly ok?: unknown };
    const date = new Date(answer.headers.get('date') ?? '');
    const asking = { fetch: send, apiUrl, wait };
    const findings =
      ok === true
        ? [
            ...permissions(answer.headers.get('x-oauth-scopes')),
            ...(samples.length === 0
              ? []
              : [
                  await examinePayloads(payloadsOf(samples), {
                    ...asking,
                    token: identity.botToken,
                  }),
                ]),
            await examineManifests(
              configToken === undefined ? undefined : { ...asking, token: configToken },
            ),
          ]
        : [];
    return {
      findings,
      // What was checked since has taken its time, on their clock as on ours.
      ...(!Number.isNaN(date.getTime()) && {
        time: new Date(date.getTime() + performance.now() - answered),
      }),
    };
  } catch {
    // That Slack can't be reached is said where the tokens are tried.
    return { findings: [] };
  }
}

function permissions(header: string | null): readonly Finding[] {
  if (header === null) {
    const says = 'Slack did not say which it gives.';
    return [{ state: 'ok', about: ABOUT, says }];
  }
  const given = new Set(
    header
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
  );
  const missing = BOT_SCOPES.filter((scope) => !given.has(scope));
  const more = [...given].filter((scope) => !BOT_SCOPES.some((ours) => ours === scope));
  if (missing.length > 0) {
    const says = `Not given, so part of Signpost will not work: ${missing.join(', ')}.`;
    const todo =
      'Under OAuth & Permissions add each, then select Reinstall to Workspace. docs/slack.md says what each is for.';
    return [{ state: 'wrong', about: ABOUT, says, todo }, ...superfluous(more)];
  }
  const says = `All ${BOT_SCOPES.length} that manifest.yml asks for are given.`;
  return [{ state: 'ok', about: ABOUT, says }, ...superfluous(more)];
}

function superfluous(more: readonly string[]): readonly Finding[] {
  if (more.length === 0) return [];
  const says = `Given and not needed: ${more.join(', ')}.`;
  const todo = 'Under OAuth & Permissions remove each, then reinstall: fewer rights, less to lose.';
  return [{ state: 'look', about: ABOUT, says, todo }];
}
