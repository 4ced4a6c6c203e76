import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { KnowledgeOptions } from '../../knowledge';

/** The built program has it beside this file. */
const WORKER = join(__dirname, 'prepare-worker.js');
const MEGABYTES = 256;

/**
 * Learns from content in a thread of its own and leaves the outcome in the cache, so that opening it here takes a
 * moment and nobody waits for an answer meanwhile. Where there is no cache nothing is done: opening it learns then. Never
 * rejects: whatever is wrong is found when it is opened.
 */
export function prepareApart(options: KnowledgeOptions): Promise<void> {
  if (options.cache === undefined || !existsSync(WORKER)) return Promise.resolve();
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      workerData: options,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}
