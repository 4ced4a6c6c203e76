import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Encoder } from '../../knowledge';

/** What the process is asked, and what it answers: nothing where the model failed. */
export interface EncoderTask {
  readonly id: number;
  readonly texts: readonly string[];
}
export interface EncoderAnswer {
  readonly id: number;
  readonly vectors?: readonly Float32Array[];
}

/** A sentence encoder in a process of its own. */
export interface EncoderProcess extends Encoder {
  /** Starts the process and lets it make ready, which takes a second of processor, so that nobody waits for that. */
  warmUp(): void;
  /** Ends the process; whoever waits for it is told. */
  stop(): void;
}

/** The built program has it beside this file. */
const PROGRAM = join(__dirname, 'encoder-process.js');
/** With more waiting than this, everyone would wait too long. */
const MOST_WAITING = 12;
/** So long a question of somebody in a chat waits, in milliseconds: most have their answer in 30. */
export const PATIENCE = 400;
/** After it was lost, nobody waits for it this long, in milliseconds. */
const REST = 60_000;

interface Waiting {
  readonly settle: (vectors: readonly Float32Array[] | undefined) => void;
}

/**
 * Makes an encoder that starts its process when it is warmed up or first asked, and again a minute after the process was lost.
 * Undefined where the program has not been built. The process gets nothing of the environment, and keeps nobody waiting
 * at the end of the program. `program` is what it runs.
 */
export function startEncoder(
  now: () => number = Date.now,
  program = PROGRAM,
): EncoderProcess | undefined {
  if (!existsSync(program)) return undefined;
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let lost = -Infinity;
  let last = 0;

  function open(): ChildProcess | undefined {
    if (child !== undefined || now() - lost < REST) return child;
    const one = fork(program, [], {
      env: {},
      execArgv: ['--max-old-space-size=192', '--v8-pool-size=1'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const gone = (): void => {
      if (child !== one) return;
      child = undefined;
      lost = now();
      for (const { settle } of waiting.values()) settle(undefined);
    };
    one.on('error', gone);
    one.on('exit', gone);
    one.on('message', ({ id, vectors }: EncoderAnswer) => waiting.get(id)?.settle(vectors));
    one.unref();
    one.channel?.unref();
    child = one;
    return one;
  }

  const encoder: EncoderProcess = {
    warmUp: () => void encoder.encode(['social media']).catch(() => undefined),
    encode(texts, within) {
      const to = waiting.size < MOST_WAITING ? open() : undefined;
      if (to === undefined) return Promise.reject(new Error('The encoder is away or busy'));
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        const late = within === undefined ? undefined : setTimeout(() => settle(undefined), within);
        const settle: Waiting['settle'] = (vectors) => {
          clearTimeout(late);
          waiting.delete(id);
          if (waiting.size === 0) to.channel?.unref();
          if (vectors === undefined) reject(new Error('The encoder did not answer'));
          else resolve(vectors);
        };
        waiting.set(id, { settle });
        // Whoever waits keeps the program from ending.
        to.channel?.ref();
        to.send({ id, texts } satisfies EncoderTask, (error) => {
          if (error) settle(undefined);
        });
      });
    },
    stop() {
      const one = child;
      child = undefined;
      lost = Infinity;
      one?.kill();
      for (const { settle } of waiting.values()) settle(undefined);
    },
  };
  return encoder;
}

/** An encoder that is not waited for while others wait their turn: words alone decide then, at once. */
export function unlessBusy(encoder: Encoder, busy: () => boolean): Encoder {
  return {
    encode: (texts, within) =>
      within !== undefined && busy()
        ? Promise.reject(new Error('Others wait their turn'))
        : encoder.encode(texts, within),
  };
}
