import type { WebClient } from '@slack/web-api';
import type { Chart, AdapterContext } from '../../../src/ports';
import { LIMITS } from '../limits';
import { cut } from '../text';

/** Draws and uploads a chart; gives Slack's id of the file, or nothing where that can't be done. */
export type Upload = (chart: Chart) => Promise<string | undefined>;

/** Slack takes a file in a while after it has taken the upload, and refuses a message that shows it before. */
const PAUSES = [100, 200, 400, 800, 1_600];

/**
 * For workspaces without Slack's own chart block: a picture, if the app was given `files:write` and
 * `files:read`. Never rejects, since the figures are in the message as text whatever happens here.
 */
export function createUpload(client: WebClient, picture: AdapterContext['picture']): Upload {
  return async (chart) => {
    if (picture === undefined) return undefined;
    try {
      const alt = cut(chart.alt, LIMITS.imageAlt);
      const uploaded = await client.files.uploadV2({
        filename: 'chart.png',
        title: cut(chart.title, 200),
        alt_text: alt,
        file: Buffer.from(picture(chart)),
      });
      const id = (uploaded as Uploaded).files?.[0]?.files?.[0]?.id;
      if (id === undefined) return undefined;
      for (const pause of PAUSES) {
        const { file } = await client.files.info({ file: id });
        if (file?.mimetype !== undefined && file.mimetype !== '') return id;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return undefined;
    } catch {
      return undefined;
    }
  };
}

const known = new WeakMap<WebClient, Promise<boolean>>();

/** Whether the app was given `files:write` here, as Slack says of the token with each answer. Never rejects. */
export function mayUpload(client: WebClient): Promise<boolean> {
  const asked = known.get(client) ?? askScopes(client);
  known.set(client, asked);
  return asked;
}

async function askScopes(client: WebClient): Promise<boolean> {
  try {
    const { response_metadata: said } = await client.auth.test();
    return said?.scopes?.includes('files:write') ?? false;
  } catch {
    known.delete(client);
    return false;
  }
}

/** The part of the client's answer that it leaves untyped. */
interface Uploaded {
  readonly files?: readonly { readonly files?: readonly { readonly id?: string }[] }[];
}
