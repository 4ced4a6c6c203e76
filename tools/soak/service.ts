import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startFlags } from '../start-flags';
import type { Reading } from './gauge';

/** Signpost as it is deployed: the built program, a process of its own, set up by its environment. */
export interface Service {
  readonly pid: number;
  /** How often each event was logged, by level and name. */
  readonly logged: ReadonlyMap<string, number>;
  /** What it printed that is no log line. */
  readonly said: readonly string[];
  /** Reads memory and the event loop, after a full collection. */
  reading(): Promise<Reading>;
  /** Asks it to stop and resolves to its exit code, or to a signal's name. */
  stop(): Promise<number | string>;
  /** Set when it ended without being asked. */
  readonly died: () => string | undefined;
}

const LEVELS: Readonly<Record<number, string>> = {
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
};

/** Starts the program with these settings. */
export function startService(env: Readonly<Record<string, string>>): Service {
  const child = spawn(
    process.execPath,
    [...startFlags(), '--expose-gc', '-r', './.cache/tools/soak/gauge.js', 'dist/src/main.js'],
    { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const logged = new Map<string, number>();
  const said: string[] = [];
  let died: string | undefined;
  let stopping = false;
  const take = (line: string): void => {
    const name = nameOf(line);
    if (name === undefined) {
      if (said.length < 200) said.push(line);
    } else logged.set(name, (logged.get(name) ?? 0) + 1);
  };
  createInterface(child.stdout!).on('line', take);
  createInterface(child.stderr!).on('line', take);
  child.once('exit', (code, signal) => {
    if (!stopping) died = `the service ended by itself: ${String(signal ?? code)}`;
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    pid: child.pid ?? 0,
    logged,
    said,
    died: () => died,
    async reading() {
      const answer = once(child, 'message');
      child.send('collect');
      const [reading] = (await answer) as [Reading];
      return reading;
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      return code ?? signal ?? 'unknown';
    },
  };
}

function nameOf(line: string): string | undefined {
  try {
    const { level, event, why, reason, error, at } = JSON.parse(line) as Record<string, unknown>;
    const detail = [at, why, reason, error].find((each) => typeof each === 'string');
    const more = level === 30 || detail === undefined ? '' : `: ${detail}`;
    return `${LEVELS[Number(level)] ?? String(level)} ${String(event)}${more}`;
  } catch {
    return undefined;
  }
}
