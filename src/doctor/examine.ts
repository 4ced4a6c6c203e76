import { join } from 'node:path';
import { openKnowledge, type KeptReading } from '../../knowledge';
import { readConfig, type Config } from '../settings/config';
import { createLog } from '../bot/log';
import { goThroughProxy } from '../main/go-through-proxy';
import { isSetUp, type Offered } from '../main/platforms';
import { SettingsError, type AdapterContext, type Clock, type Env, type Reply } from '../ports';
import { nodeAdvice } from '../settings/node-version';
import { projectRoot } from '../settings/project-root';
import { openStore } from '../store/open-store';
import type { Store } from '../store/port';
import { checkConnections } from './examine-connections';
import { checkContent } from './examine-content';
import { checkPlatforms } from './examine-platforms';
import { checkProbes } from './examine-probes';
import { checkEnvFile, checkQuotes } from './examine-settings';
import { checkSignIn } from './examine-sign-in';
import { checkStore } from './examine-store';
import { anythingWrong, type Finding } from './finding';
import { sampleReplies } from './sample-replies';

export interface Examination {
  /** Reads the settings; may throw SettingsError. */
  readonly env: () => Env;
  readonly platforms: readonly Offered[];
  readonly clock: Clock;
  readonly tryTokens: boolean;
  readonly wait: (ms: number) => Promise<void>;
  /** What was read of content before, for whoever examines more than once. */
  readonly kept?: KeptReading;
}

/**
 * Looks at everything Signpost needs and changes nothing of it. No setting's value and no address of a database is in
 * a finding.
 */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { platforms, clock, tryTokens, wait, kept } = examination;
  let env: Env;
  let config: Config;
  try {
    env = examination.env();
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const todo = 'Put it right in the environment or in .env, then run this again.';
    return error.problems.map((says) => ({ state: 'wrong', about: 'Settings', says, todo }));
  }
  if (config.proxy !== undefined) goThroughProxy(config.proxy);
  const log = createLog('silent');
  const memory = await openStore({ url: ':memory:', folder: '', log });
  const house: AdapterContext = {
    http: { mount: () => undefined },
    records: memory.store.records,
    left: () => Promise.resolve(),
    clock,
    log,
    catalogue: () => {
      throw new Error('nothing is answered while Signpost is examined');
    },
  };
  try {
    const content = checkContent(config, clock, kept);
    const trying =
      tryTokens && platforms.some((one) => isSetUp(one, env)) && !anythingWrong(content);
    const samples = trying ? await makeSamples(config, memory.store, house) : [];
    return [
      { state: 'ok', about: 'Settings', says: 'Every setting of Signpost’s own can be read.' },
      ...checkEnvFile(join(projectRoot(), '.env')),
      ...checkQuotes(process.env, env),
      checkNode(process.versions.node),
      checkZone(config),
      ...(await checkConnections(config, tryTokens)),
      ...(await checkSignIn(config, tryTokens)),
      ...(tryTokens ? await checkProbes(config, log) : []),
      ...(await checkPlatforms({ platforms, env, house, tryTokens, wait, samples })),
      ...(await checkStore(config, clock, log)),
      ...content,
    ];
  } finally {
    await memory.store.close();
  }
}

function checkZone({ timeZone }: Config): Finding {
  const says = `${timeZone}, unless a subscription says otherwise.`;
  return { state: 'ok', about: 'Time zone', says };
}

function checkNode(version: string): Finding {
  const says = `Version ${version}.`;
  const todo = nodeAdvice(version);
  if (todo === undefined) return { state: 'ok', about: 'Node.js', says };
  return { state: 'look', about: 'Node.js', says, todo };
}

/** Answers of every kind from the content that is used here, which has no faults. */
function makeSamples(
  { knowledgeDir: folder, shippedKnowledge: shipped, timeZone, cacheDir: cache }: Config,
  store: Store,
  { clock, log }: AdapterContext,
): Promise<readonly Reply[]> {
  const knowledge = openKnowledge({ folder, shipped, now: clock.now(), timeZone, cache });
  return sampleReplies({ knowledge, timeZone, store, clock, log });
}
