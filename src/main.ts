import { createPlayground } from '../adapters/web';
import { renderForSlack } from '../adapters/slack/render';
import { renderForTeams } from '../adapters/teams/render';
import { explainFault } from './cli/faults';
import { readEnvironment } from './environment';
import { createContentShelf } from './page/content-shelf';
import { createStatus } from './page/status';
import type { Offered } from './platforms';
import { start, type PageParts } from './start';

/** Every platform Signpost can speak on. One with no settings is off, and its libraries are never loaded. */
const PLATFORMS: readonly Offered[] = [
  {
    name: 'Slack',
    load: async () => (await import('../adapters/slack/index.js')).slack,
    settings: ['SLACK_'],
    toTurnOn:
      'Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: see docs/slack.md.',
  },
  {
    name: 'Teams',
    load: async () => (await import('../adapters/teams/index.js')).teams,
    settings: ['MicrosoftApp', 'TEAMS_'],
    toTurnOn: 'Set MicrosoftAppId and the settings beside it: see docs/teams.md.',
  },
];

/** Settings that may come from a mounted file, as SLACK_BOT_TOKEN_FILE does. */
const SECRETS = PLATFORMS.flatMap(({ settings }) => settings);

/** Longer than a stop ever takes; a second Ctrl-C does not wait at all. */
const STOP_TIME = 10_000;

void run().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function run(): Promise<void> {
  const running = await start({
    env: readEnvironment(SECRETS),
    platforms: PLATFORMS,
    page,
    say: (line) => console.log(line),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIME).unref();
    void running.stop().catch((error: unknown) => {
      process.exitCode = explainFault(error);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function page({ config, knowledge, clock, log, platforms }: PageParts) {
  const { knowledgeDir: folder, timeZone } = config;
  return createPlayground({
    port: config.pagePort,
    host: '127.0.0.1',
    clock,
    log,
    onlyAsks: (text) => knowledge.parse(text).kind !== 'change',
    content: createContentShelf({ folder, clock, timeZone }),
    status: createStatus({ config, knowledge, platforms }),
    renderers: { slack: (reply) => renderForSlack(reply), teams: (reply) => renderForTeams(reply) },
  });
}
