import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createContentIndex } from '../../../knowledge/loading/content-index';
import { jsonSchemas } from '../../../knowledge/loading/json-schema';
import { loadContent } from '../../../knowledge/loading/load';
import { projectRoot } from '../../../src/settings/project-root';

const FOLDER = join(projectRoot(), 'knowledge/content');
const { content, problems } = loadContent(FOLDER, '2026-11-22');

test('the content has no faults', () => {
  expect(problems).toEqual([]);
});

test('the content is whole', () => {
  const seed = content.resources.filter(({ collection }) => collection === 'seed');
  expect(seed).toHaveLength(18);
  expect(seed.filter(({ namedOnSeedPage }) => namedOnSeedPage !== false)).toHaveLength(17);
  expect(content.resources).toHaveLength(18 + 43);
  expect(content.tips).toHaveLength(207);
  expect(content.statistics).toHaveLength(6);
  expect(content.laterFigures).toHaveLength(81);
  expect(content.topics).toHaveLength(14);
  expect(content.survey?.title).toBe('Internet users, UK: 2020');
});

test('every resource has a description and a word on how current it is', () => {
  for (const resource of content.resources) {
    expect(resource.description).toMatch(/\.$/);
    expect(resource.currency).not.toBe('');
  }
});

test('a resource whose address is unknown offers no link of its own', () => {
  const untraced = content.resources.filter(({ urlStatus }) => urlStatus === 'unknown');
  expect(untraced).toHaveLength(9);
  for (const { url } of untraced) expect(url).toBeUndefined();
});

test('tips that rest on guidance since replaced, or past its own review, are held back with a reason', () => {
  const held = content.tips.filter(({ heldBack }) => heldBack !== undefined);
  expect(held.map(({ id }) => id).sort()).toEqual(
    ['tip-019', 'tip-059', 'tip-071', 'tip-183', 'tip-200', 'tip-201'].sort(),
  );
});

test('each topic has tips', () => {
  for (const { id } of content.topics)
    expect(content.tips.filter(({ topics }) => topics.includes(id)).length).toBeGreaterThan(4);
});

test('the JSON Schemas beside the content are up to date', () => {
  const folder = join(FOLDER, 'schemas');
  const schemas = jsonSchemas();
  expect(readdirSync(folder).sort()).toEqual(schemas.map(({ name }) => name).sort());
  for (const { name, text } of schemas) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

const ROOMS = ['resources', 'guidance', 'tips', 'statistics', 'sensitive'];

test('every content file tells an editor’s tools which schema it follows', () => {
  const folders = ['.', ...ROOMS, 'statistics/later'];
  for (const folder of folders)
    for (const name of readdirSync(join(FOLDER, folder)).filter((file) => file.endsWith('.yaml'))) {
      const [first = ''] = readFileSync(join(FOLDER, folder, name), 'utf8').split('\n');
      const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1];
      expect([
        name,
        schema && readFileSync(join(FOLDER, folder, schema), 'utf8').slice(0, 1),
      ]).toEqual([name, '{']);
    }
});

test('the editors’ guide explains every field', () => {
  const guide = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  for (const { name, text } of jsonSchemas()) {
    const schema = JSON.parse(text) as { properties?: object; items?: { properties: object } };
    for (const field of Object.keys(schema.items?.properties ?? schema.properties ?? {}))
      expect([name, field, guide.includes(`\`${field}\``)]).toEqual([name, field, true]);
  }
});

test('an item is current until its review day is over', () => {
  const item = { checked: '2026-01-01', reviewBy: '2026-11-22' };
  const index = createContentIndex(loadContent(FOLDER, '2026-11-22').content);
  expect(index.current(item, '2026-11-22')).toBe(true);
  expect(index.current(item, '2026-11-23')).toBe(false);
});

test('an item past its review is a warning, and stays in the content', () => {
  const later = loadContent(FOLDER, '2027-03-01');
  expect(later.content.tips).toHaveLength(207);
  expect(new Set(later.problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  expect(later.problems[0]?.message).toBe(
    'review was due on 2027-02-22; it is kept out of rotation until it is checked again',
  );
});
