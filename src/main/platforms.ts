import {
  SettingsError,
  type Adapter,
  type Env,
  type AdapterContext,
  type Platform,
} from '../ports';

/** A platform Signpost can speak on, and what to tell somebody who has not set it up. */
export interface Offered {
  readonly name: string;
  /** Loads it, libraries and all: only where it is set up. */
  readonly load: () => Promise<Platform>;
  /** How the names of its settings begin. */
  readonly settings: readonly string[];
  /** Which settings to give it, and where that is explained. */
  readonly toTurnOn: string;
}

export interface On {
  readonly name: string;
  readonly adapter: Adapter;
}

/** Whether any setting of a platform is given, and not only to say that it is off. */
export function isSetUp({ settings }: Offered, env: Env): boolean {
  return Object.entries(env).some(
    ([name, value]) =>
      value !== undefined &&
      !['', 'off'].includes(value.trim()) &&
      settings.some((start) => name.startsWith(start)),
  );
}

/** Makes each platform that has settings. Rejects with one SettingsError that holds the faults of all. */
export async function connect(
  platforms: readonly Offered[],
  env: Env,
  house: AdapterContext,
): Promise<readonly On[]> {
  const problems: string[] = [];
  const on: On[] = [];
  for (const offered of platforms.filter((candidate) => isSetUp(candidate, env))) {
    const platform = await offered.load();
    try {
      const adapter = platform(env, house);
      if (adapter) on.push({ name: offered.name, adapter });
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return on;
}
