import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Finding } from '../../src/ports';
import type { Registration, Settings } from './settings';

const ABOUT = 'Teams secret';
/** Days before its end that a secret is mentioned: time enough to ask whoever may make a new one. */
const SOON = 30;
const DAY = 24 * 60 * 60 * 1000;

/** When the secret or certificate ends that the bot proves itself with. Neither can be asked of Microsoft with the bot's own rights. */
export function examineExpiry({ app, secretExpires, certificate }: Settings, now: Date): Finding[] {
  if (app === undefined) return [];
  const { registration } = app;
  if (registration.type === 'UserAssignedMSI') {
    return [
      { state: 'ok', about: ABOUT, says: 'A managed identity: there is none that could end.' },
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
    return [{ state: 'look', about: ABOUT, says, todo }];
  }
  return [...mismatch, ending(what, ends, now)];
}

function ending(what: string, ends: Date, now: Date): Finding {
  const days = Math.floor((ends.getTime() - now.getTime()) / DAY);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(ends);
  const todo = `Make a new ${what} in Entra, set it here, restart, and only then delete the old one: docs/teams.md, step 4.`;
  if (ends <= now)
    return { state: 'wrong', about: ABOUT, says: `The ${what} ended on ${day}.`, todo };
  const says = `The ${what} ends on ${day}, in ${days} ${days === 1 ? 'day' : 'days'}.`;
  return days <= SOON
    ? { state: 'look', about: ABOUT, says, todo }
    : { state: 'ok', about: ABOUT, says };
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
  return [{ state: 'wrong', about: ABOUT, says, todo }];
}

function fits(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
