import { connect, isSetUp, type Offered } from '../main/platforms';
import { SettingsError, type Adapter, type Env, type AdapterContext, type Reply } from '../ports';
import { beingChecked } from '../bot/replies';
import { clockAgainst } from './clock';
import type { Finding } from './finding';

export interface PlatformCheck {
  readonly platforms: readonly Offered[];
  readonly env: Env;
  readonly house: AdapterContext;
  /** Whether to call each platform with its tokens. While another Signpost runs, questions may come here instead. */
  readonly tryTokens: boolean;
  /** Replies of every kind, for each platform to say whether it takes them. */
  readonly samples?: readonly Reply[];
  /** Resolves after some milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

const STEP = 250;
const STEPS = 40;

/** Each platform: off, set up rightly, or wrong; and, if asked, whether it takes our tokens. */
export async function checkPlatforms(check: PlatformCheck): Promise<readonly Finding[]> {
  const { platforms, env } = check;
  const findings: Finding[] = [];
  for (const offered of platforms) findings.push(...(await checkOne(offered, check)));
  if (platforms.some((offered) => isSetUp(offered, env))) return findings;
  const kept = env['DATABASE_URL'] === undefined ? 'nothing is kept' : 'its posts are kept';
  const says = `No chat platform is set up: only the local page opens, and ${kept}.`;
  return [...findings, { state: 'look', about: 'Platforms', says }];
}

async function checkOne(offered: Offered, check: PlatformCheck): Promise<readonly Finding[]> {
  const { name: about, toTurnOn } = offered;
  try {
    const [on] = await connect([offered], check.env, check.house);
    if (on === undefined) return [{ state: 'ok', about, says: `Off. ${toTurnOn}` }];
    if (check.tryTokens) {
      const tried = await tryTokens(about, on.adapter, check.wait);
      return [tried, ...(await examined(about, on.adapter, check))];
    }
    const says = 'Its settings are well formed. Its tokens were not tried.';
    const todo = 'Stop Signpost, then run npm run -s doctor -- --connect to try them.';
    return [{ state: 'look', about, says, todo }, ...(await examined(about, on.adapter, check))];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((says) => ({ state: 'wrong', about, says, todo: toTurnOn }));
  }
}

async function examined(
  about: string,
  adapter: Adapter,
  { tryTokens: connecting, house, samples = [] }: PlatformCheck,
): Promise<readonly Finding[]> {
  const { findings, time } = (await adapter.examine?.({ connect: connecting, samples })) ?? {
    findings: [],
  };
  if (time === undefined) return findings;
  return [...findings, clockAgainst(about, time, house.clock.now())];
}

async function tryTokens(
  about: string,
  adapter: Adapter,
  wait: PlatformCheck['wait'],
): Promise<Finding> {
  try {
    await adapter.start(() => Promise.resolve(beingChecked()));
    for (let tried = 0; tried < STEPS && !adapter.health().ready; tried += 1) await wait(STEP);
    const { ready, summary } = adapter.health();
    if (ready) return { state: 'ok', about, says: summary };
    const todo =
      'Check the setting it names, and that the network lets it out: see deploy/README.md.';
    return { state: 'wrong', about, says: summary, todo };
  } finally {
    await adapter.stop();
  }
}
