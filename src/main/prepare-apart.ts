import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, isPrepared, type KnowledgeOptions } from '../../knowledge';

/** The built program has it beside this file. */
const PROGRAM = join(__dirname, 'prepare-process.js');
/** Five times what the shipped content takes to learn from; more than `npm start` lets the rest of the program have. */
const MEGABYTES = 1024;

/**
 * Learns from content in a process of its own and leaves the outcome in the cache, so that opening it here takes a
 * moment, nobody waits for an answer meanwhile, and the memory that learning took is given back. Does nothing where
 * there is no cache, since opening learns then, or where it was learned before. Rejects with ContentError where there
 * is more to learn from than so many megabytes hold; whatever else is wrong is found when it is opened.
 */
export function prepareApart(options: KnowledgeOptions, megabytes = MEGABYTES): Promise<void> {
  if (options.cache === undefined || !existsSync(PROGRAM) || isPrepared(options))
    return Promise.resolve();
  options.onLearning?.();
  return new Promise((resolve, reject) => {
    // A thread would have no more room: V8's limit is one for all threads of a process.
    const child = fork(PROGRAM, [], {
      execArgv: [`--max-old-space-size=${megabytes}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (): void => void child.kill();
    process.once('exit', end);
    child.once('error', () => {
      process.off('exit', end);
      resolve();
    });
    child.once('exit', (code, signal) => {
      process.off('exit', end);
      // V8 aborts, or the system takes the process away. Windows knows no signals: there an abort is a status above 1.
      if (signal !== null || (code ?? 0) > 1) reject(tooMuch(options.folder, megabytes));
      else resolve();
    });
    // What can be called can't be sent, and is of no use there.
    const sent = { ...options, onLearning: undefined, encoder: undefined };
    child.send(sent, () => undefined);
  });
}

const tooMuch = (folder: string, megabytes: number): ContentError =>
  new ContentError([
    {
      severity: 'fault',
      file: folder,
      line: 0,
      field: '(all files)',
      message: `could not be learned from in ${megabytes.toLocaleString('en-GB')} MB of memory, or the machine has less to spare: take out entries or examples that are not needed`,
    },
  ]);
