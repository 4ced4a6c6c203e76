import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOT_SCOPES } from '../../../adapters/slack/settings';
import { WHAT_IS_KEPT } from '../../../src/store/what-is-kept';
import { readAccess } from '../../../src/main/all-platform-access';
import { assuranceSheet } from '../../../src/doctor/assurance';
import { readFacts } from '../../../src/doctor/read-facts';
import { projectRoot } from '../../../src/settings/project-root';

const root = projectRoot();
const facts = readFacts(root, readAccess(root));
const sheet = assuranceSheet(facts);

test('the sheet names everything that is kept and every permission', () => {
  for (const { what } of WHAT_IS_KEPT) expect(sheet).toContain(`| ${what} |`);
  for (const scope of BOT_SCOPES) expect(sheet).toContain(`- \`${scope}\``);
  expect(sheet).toContain('no permission');
});

test('the sheet names every package it runs with, its version and its licence', () => {
  expect(facts.packages.length).toBeGreaterThan(15);
  expect(facts.packages.filter(({ licence }) => licence.startsWith('not stated'))).toEqual([]);
  expect(sheet).toMatch(/\| zod \| \d+\.\d+\.\d+ \| MIT \|/);
});

test('the sheet says which addresses it calls, and how many tests try each threat', () => {
  expect(sheet).toContain('login.microsoftonline.com');
  expect(facts.threats.length).toBeGreaterThan(25);
  expect(facts.threats.filter(({ tests }) => tests === 0)).toEqual([]);
});

test('the sheet claims no compliance', () => {
  expect(sheet).toContain('claims no compliance');
  expect(sheet).not.toMatch(/\b(?:compliant|complies|certified|accredited)\b/i);
});

test('outside a checkout it says what is missing', () => {
  const empty = mkdtempSync(join(tmpdir(), 'nothing-'));
  expect(() => readFacts(empty, [])).toThrow('package.json is missing here');
  rmSync(empty, { recursive: true });
});
