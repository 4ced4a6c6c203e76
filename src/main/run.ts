import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createPlayground, TALK } from '../../adapters/web';
import { renderForSlack } from '../../adapters/slack/render';
import { renderForTeams } from '../../adapters/teams/render';
import { chartSvg, checkFolder, localDate, svgToPng } from '../../knowledge';
import { PLATFORMS, SECRETS } from './all-platforms';
import { explainFault } from '../settings/explain-fault';
import { readEnvironment } from '../settings/environment';
import { createContentShelf } from '../page-data/content-shelf';
import { createDraftChecker } from '../page-data/draft-checker';
import { createEntryHistory } from '../page-data/entry-history';
import { createEvidenceMonths } from '../page-data/evidence-months';
import { createFiguresExplorer } from '../page-data/figures-explorer';
import { createHome } from '../page-data/home';
import { createPageSchedule } from '../page-data/open-schedule';
import { createPageEditors } from '../page-data/page-editors';
import { createStatus } from '../page-data/status';
import { createVotes } from '../page-data/votes';
import { clockHealth } from '../scheduled-posts/delivery/clocks-apart';
import { projectRoot } from '../settings/project-root';
import { start, type PageParts } from './start';

/** Longer than a stop ever takes; a second Ctrl-C does not wait at all. */
const STOP_TIME = 10_000;

/** Runs Signpost with every platform that is set up, until it is told to stop. */
export async function run(): Promise<void> {
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

function page({
  config,
  content,
  commits,
  clock,
  log,
  platforms,
  open,
  posting,
  alone,
}: PageParts) {
  const { knowledge } = content;
  const { knowledgeDir: folder, timeZone, editors, sameMayApprove } = config;
  const { signIn, ...access } = config.pageAccess;
  const schedule = createPageSchedule({
    knowledge,
    timeZone,
    clock,
    log,
    open,
    posting: posting.subscriptions,
    talk: TALK,
    connected: !alone,
    changes: config.pageChanges,
  });
  return createPlayground({
    port: config.pagePort,
    host: access.host,
    allowedHosts: access.names,
    ...(signIn && { signIn }),
    assets: join(projectRoot(), 'dist', 'adapters', 'web', 'public'),
    clock,
    log,
    onlyAsks: (text) => knowledge.parse(text).kind !== 'change',
    renderers: { slack: (reply) => renderForSlack(reply), teams: (reply) => renderForTeams(reply) },
    drawChart: chartSvg,
    ...(knowledge.checkDraft && {
      drafts: createDraftChecker(knowledge.checkDraft, clock, timeZone),
    }),
    content: {
      ...createContentShelf({ folder, clock, timeZone, changes: open.store.contentChanges }),
      shown: async ({ kind, id }) => {
        const asked = knowledge.parse(`${kind === 'awareness-day' ? 'calendar' : 'show'} ${id}`);
        if (asked.kind === 'change') return undefined;
        const reply = await knowledge.answer(asked, clock.now());
        return reply.kind === 'problem' ? undefined : reply;
      },
      votes: createVotes(open.store.feedback),
      changed: createEntryHistory(open.store.contentChanges),
    },
    figures: {
      ...createFiguresExplorer(knowledge.figures),
      svg: chartSvg,
      png: (chart) => Promise.resolve(svgToPng(chartSvg(chart))),
    },
    schedule,
    home: createHome({ knowledge, clock, timeZone, schedule }),
    editors: createPageEditors({
      store: open.store,
      knowledge,
      folder,
      clock,
      timeZone,
      changes: alone || config.pageChanges || editors.length > 0 || signIn !== undefined,
      ...((editors.length > 0 || signIn) && {
        editing: {
          editors,
          signIn: signIn !== undefined,
          sameMayApprove,
          checkAll: (changes, kept) => {
            const today = localDate(clock.now(), timeZone);
            checkFolder(folder, config.shippedKnowledge, today, changes, kept);
          },
          look: () => content.look(),
          newId: randomUUID,
          ...(commits && { committed: () => commits.state() }),
        },
      }),
    }),
    evidence: createEvidenceMonths(open.store.dailyCounts, clock, timeZone),
    status: createStatus({
      config,
      knowledge,
      posting: () => posting.health(),
      clock: () => clockHealth(posting.clocks()),
      unanswered: () => open.store.unanswered.list(),
      alone,
      platforms,
    }),
  });
}
