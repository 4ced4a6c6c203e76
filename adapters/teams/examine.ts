import type { Examined, Finding } from '../../src/ports';
import type { Connector } from './connector';
import { examineExpiry } from './expiry';
import type { Settings } from './settings';

const ABOUT = 'Teams token';
const TIMEOUT = 10_000;

/** Where Microsoft publishes the keys by which its requests to us are checked. */
export const KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** What Microsoft's codes for refusing a token mean: learn.microsoft.com/entra/identity-platform/reference-error-codes */
const CODES: Readonly<Record<string, string>> = {
  AADSTS7000222: 'The client secret has ended. Make a new one: docs/teams.md, step 4.',
  AADSTS7000215:
    'MicrosoftAppPassword is wrong. Copy the secret’s value, not its id: docs/teams.md, step 4.',
  AADSTS700016:
    'MicrosoftAppId is not known in MicrosoftAppTenantId. Copy both from the Azure Bot’s Configuration page.',
  AADSTS90002:
    'MicrosoftAppTenantId is not a tenant. Copy it from the Azure Bot’s Configuration page.',
  AADSTS700027: 'The certificate is not registered for the app, or its key is another’s.',
};

export interface TeamsExamination {
  readonly settings: Settings;
  readonly connector: Pick<Connector, 'token'>;
  readonly now: Date;
  readonly connect: boolean;
  /** Where the keys are published. */
  readonly keys: string;
}

/** When the secret ends; and, if asked to connect, whether Microsoft gives us a token, and what time it is there. */
export async function examineTeams(examination: TeamsExamination): Promise<Examined> {
  const { settings, connector, now, connect, keys } = examination;
  const expiry = examineExpiry(settings, now);
  if (!connect || settings.app === undefined) return { findings: expiry };
  const [time, token] = await Promise.all([timeAt(keys), tryToken(connector)]);
  const unreachable: Finding[] =
    time === undefined
      ? [
          {
            state: 'wrong',
            about: 'Teams keys',
            says: `${new URL(keys).host} can't be reached, so no request from Teams could be checked.`,
            todo: 'Let Signpost out to the hosts that deploy/README.md names.',
          },
        ]
      : [];
  return { findings: [...expiry, ...unreachable, token], ...(time !== undefined && { time }) };
}

async function tryToken(connector: Pick<Connector, 'token'>): Promise<Finding> {
  try {
    await connector.token();
    return { state: 'ok', about: ABOUT, says: 'Microsoft gives one for these settings.' };
  } catch (error) {
    const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
    const says = `Microsoft gives none (${code ?? nameOf(error)}), so nothing can be posted.`;
    const todo =
      CODES[code ?? ''] ??
      'Check MicrosoftAppId, MicrosoftAppTenantId and the secret, and that the network lets Signpost out to login.microsoftonline.com.';
    return { state: 'wrong', about: ABOUT, says, todo };
  }
}

/** A name and never the message, which may hold ids. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'no reason given';
}

async function timeAt(url: string): Promise<Date | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    await answer.arrayBuffer();
    const date = new Date(answer.headers.get('date') ?? '');
    return answer.ok && !Number.isNaN(date.getTime()) ? date : undefined;
  } catch {
    return undefined;
  }
}
