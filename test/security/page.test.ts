import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root';

const at = (...path: readonly string[]): string => join(projectRoot(), ...path);
const page = readFileSync(at('docs', 'security.md'), 'utf8');
const named = [...page.matchAll(/^- \[[^\]]+\]\(\.\.\/(test\/[^)]+)\): (.+)$/gm)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

test.each(named)('the page about security names a test that exists: %s, %s', (file, name) => {
  const plain = name.replaceAll('\\', '');
  const written = plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = readFileSync(at(file), 'utf8');
  expect(source).toMatch(new RegExp(`(?:\\bit|\\btest|\\))\\(\\s*'${written}',`));
});

test('each threat on the page has a defence that exists and a test', () => {
  const threats = page.split(/^### /m).slice(1);
  expect(threats.length).toBeGreaterThan(25);
  for (const threat of threats) {
    expect(threat).toMatch(/^- \[/m);
    const files = [...threat.matchAll(/`([a-z][\w/-]*(?:\.ts|\/))`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(at(file)))).toEqual([]);
  }
});

test('every file of security tests is on the page', () => {
  const files = readdirSync(at('test', 'security')).filter((name) => name !== 'page.test.ts');
  expect(files.filter((name) => !page.includes(`../test/security/${name}`))).toEqual([]);
});
