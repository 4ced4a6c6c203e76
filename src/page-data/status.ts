import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { Knowledge } from '../../knowledge';
import type { Config } from '../settings/config';
import type { Adapter, Health } from '../ports';
import { readLinks, tellLinks } from '../links/links-file';
import { projectRoot } from '../settings/project-root';
import type { UnansweredSets } from '../store/port';
import { unansweredLines } from '../bot/unanswered-lines';

export interface StatusOptions {
  readonly config: Config;
  readonly knowledge: Knowledge;
  /** How scheduled posts are doing. */
  readonly posting: () => Health;
  /** Whether the clock agrees with the platforms'. */
  readonly clock: () => Health;
  /** What several people asked and got no answer to. */
  readonly unanswered: UnansweredSets['list'];
  /** Where no platform is set up; without a DATABASE_URL nothing is then kept. */
  readonly alone: boolean;
  /** Every platform there is; `adapter` where it is set up. */
  readonly platforms: readonly {
    readonly name: string;
    readonly toTurnOn: string;
    readonly adapter: Adapter | undefined;
  }[];
}

interface Part {
  readonly name: string;
  readonly state: 'on' | 'off' | 'trouble';
  readonly summary: string;
}

/** What is on, off and in trouble, for the page: no address of a database, no secret, nothing anyone wrote. */
export function createStatus(options: StatusOptions) {
  const { config, knowledge, posting, clock, unanswered, alone, platforms } = options;
  const versions = readVersions();
  return async () => {
    const { resources, tips, statistics, laterFigures, topics, awarenessDays } = knowledge.content;
    const parts: readonly Part[] = [
      ...platforms.map(({ name, toTurnOn, adapter }): Part => {
        if (!adapter) return { name, state: 'off', summary: toTurnOn };
        return part(name, adapter.health());
      }),
      part('Scheduled posts', posting()),
      part('Clock', clock()),
      { name: 'Store', state: 'on', summary: store(config, alone) },
      {
        name: 'Content',
        state: 'on',
        summary: `Read from ${relative(projectRoot(), config.knowledgeDir)}. Warnings at the start: ${knowledge.warnings.length}.`,
      },
      links(config.knowledgeDir),
      {
        name: 'Time zone',
        state: 'on',
        summary: `${config.timeZone}, unless a subscription says otherwise.`,
      },
      {
        name: 'Questions not answered',
        state: config.unansweredCounts ? 'on' : 'off',
        summary: unansweredLines(await unanswered(), config.unansweredCounts).join(' '),
      },
    ];
    const counts = [
      { name: 'Documents', value: resources.length },
      { name: 'Tips', value: tips.length },
      { name: 'Survey findings', value: statistics.length },
      { name: 'Later figures', value: laterFigures.length },
      { name: 'Topics', value: topics.length },
      { name: 'Awareness days', value: awarenessDays.length },
      { name: 'Commands', value: knowledge.commands.length },
    ];
    return { parts, counts, versions };
  };
}

/** What `npm run links` found when it was last run. */
function links(folder: string): Part {
  const found = readLinks(folder);
  if (found === undefined)
    return { name: 'Links', state: 'off', summary: 'Not opened yet: npm run links opens each.' };
  const { fine, says } = tellLinks(found);
  return { name: 'Links', state: fine ? 'on' : 'trouble', summary: says };
}

function part(name: string, { ready, summary }: Health): Part {
  return { name, state: ready ? 'on' : 'trouble', summary };
}

function store({ databaseUrl, dataDir }: Config, alone: boolean): string {
  if (databaseUrl === undefined && alone)
    return 'In memory only: with no platform set up, nothing is kept when Signpost stops.';
  if (databaseUrl === undefined)
    return `SQLite, a file in the folder ${relative(projectRoot(), dataDir)}.`;
  return databaseUrl.startsWith('file:')
    ? 'SQLite, at DATABASE_URL.'
    : 'PostgreSQL, at DATABASE_URL.';
}

function readVersions() {
  const root = join(projectRoot(), 'package.json');
  const { version } = createRequire(root)(root) as { version: string };
  return [
    { name: 'Signpost', value: version },
    { name: 'Node.js', value: process.version },
  ];
}
