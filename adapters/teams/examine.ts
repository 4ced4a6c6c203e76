import { createPrivateKey, type X509Certificate } from 'node:crypto';
import type { Examined, Finding, Inspection } from '../../src/ports';
import { examineCards } from './examine-cards';
import type { Registration, Settings } from './settings';
import type { Connector } from './transport/connector';

const TOKEN = 'Teams token';
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

export interface TeamsExamination extends Inspection {
  readonly settings: Settings;
  readonly connector: Pick<Connector, 'token'>;
  readonly now: Date;
  /** Where the keys are published. */
  readonly keys: string;
}

/** When the secret ends; and, if asked to connect, whether Microsoft gives us a token, and what time it is there. */
export async function examineTeams(examination: TeamsExamination): Promise<Examined> {
  const { settings, connector, now, connect, samples, keys } = examination;
  const cards = samples.length === 0 ? [] : [examineCards(samples)];
  const expiry = [...examineExpiry(settings, now), ...cards];
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
    return { state: 'ok', about: TOKEN, says: 'Microsoft gives one for these settings.' };
  } catch (error) {
    const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
    const says = `Microsoft gives none (${code ?? nameOf(error)}), so nothing can be posted.`;
    const todo =
      CODES[code ?? ''] ??
      'Check MicrosoftAppId, MicrosoftAppTenantId and the secret, and that the network lets Signpost out to login.microsoftonline.com.';
    return { state: 'wrong', about: TOKEN, says, todo };
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

const SECRET = 'Teams secret';
/** Days before its end that a secret is mentioned: time enough to ask whoever may make a new one. */
const SOON = 30;
const DAY = 24 * 60 * 60 * 1000;

/** When the secret or certificate ends that the bot proves itself with. Neither can be asked of Microsoft with the bot's own rights. */
export function examineExpiry({ app, secretExpires, certificate }: Settings, now: Date): Finding[] {
  if (app === undefined) return [];
  const { registration } = app;
  if (registration.type === 'UserAssignedMSI') {
    return [
      { state: 'ok', about: SECRET, says: 'A managed identity: there is none that could end.' },
    ];
  }
  const what = 'thumbprint' in registration ? 'certificate' : 'client secret';
  const mismatch = certificate === undefined ? [] : mismatches(certificate, registration);
  const ends =
    certificate === undefined || 'password' in registration
      ? secretExpires
      : new Date(certificate.validTo);
  if (ends === undefined) {
    const says = `Nobody has noted when the ${what} ends, and it can't be seen from here.`;
    const todo =
      what === 'certificate'
        ? 'Set TEAMS_CERTIFICATE_FILE to the certificate, or TEAMS_SECRET_EXPIRES to the day it ends.'
        : 'Set TEAMS_SECRET_EXPIRES to the day that Entra shows beside the secret, such as 2027-05-01.';
    return [{ state: 'look', about: SECRET, says, todo }];
  }
  return [...mismatch, ending(what, ends, now)];
}

function ending(what: string, ends: Date, now: Date): Finding {
  const days = Math.floor((ends.getTime() - now.getTime()) / DAY);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(ends);
  const todo = `Make a new ${what} in Entra, set it here, restart, and only then delete the old one: docs/teams.md, step 4.`;
  if (ends <= now)
    return { state: 'wrong', about: SECRET, says: `The ${what} ended on ${day}.`, todo };
  const says = `The ${what} ends on ${day}, in ${days} ${days === 1 ? 'day' : 'days'}.`;
  return days <= SOON
    ? { state: 'look', about: SECRET, says, todo }
    : { state: 'ok', about: SECRET, says };
}

function mismatches(certificate: X509Certificate, registration: Registration): Finding[] {
  if (!('thumbprint' in registration)) return [];
  const wrong: string[] = [];
  const plain = (print: string): string => print.replace(/[^0-9a-f]/gi, '').toLowerCase();
  const prints = [certificate.fingerprint, certificate.fingerprint256].map(plain);
  if (!prints.includes(plain(registration.thumbprint))) wrong.push('CertificateThumbprint');
  if (!fits(certificate, registration.privateKey)) wrong.push('CertificatePrivateKey');
  if (wrong.length === 0) return [];
  const says = `The certificate is not the one of ${wrong.join(' and ')}.`;
  const todo = 'Set the certificate, its thumbprint and its key from one and the same export.';
  return [{ state: 'wrong', about: SECRET, says, todo }];
}

function fits(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
