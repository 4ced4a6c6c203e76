import { loadContent } from '../loading/load';
import type { Content } from '../loading/content-schema';
import type { ReadYaml } from '../loading/yaml';
import type { Cache } from '../loading/cache';
import type { Lexicon } from '../search/lexicon';
import { createSensitive, type Sensitive } from './sensitive';

export interface SensitiveFolders {
  /** The content in use, already loaded. */
  readonly content: Content;
  readonly lexicon: Lexicon;
  /** The folder that came with the program: it lends its questions to a folder that has none. */
  readonly shipped: string;
  /** Like 2026-03-31. */
  readonly today: string;
  readonly notebook?: Cache | undefined;
  readonly read?: ReadYaml | undefined;
}

/** The reader of sensitive questions for a content folder, with that folder's own contacts. Reads the disk at once. */
export function openSensitive(folders: SensitiveFolders): Sensitive {
  const { content, lexicon, shipped, today, notebook, read } = folders;
  const lent = (): Content => ({
    ...loadContent(shipped, today, read).content,
    contacts: content.contacts,
  });
  const own = content.sensitive.length > 0;
  return createSensitive({ content: own ? content : lent(), lexicon, notebook });
}
