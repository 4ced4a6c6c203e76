import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { RecordKey, Records } from '../../../src/ports';

/** The app is not installed there: there is nowhere to post. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/** What is kept of an installation was sealed with another key, or is damaged. */
export class SealedError extends Error {
  override readonly name = 'SealedError';
}

/** Keeps each organisation's tokens, encrypted, in the shared records. Who installed the app is not kept. */
export function createInstallations(records: Records, encryptionKey: Buffer): InstallationStore {
  const keyOf = (org: string): RecordKey => ({
    adapter: 'slack',
    org,
    kind: 'installation',
    id: 'bot',
  });

  async function read(org: string): Promise<Installation | undefined> {
    const sealed = await records.get(keyOf(org));
    if (sealed === undefined) return undefined;
    const text = decrypt(encryptionKey, org, sealed);
    if (text === undefined) {
      throw new SealedError(
        'the stored installation cannot be opened: was SLACK_ENCRYPTION_KEY changed?',
      );
    }
    return JSON.parse(text) as Installation;
  }

  return {
    async storeInstallation(installation) {
      const org = orgOf(installation);
      const nobody = { token: undefined, scopes: undefined, id: '' };
      const text = JSON.stringify({ ...installation, user: nobody });
      await records.put(keyOf(org), encrypt(encryptionKey, org, text));
    },
    async fetchInstallation(query) {
      for (const org of orgsOf(query)) {
        const found = await read(org);
        // Bolt's type follows the query's flavour, which only the stored installation knows.
        if (found !== undefined) return found;
      }
      throw new NotInstalledError('the app is not installed there');
    },
    async deleteInstallation(query) {
      for (const org of orgsOf(query)) await records.remove(keyOf(org));
    },
  };
}

function orgOf(installation: Installation): string {
  const org =
    installation.isEnterpriseInstall === true ? installation.enterprise?.id : installation.team?.id;
  if (org === undefined) throw new Error('Slack named neither a workspace nor an organisation');
  return org;
}

/** Where an installation may stand: on the whole Grid organisation, or on the one workspace. */
function orgsOf({
  isEnterpriseInstall,
  enterpriseId,
  teamId,
}: InstallationQuery<boolean>): string[] {
  const orgs = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
  return orgs.filter((org) => org !== undefined);
}

const CIPHER = 'aes-256-gcm';

/** Encrypts a text under a 32-byte key; `label` must be given again to open it, so it can't be moved. */
export function encrypt(key: Buffer, label: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(label));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', nonce, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
}

/** The text that was sealed; undefined when the key or the label is another, or a byte was changed. */
export function decrypt(key: Buffer, label: string, sealed: string): string | undefined {
  const [version, nonce, tag, data] = sealed.split('.');
  if (version !== 'v1' || nonce === undefined || tag === undefined || data === undefined) {
    return undefined;
  }
  try {
    const opener = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    })
      .setAAD(Buffer.from(label))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return opener.update(data, 'base64url', 'utf8') + opener.final('utf8');
  } catch {
    return undefined;
  }
}
