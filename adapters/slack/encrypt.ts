import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

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
