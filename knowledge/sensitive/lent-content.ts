import type { Content } from '../loading/content-schema';
import { loadContent } from '../loading/load';

/** Content with sensitive questions: its own, or those that the program lends, with its own contacts. Reads the disk at once. */
export function withSensitive(content: Content, shipped: string, today: string): Content {
  if (content.sensitive.length > 0) return content;
  return { ...loadContent(shipped, today).content, contacts: content.contacts };
}
