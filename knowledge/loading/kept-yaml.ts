import { createHash } from 'node:crypto';
import type { Cache } from './cache';
import type { Written } from './positions';
import { readYaml, type ReadYaml } from './yaml';

/**
 * Reads YAML as `readYaml` does, and only once: what a notebook holds of the same text is as good as parsing it.
 * Every field is still checked by its schema, wherever the value came from.
 */
export interface YamlReader {
  readonly read: ReadYaml;
  /** Writes down what was read, for the next start. To be called once everything has been. */
  keep(): void;
}

/** Without a notebook, everything is parsed. */
export function createYamlReader(notebook?: Cache): YamlReader {
  const before = notebook === undefined ? new Map<string, Written>() : recall(notebook);
  const now = new Map<string, Written>();
  let learned = false;
  return {
    read(source) {
      const name = createHash('sha256').update(source).digest('base64');
      const known = before.get(name);
      if (known !== undefined) {
        now.set(name, known);
        return { file: known };
      }
      const read = readYaml(source);
      if ('file' in read && notebook !== undefined && isPlain(read.file.value)) {
        now.set(name, read.file);
        learned = true;
      }
      return read;
    },
    keep() {
      if (notebook === undefined || (!learned && now.size === before.size)) return;
      notebook.write('yaml-read', KEY, Buffer.from(JSON.stringify([...now])));
    },
  };
}

const KEY = 'values and lines';

function recall(notebook: Cache): ReadonlyMap<string, Written> {
  try {
    const bytes = notebook.read('yaml-read', KEY);
    if (bytes === undefined) return new Map();
    const kept = JSON.parse(new TextDecoder().decode(bytes)) as readonly [string, Written][];
    return new Map(kept.map(([name, { value, lines }]) => [name, { value, lines }]));
  } catch {
    return new Map();
  }
}

/** Whether JSON gives a value back as it was: not so for numbers that it can't write. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null)
    return value === null || ['string', 'boolean'].includes(typeof value);
  return Object.values(value).every(isPlain);
}
