import { randomBytes } from 'node:crypto';
import { openKnowledge, type Knowledge } from '../knowledge';
import { createBot } from './bot';
import { readConfig, type Config } from './config';
import { createWebServer } from './http';
import { createLog } from './log';
import { withPace } from './manners';
import {
  SettingsError,
  type Adapter,
  type Bot,
  type Clock,
  type Env,
  type House,
  type Log,
  type Platform,
} from './ports';
import type { StatusOptions } from './page/status';
import { chooseWakeup } from './scheduler/choose-wakeup';
import { createScheduler, type Scheduler } from './scheduler/scheduler';
import { openStore } from './store/open';
import { openSubscriptions } from './subscriptions/open';

/** Well above what people do in a minute; a script would reach it. */
const PACE = { person: 30, conversation: 120 };

/** A platform Signpost can speak on, and what to tell somebody who has not set it up. */
export interface Offered {
  readonly name: string;
  readonly platform: Platform;
  /** Which settings to give it, and where that is explained. */
  readonly toTurnOn: string;
}

/** What a local page is made from. */
export interface PageParts {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly log: Log;
  readonly platforms: StatusOptions['platforms'];
}

/** The local page: an adapter that also knows its address. */
export interface Page extends Adapter {
  url(): string | undefined;
}

export interface Setting {
  readonly env: Env;
  readonly platforms: readonly Offered[];
  readonly page: (parts: PageParts) => Page;
  /** Told what is on, what is off and why, a plain line at a time. */
  readonly say: (line: string) => void;
}

/** Something running that can be stopped, losing nothing. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Starts Signpost: content, store, every platform that is set up, and the local page. Rejects with SettingsError or
 * ContentError when it can't; a platform that does not answer is no reason.
 */
export async function start({ env, platforms, page, say }: Setting): Promise<Running> {
  const config = readConfig(env);
  const clock: Clock = { now: () => new Date() };
  const log = createLog(config.logLevel ?? 'warn');
  const knowledge = openKnowledge({
    folder: config.knowledgeDir,
    shipped: config.shippedKnowledge,
    now: clock.now(),
    timeZone: config.timeZone,
  });
  const open = await openStore({ url: config.databaseUrl, folder: config.dataDir, log });
  const { store } = open;
  const adapters: Adapter[] = [];
  let scheduler: Scheduler | undefined;
  const web = createWebServer(
    () => Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.health()])),
    log,
  );
  const house: House = { http: web, records: store.records, clock, log };
  const stop = async (): Promise<void> => {
    await scheduler?.stop();
    await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
    await web.close();
    await store.close();
  };
  try {
    const chat = connect(platforms, env, house);
    adapters.push(...chat.map(({ adapter }) => adapter));
    if (config.logLevel === undefined && chat.length > 0) log.setLevel('info');
    const posting = await openSubscriptions({
      store,
      knowledge,
      folders: [config.knowledgeDir, config.shippedKnowledge],
      timeZone: config.timeZone,
      adapters,
      log,
    });
    const bot = createBot({
      knowledge,
      changes: posting.changes,
      clock,
      log,
      reference: () => randomBytes(4).toString('hex'),
    });
    await startAll(adapters, withPace(bot, PACE));
    if (web.used) await web.listen(config.port, config.host);
    const shown = await openPage(
      page,
      { config, knowledge, clock, log, platforms: withAdapters(platforms, chat) },
      adapters.length === 0,
      bot,
    );
    if (shown) adapters.push(shown);
    const wakeup = chooseWakeup(open.connection.engine, config.databaseUrl, log);
    scheduler = createScheduler({ open, adapters, ...posting, wakeup, log });
    await scheduler.start();
    describe({ config, knowledge, platforms, on: chat, page: shown, listening: web.used, say });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

interface On {
  readonly name: string;
  readonly adapter: Adapter;
}

/** Makes each platform that has settings. Throws one SettingsError with the faults of all. */
function connect(platforms: readonly Offered[], env: Env, house: House): readonly On[] {
  const problems: string[] = [];
  const on = platforms.flatMap(({ name, platform }): readonly On[] => {
    try {
      const adapter = platform(env, house);
      return adapter ? [{ name, adapter }] : [];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new SettingsError(problems);
  return on;
}

function withAdapters(platforms: readonly Offered[], on: readonly On[]): PageParts['platforms'] {
  return platforms.map(({ name, toTurnOn }) => ({
    name,
    toTurnOn,
    adapter: on.find((candidate) => candidate.name === name)?.adapter,
  }));
}

async function startAll(adapters: readonly Adapter[], bot: Bot): Promise<void> {
  await Promise.all(adapters.map((adapter) => adapter.start(bot)));
}

async function openPage(
  page: Setting['page'],
  parts: PageParts,
  alone: boolean,
  bot: Bot,
): Promise<Page | undefined> {
  const { config } = parts;
  if (config.page === 'off' || (config.page === 'auto' && !alone)) return undefined;
  const shown = page(parts);
  await shown.start(bot);
  return shown;
}

interface Outcome {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly platforms: readonly Offered[];
  readonly on: readonly On[];
  readonly page: Page | undefined;
  readonly listening: boolean;
  readonly say: (line: string) => void;
}

function describe({ config, knowledge, platforms, on, page, listening, say }: Outcome): void {
  const { resources, tips, statistics } = knowledge.content;
  say(
    `Signpost is ready, with ${resources.length} documents, ${tips.length} tips and ${statistics.length} survey findings.`,
  );
  for (const { name, toTurnOn } of platforms) {
    const running = on.find((candidate) => candidate.name === name);
    say(
      running
        ? `  ${name}: on. ${running.adapter.health().summary}`
        : `  ${name}: off. ${toTurnOn}`,
    );
  }
  if (listening) say(`  Listening on ${config.host}, port ${config.port}.`);
  const warnings = knowledge.warnings.length;
  if (warnings > 0)
    say(
      `  Content: ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}. Run npm run check-content to see them.`,
    );
  const address = page?.url();
  say(address === undefined ? '  Page: off. Set PAGE=on to open it.' : `  Page: ${address}`);
  say('Press Ctrl-C to stop.');
}
