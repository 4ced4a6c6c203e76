import { workerData } from 'node:worker_threads';
import { prepare, type KnowledgeOptions } from '../../knowledge';

// It leaves what was learned in the cache; faults are told by whoever opens it next.
try {
  prepare(workerData as KnowledgeOptions);
} catch {
  process.exitCode = 1;
}
