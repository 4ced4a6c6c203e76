import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withFieldTables } from '../../../knowledge/loading/guide';
import { jsonSchemas } from '../../../knowledge/loading/json-schema';
import { postCheckJsonSchemas } from '../../../knowledge/post-check/post-check-json-schemas';
import { loadContent, type Loaded } from '../../../knowledge/loading/load';
import { readOnce } from '../../fakes/shared-knowledge';

export interface ContentRule {
  readonly name: string;
  readonly check: (folder: string, loaded: Loaded) => void;
}

const ROOMS = [
  '.',
  'resources',
  'guidance',
  'tips',
  'statistics',
  'statistics/later',
  'awareness-days',
  'sensitive',
  'post-check',
  'post-check/examples',
];

/** What must be true of a content folder, whoever has edited it and whenever it is asked. Nothing is counted. */
export const CONTENT_RULES: readonly ContentRule[] = [
  {
    name: 'the content has no faults, and no warning but of what time brings',
    check: (_, { problems }) => {
      const brought = /reviewBy$|> when > published > /;
      expect(problems.filter(({ field }) => !brought.test(field))).toEqual([]);
    },
  },
  {
    name: 'each topic has a tip or a document',
    check: (_, { content }) => {
      const used = new Set([...content.tips, ...content.resources].flatMap(({ topics }) => topics));
      expect(content.topics.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
    },
  },
  {
    name: 'every resource has a summary that ends as a sentence does',
    check: (_, { content }) => {
      for (const { id, summary } of content.resources)
        expect([id, summary]).toEqual([id, expect.stringMatching(/[.?!]$/)]);
    },
  },
  {
    name: 'tips that rest on guidance since replaced are held back with a reason',
    check: (_, { content }) => {
      const replaced = new Set(
        content.resources.flatMap(({ id, standing }) => (standing === 'superseded' ? [id] : [])),
      );
      const resting = content.tips.filter(({ source }) => replaced.has(source));
      expect(resting.filter(({ record }) => record.heldBack === undefined)).toEqual([]);
    },
  },
  {
    name: 'the JSON Schemas beside the content are up to date',
    check: (folder) => {
      const schemas = [...jsonSchemas(), ...postCheckJsonSchemas()];
      const at = join(folder, 'schemas');
      const there = readdirSync(at, { recursive: true, encoding: 'utf8' });
      expect(there.filter((name) => name.endsWith('.json')).sort()).toEqual(
        schemas.map(({ name }) => join(name)).sort(),
      );
      for (const { name, text } of schemas) expect(readFileSync(join(at, name), 'utf8')).toBe(text);
    },
  },
  {
    name: 'every content file tells an editor’s tools which schema it follows',
    check: (folder) => {
      for (const room of ROOMS)
        for (const name of readdirSync(join(folder, room)).filter((one) => one.endsWith('.yaml'))) {
          const [first = ''] = readFileSync(join(folder, room, name), 'utf8').split('\n');
          const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1];
          const start = schema && readFileSync(join(folder, room, schema), 'utf8').slice(0, 1);
          expect([name, start]).toEqual([name, '{']);
        }
    },
  },
  {
    name: 'the editors’ guide tells of every field',
    check: (folder) => {
      const guide = readFileSync(join(folder, 'README.md'), 'utf8');
      expect(withFieldTables(guide)).toBe(guide);
      for (const { name, text } of jsonSchemas()) {
        const { items, ...whole } = JSON.parse(text) as Schema & {
          items?: Schema & { anyOf?: Schema[] };
        };
        const entries = items?.anyOf ?? [items ?? whole];
        const fields = entries.flatMap(({ properties = {} }) => Object.keys(properties));
        expect([name, fields.length]).not.toEqual([name, 0]);
        expect([name, fields.filter((field) => !guide.includes(`\`${field}\``))]).toEqual([
          name,
          [],
        ]);
      }
    },
  },
];

interface Schema {
  readonly properties?: object;
}

/** Today, as the content check takes it. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Holds a content folder to every rule, as on a day. */
export function holdToRules(folder: string, day: string): void {
  const loaded = loadContent(folder, day, [], readOnce);
  for (const { check } of CONTENT_RULES) check(folder, loaded);
}
