import type { Kept } from '../store/what-is-kept';

/** What the app may do on one platform. */
export interface Access {
  readonly platform: string;
  /** What its manifest asks for; none where it asks for nothing. */
  readonly permissions: readonly string[];
  readonly note: string;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What the code and its documents say of themselves. */
export interface Facts {
  readonly version: string;
  readonly node: string;
  readonly licence: string;
  readonly kept: readonly Kept[];
  readonly access: readonly Access[];
  /** The table of deploy/README.md. */
  readonly network: string;
  readonly packages: readonly Package[];
  /** The threats of docs/security.md, with the number of tests of each. */
  readonly threats: readonly { readonly name: string; readonly tests: number }[];
}

/** The sheet that a review by an NHS organisation asks for, in Markdown. It states what the code does and claims no compliance. */
export function assuranceSheet(facts: Facts): string {
  return `${[
    '# Signpost: facts for an assurance review',
    `Version ${facts.version}. Made from the code by \`npm run -s doctor -- --assurance\`. These are facts about the software. It claims no compliance with any standard: that is for your organisation to judge.`,
    ...section(
      'What it is',
      'A chatbot for staff that answers questions about using social media from a reviewed collection of documents, tips and published figures, with the source of each. It generates no text and uses no outside service for answers. It is not for patients, gives no clinical advice and asks for no patient details; where a message holds what looks like some, they are taken out before anything else reads it.',
    ),
    ...section(
      'What is kept',
      'Message text and names are never kept. The id of a person is kept as a keyed hash; the address of a one-to-one conversation is kept where posts go to it. The full list of fields: docs/privacy.md.',
      table(
        ['What', 'Why', 'Until'],
        facts.kept.map(({ what, purpose, until }) => [what, purpose, until]),
      ),
    ),
    ...section(
      'What it may do on each platform',
      ...facts.access.map(({ platform, permissions, note }) =>
        [
          `${platform}: ${note}`,
          '',
          ...(permissions.length === 0
            ? ['- no permission']
            : permissions.map((one) => `- \`${one}\``)),
        ].join('\n'),
      ),
    ),
    ...section('Network', facts.network),
    ...section(
      'Security',
      `docs/security.md names ${facts.threats.length} threats, the defence against each and the automated tests that try it. No outside penetration test has been done.`,
      table(
        ['Threat', 'Tests'],
        facts.threats.map(({ name, tests }) => [name, String(tests)]),
      ),
    ),
    ...section(
      'What it is built on',
      `Node.js ${facts.node}. Signpost's own licence: ${facts.licence}. The packages it uses directly; \`npm run -s sbom\` lists all of them.`,
      table(
        ['Package', 'Version', 'Licence'],
        facts.packages.map(({ name, version, licence }) => [name, version, licence]),
      ),
    ),
    ...section(
      'What your organisation decides',
      [
        'data protection impact assessment, and who is controller of what your chat platform holds',
        'where it runs, who may reach it, its backups and its logs',
        'who reviews the content, and how often',
        'whether clinical safety or digital technology assessments apply to it',
        'when its tokens, secrets and keys are changed',
      ]
        .map((line) => `- ${line}`)
        .join('\n'),
    ),
  ].join('\n\n')}\n`;
}

const section = (title: string, ...parts: readonly string[]): readonly string[] => [
  `## ${title}`,
  ...parts,
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
