import { X509Certificate } from 'node:crypto';
import { SettingsError, type Env } from '../../src/ports';

/** How the bot proves who it is to Microsoft. */
export type Registration =
  | { readonly type: 'SingleTenant' | 'MultiTenant'; readonly password: string }
  | {
      readonly type: 'SingleTenant' | 'MultiTenant';
      readonly thumbprint: string;
      readonly privateKey: string;
      /** The same certificate and key as files, where they came from files. */
      readonly files?: { readonly certificate: string; readonly privateKey: string };
    }
  | { readonly type: 'UserAssignedMSI' };

/** Who may manage a channel's posts: those Teams names as owners, or any member who is not a guest. */
export type Managers = 'owners' | 'members';

export interface Settings {
  readonly managers: Managers;
  /** Teams' own thumbs ask whether an answer helped, where it has them, in place of our buttons. */
  readonly feedback?: 'native';
  /** Microsoft's library that is used: the Bot Framework SDK unless it is the Microsoft 365 Agents SDK. */
  readonly sdk?: 'agents';
  /** Undefined for the emulator: no app, no token checks, and so loopback only. */
  readonly app?: {
    readonly id: string;
    readonly registration: Registration;
    readonly tenant: string;
    /** Tenants whose people are answered; everyone else is refused. */
    readonly tenants: ReadonlySet<string>;
  };
  /** The day the client secret or certificate ends, as somebody noted it. */
  readonly secretExpires?: Date;
  /** The certificate itself, for the day it ends. */
  readonly certificate?: X509Certificate;
}

const TYPES = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;
const OURS = [
  'MicrosoftAppId',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'MicrosoftAppPassword',
  'CertificateThumbprint',
  'CertificatePrivateKey',
  'TEAMS_TENANTS',
  'TEAMS_MANAGERS',
  'TEAMS_EMULATOR',
  'TEAMS_SDK',
  'TEAMS_FEEDBACK',
  'TEAMS_SECRET_EXPIRES',
  'TEAMS_CERTIFICATE',
] as const;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The settings for Teams; undefined when none is set. Throws SettingsError naming each one that can't work. */
export function readSettings(env: Env): Settings | undefined {
  const given = (name: (typeof OURS)[number]) => env[name]?.trim() ?? '';
  if (OURS.every((name) => given(name) === '')) return undefined;
  const problems: string[] = [];
  const managers = given('TEAMS_MANAGERS') || 'owners';
  if (managers !== 'owners' && managers !== 'members') {
    problems.push(`TEAMS_MANAGERS is "${managers}". Use owners, or members.`);
  }
  const emulator = given('TEAMS_EMULATOR');
  if (!['', 'true', 'false'].includes(emulator)) {
    problems.push(`TEAMS_EMULATOR is "${emulator}". Use true, or leave it out.`);
  }
  const sdk = given('TEAMS_SDK') || 'botbuilder';
  if (sdk !== 'botbuilder' && sdk !== 'agents')
    problems.push(`TEAMS_SDK is "${sdk}". Use botbuilder, or agents.`);
  const feedback = given('TEAMS_FEEDBACK') || 'buttons';
  if (feedback !== 'buttons' && feedback !== 'native')
    problems.push(`TEAMS_FEEDBACK is "${feedback}". Use buttons, or native.`);
  const who: Managers = managers === 'members' ? 'members' : 'owners';
  const app = emulator === 'true' ? undefined : readApp(given, filesIn(env), problems);
  if (sdk === 'agents' && app !== undefined && isWithoutFiles(app.registration))
    problems.push(
      'TEAMS_SDK is agents, which reads a certificate from files: set TEAMS_CERTIFICATE_FILE and CertificatePrivateKey_FILE.',
    );
  if (emulator === 'true' && given('MicrosoftAppId') !== '') {
    problems.push(
      'TEAMS_EMULATOR is true and MicrosoftAppId is set. The emulator checks no tokens, so it never runs beside a real app: leave one of them out.',
    );
  }
  const secretExpires = readDay(given('TEAMS_SECRET_EXPIRES'), problems);
  const certificate = readCertificate(given('TEAMS_CERTIFICATE'), problems);
  if (problems.length > 0) throw new SettingsError(problems);
  // Without an app id nothing would check who is calling, so Teams stays off.
  if (emulator !== 'true' && app === undefined) return undefined;
  return {
    managers: who,
    ...(sdk === 'agents' && { sdk }),
    ...(feedback === 'native' && { feedback }),
    ...(app && { app }),
    ...(secretExpires && { secretExpires }),
    ...(certificate && { certificate }),
  };
}

function readDay(text: string, problems: string[]): Date | undefined {
  if (text === '') return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return day;
  problems.push(`TEAMS_SECRET_EXPIRES is "${text}". Write the day as 2027-05-01.`);
  return undefined;
}

function readCertificate(text: string, problems: string[]): X509Certificate | undefined {
  if (text === '') return undefined;
  try {
    return new X509Certificate(text.replaceAll('\\n', '\n'));
  } catch {
    problems.push(
      'TEAMS_CERTIFICATE is not a certificate. Give the PEM file that begins with BEGIN CERTIFICATE, by TEAMS_CERTIFICATE_FILE.',
    );
    return undefined;
  }
}

type CertificateFiles = Extract<Registration, { files?: unknown }>['files'];

function readApp(
  given: (name: (typeof OURS)[number]) => string,
  files: CertificateFiles,
  problems: string[],
) {
  const id = given('MicrosoftAppId');
  if (id === '') {
    const set = OURS.filter((name) => name !== 'TEAMS_EMULATOR' && given(name) !== '');
    if (set.length > 0) {
      problems.push(
        `MicrosoftAppId is missing, though ${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set. Copy it from the Azure Bot's Configuration page.`,
      );
    }
    return undefined;
  }
  if (!GUID.test(id)) {
    problems.push(
      'MicrosoftAppId is not an application id. It looks like 00000000-0000-0000-0000-000000000000.',
    );
  }
  const type = TYPES.find((name) => name === (given('MicrosoftAppType') || 'SingleTenant'));
  if (type === undefined) {
    problems.push(`MicrosoftAppType is "${given('MicrosoftAppType')}". Use ${TYPES.join(', ')}.`);
    return undefined;
  }
  const tenant = given('MicrosoftAppTenantId');
  if (type !== 'MultiTenant' && tenant === '') {
    problems.push(`MicrosoftAppTenantId is missing. ${type} needs your organisation's tenant id.`);
  }
  const tenants = new Set(
    [...given('TEAMS_TENANTS').split(','), tenant].map(normalTenant).filter((each) => each !== ''),
  );
  for (const each of tenants) {
    if (!GUID.test(each)) {
      problems.push(`"${each}" in TEAMS_TENANTS or MicrosoftAppTenantId is not a tenant id.`);
    }
  }
  if (type === 'MultiTenant' && tenants.size === 0) {
    problems.push(
      'TEAMS_TENANTS is missing. List the tenant ids to answer, with commas between them.',
    );
  }
  const registration = readRegistration(type, given, files, problems);
  return registration && { id, registration, tenant, tenants };
}

function readRegistration(
  type: Registration['type'],
  given: (name: (typeof OURS)[number]) => string,
  files: CertificateFiles,
  problems: string[],
): Registration | undefined {
  const password = given('MicrosoftAppPassword');
  const thumbprint = given('CertificateThumbprint');
  // One line in an env file: its line ends are written \n.
  const privateKey = given('CertificatePrivateKey').replaceAll('\\n', '\n');
  if (type === 'UserAssignedMSI') {
    if (password === '') return { type };
    problems.push('MicrosoftAppPassword is set. A managed identity has no password: leave it out.');
    return undefined;
  }
  if (thumbprint !== '' || privateKey !== '') {
    if (thumbprint !== '' && privateKey !== '')
      return { type, thumbprint, privateKey, ...(files && { files }) };
    const missing = thumbprint === '' ? 'CertificateThumbprint' : 'CertificatePrivateKey';
    problems.push(`${missing} is missing. A certificate needs its thumbprint and its private key.`);
    return undefined;
  }
  if (password !== '') return { type, password };
  problems.push(
    `MicrosoftAppPassword is missing. ${type} needs a client secret, or CertificateThumbprint and CertificatePrivateKey.`,
  );
  return undefined;
}

/** Where a certificate and its key lie, where both were given as files. */
function filesIn(env: Env): CertificateFiles {
  const certificate = env['TEAMS_CERTIFICATE_FILE']?.trim() ?? '';
  const privateKey = env['CertificatePrivateKey_FILE']?.trim() ?? '';
  return certificate === '' || privateKey === '' ? undefined : { certificate, privateKey };
}

const isWithoutFiles = (registration: Registration): boolean =>
  'thumbprint' in registration && registration.files === undefined;

/** A tenant id in the one form it is compared in. */
export function normalTenant(tenant: string): string {
  return tenant.trim().toLowerCase();
}
