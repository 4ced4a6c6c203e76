import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectRoot } from '../src/settings/project-root';

const root = projectRoot();
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const { engines } = JSON.parse(read('package.json')) as {
  readonly engines: { readonly node: string };
};

/** What the standard requires of publiccode.yml, version 0.4. */
const PUBLIC_CODE = z.object({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  description: z.record(
    z.string().length(2),
    z.object({
      shortDescription: z.string().min(1).max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string()).min(1),
    }),
  ),
  legal: z.object({ license: z.literal('MIT') }),
  maintenance: z.object({
    type: z.literal('community'),
    contacts: z.array(z.object({ name: z.string() })).min(1),
  }),
  localisation: z.object({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).min(1),
  }),
});

describe('what the repository says of itself', () => {
  it('has what a software catalogue requires', () => {
    const said = PUBLIC_CODE.safeParse(parse(read('publiccode.yml')));
    expect(said.error?.issues ?? []).toEqual([]);
  });

  it('has one version, and no address that leads to somebody else', () => {
    const { softwareVersion, url } = parse(read('publiccode.yml')) as Record<string, string>;
    expect(softwareVersion).toBe((JSON.parse(read('package.json')) as { version: string }).version);
    // example names are reserved: RFC 2606.
    expect(new URL(url ?? '').hostname).toMatch(/\.example$/);
  });

  it('has papers for a review, which say what only the organisation knows and claim nothing', () => {
    const papers = [
      'README',
      'dtac',
      'dpia-screening',
      'clinical-safety',
      'data-flows',
      'retention',
    ];
    for (const paper of papers) {
      const text = read('docs', 'assurance', `${paper}.md`);
      expect(text).toMatch(/for your organisation to complete/i);
      expect(text).not.toMatch(/\b(?:compliant|complies|certified|accredited)\b/i);
    }
  });

  it('recommends the Node that the image runs, and takes the oldest that is tried', () => {
    const recommended = read('.nvmrc').trim();
    expect(read('Dockerfile')).toContain(`FROM node:${recommended}-`);
    expect(read('.devcontainer', 'devcontainer.json')).toContain(`typescript-node:${recommended}-`);
    const workflow = read('.github', 'workflows', 'check.yml');
    const tried = /node: \[(.*)\]/.exec(workflow)?.[1]?.match(/\d+/g) ?? [];
    expect(workflow).toContain(`node-version: '${recommended}'`);
    expect(engines.node).toMatch(new RegExp(`^>=${tried[0] ?? 'none'}\\.`));
  });

  it('asks reviewers for folders that there are', () => {
    const lines = read('.github', 'CODEOWNERS').split('\n');
    const folders = lines.flatMap((line) => /^(?:# )?(\/\S+)/.exec(line)?.[1] ?? []);
    expect(folders).not.toEqual([]);
    for (const folder of folders)
      expect([folder, existsSync(join(root, folder))]).toEqual([folder, true]);
  });

  it('has issue forms that GitHub takes', () => {
    for (const form of ['answer', 'fault', 'idea']) {
      const made = parse(read('.github', 'ISSUE_TEMPLATE', `${form}.yml`)) as {
        readonly name: string;
        readonly description: string;
        readonly body: readonly { readonly type: string; readonly id?: string }[];
      };
      expect([made.name, made.description].every((one) => one.length > 3)).toBe(true);
      const ids = made.body.flatMap(({ type, id }) => (type === 'markdown' ? [] : [id]));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(undefined);
    }
  });

  it('keeps every text’s line ends as they are, on any machine', () => {
    const lines = read('.gitattributes').split('\n');
    expect(lines).toContain('* text=auto eol=lf');
    // ONS's workbook as it was exported, which no machine may change.
    expect(lines).toContain('knowledge/content/survey-data/*.csv -text');
    expect(read('knowledge/content/survey-data/ons-internet-users-2020.csv')).toContain('\r\n');
  });
});
