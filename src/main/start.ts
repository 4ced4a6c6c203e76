import { randomBytes } from 'node:crypto';
import {
  chartSvg,
  openKnowledge,
  svgToPng,
  type EntryChange,
  type KnowledgeOptions,
} from '../../knowledge';
import { startAdminNotices } from '../bot/admin-notices';
import { withAdmins } from '../bot/admins';
import { createBot, type BotParts } from '../bot/bot';
import { createAskedCounter } from '../bot/count-asked';
import { openCatalogue } from '../bot/catalogue';
import { createConversationMemory } from '../bot/conversation-memory';
import { readConfig, type Config } from '../settings/config';
import { startCopies } from '../store/backup-schedule';
import { createWebServer } from '../bot/http';
import { createLog, withCount } from '../bot/log';
import { createAnswerQueue } from '../bot/answer-queue';
import { watchOverload } from '../bot/overload';
import { withRateLimit } from '../bot/rate-limit';
import { createMetrics, serveMetrics } from '../bot/metrics';
import { createCommitOnApproval, type CommitOnApproval } from '../editing/commit-on-approval';
import { PATIENCE, startEncoder, unlessBusy } from '../encoder/start-encoder';
import { openLiveContent, type LiveContent } from '../editing/live-content';
import type { StatusOptions } from '../page-data/status';
import { goThroughProxy } from './go-through-proxy';
import { connect, isSetUp, type Offered } from './platforms';
import { prepareApart } from './prepare-apart';
import type { Adapter, Address, Clock, Env, Health, AdapterContext, Log } from '../ports';
import { clockHealth } from '../scheduled-posts/delivery/clocks-apart';
import { openScheduledPosts, type ScheduledPosts } from '../scheduled-posts/open-scheduled-posts';
import { sayStarted, sayContent } from './startup-banner';
import { createAdminPlaces } from '../store/admin-places';
import { explained, isFromDatabase } from '../store/faults';
import { openStore, type OpenStore } from '../store/open-store';
import { readQueue } from '../store/queue';

/** Well above what people do in a minute; a script would reach it. */
const PACE = { person: 30, conversation: 120 };

/** What a local page is made from. */
export interface PageParts {
  readonly config: Config;
  readonly content: LiveContent;
  /** Absent where what is approved is not committed from here. */
  readonly commits: CommitOnApproval | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly open: OpenStore;
  readonly posting: ScheduledPosts;
  readonly platforms: StatusOptions['platforms'];
  /** True where no chat platform is set up, so that nothing real can be changed. */
  readonly alone: boolean;
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
 * Starts Signpost: store, content, every platform that is set up, scheduled posts and the local page. Rejects with
 * SettingsError or ContentError when it can't; a platform that does not answer is no reason. Where no platform is set
 * up and no database is named, everything is kept in memory only.
 */
export async function start({ env, platforms, page, say }: Setting): Promise<Running> {
  const config = readConfig(env);
  if (config.proxy !== undefined) goThroughProxy(config.proxy);
  const alone = !platforms.some((offered) => isSetUp(offered, env));
  const clock: Clock = { now: () => new Date() };
  const log = createLog(config.logLevel ?? (alone ? 'warn' : 'info'));
  let started = false;
  const onLearning = (): void => {
    if (started) return;
    say('Learning from the content, which can take half a minute and is kept for the next start…');
  };
  const url = config.databaseUrl ?? (alone ? ':memory:' : undefined);
  const open = await openStore({
    url,
    folder: config.dataDir,
    log,
    window: config.postWindow,
  });
  const closing: (() => Promise<void>)[] = [() => open.store.close()];
  /** What was opened last is closed first. */
  const stop = async (): Promise<void> => {
    for (const close of closing.reverse()) await close();
  };
  const encoder = config.encoder ? startEncoder() : undefined;
  encoder?.warmUp();
  let questionsWait = (): boolean => false;
  const secondOpinion = encoder && unlessBusy(encoder, () => questionsWait());
  closing.push(() => {
    encoder?.stop();
    return Promise.resolve();
  });
  try {
    const options = (changes: readonly EntryChange[]): KnowledgeOptions => ({
      folder: config.knowledgeDir,
      shipped: config.shippedKnowledge,
      now: clock.now(),
      timeZone: config.timeZone,
      changes,
      cache: config.cacheDir,
    });
    const commits =
      config.contentGit === 'off'
        ? undefined
        : createCommitOnApproval({
            changes: open.store.contentChanges,
            folder: config.knowledgeDir,
            push: config.contentGit === 'push',
            clock,
            log,
          });
    closing.push(() => commits?.stop() ?? Promise.resolve());
    const content = await openLiveContent({
      changes: open.store.contentChanges,
      open: (changes) =>
        openKnowledge({
          ...options(changes),
          onLearning,
          encoder: secondOpinion,
          within: PATIENCE,
        }),
      prepare: (changes) => prepareApart({ ...options(changes), onLearning }),
      taken: () => commits?.run(),
      log,
    });
    const { knowledge } = content;
    const adapters: Adapter[] = [];
    const posting = await openScheduledPosts({
      open,
      config,
      knowledge,
      adapters,
      log,
      doubled: (adapter) => metrics.doubled(adapter),
    });
    const health = (): Readonly<Record<string, Health>> => ({
      store: posting.store(),
      content: { ready: true, summary: sayContent(knowledge) },
      posting: posting.health(),
      clock: clockHealth(posting.clocks()),
      ...Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.health()])),
    });
    const { changes, unanswered, records, left, askerOf } = posting.subscriptions;
    const web = createWebServer(health, log, { keepAlive: config.keepAlive });
    closing.push(() => web.close());
    const picture: AdapterContext['picture'] = (chart) => svgToPng(chartSvg(chart));
    const catalogue = openCatalogue({
      knowledge,
      timeZone: config.timeZone,
      now: () => clock.now(),
    });
    const metrics = createMetrics({
      health,
      deliveries: () => readQueue(open.connection),
      clocks: () => posting.clocks(),
    });
    const gaps: BotParts['gaps'] = (asked, reply, message) =>
      unanswered.note(message, knowledge.gap(asked, reply));
    const counter = createAskedCounter(open.store.dailyCounts, clock, log);
    const reference = (): string => randomBytes(4).toString('hex');
    const answers = createAnswerQueue(
      createBot({
        knowledge,
        ...(config.conversationMemory && { memory: createConversationMemory(clock) }),
        askerOf,
        changes,
        ...(config.unansweredCounts && { gaps }),
        count: counter.count,
        clock,
        log,
        metrics,
        reference,
      }),
    );
    questionsWait = () => answers.wait() > 0;
    const overload = watchOverload({
      log,
      wait: answers.wait,
      shed: (adapter) => metrics.shed(adapter),
    });
    closing.push(() => {
      overload.stop();
      return Promise.resolve();
    });
    const house: AdapterContext = {
      ...{ http: web, records, left, clock, picture, catalogue, overloaded: overload.refuses },
      log: withCount(log, (event) => metrics.noted(event)),
    };
    const on = await connect(platforms, env, house);
    closing.push(() => counter.stop());
    const places = createAdminPlaces(records, open.connection);
    // Whoever asks is answered whether or not this can be kept.
    const met = (at: Address): void => void places.keep(at).catch(() => undefined);
    const bot = withRateLimit(withAdmins(answers.bot, config.admins, met), PACE, metrics);
    const begin = async (adapter: Adapter): Promise<void> => {
      adapters.push(adapter);
      closing.push(() => adapter.stop());
      await adapter.start(bot);
    };
    await Promise.all(on.map(({ adapter }) => begin(adapter)));
    const wanted = config.page === 'on' || (config.page === 'auto' && alone);
    const listed = platforms.map(({ name, toTurnOn }) => ({
      name,
      toTurnOn,
      adapter: on.find((candidate) => candidate.name === name)?.adapter,
    }));
    const parts = { config, content, commits, clock, log, open, posting, platforms: listed, alone };
    const shown = wanted ? page(parts) : undefined;
    if (shown) await begin(shown);
    // Without callers from outside it still answers whoever watches over the process.
    const listening = web.used || shown === undefined || !alone;
    if (listening) await web.listen(config.port, config.host);
    if (config.metrics) {
      closing.push(await serveMetrics(metrics, health, config.metrics.port, config.metrics.host));
    }
    if (config.backupDir !== undefined && url !== ':memory:') {
      const { connection } = open;
      closing.push(startCopies({ connection, folder: config.backupDir, clock, log }));
    }
    closing.push(
      startAdminNotices({ adapters: on.map(({ adapter }) => adapter), records, places, log }),
    );
    closing.push(() => posting.stop());
    await posting.start();
    content.start();
    commits?.run();
    counter.start();
    closing.push(() => {
      content.stop();
      return Promise.resolve();
    });
    started = true;
    // So that the first question need not wait for the model.
    encoder?.encode(['ready']).catch(() => undefined);
    sayStarted({
      config,
      knowledge,
      platforms: listed,
      page: shown?.url(),
      listening,
      say,
    });
  } catch (error) {
    await stop();
    throw isFromDatabase(error) ? explained(error, open.place) : error;
  }
  return { stop };
}
