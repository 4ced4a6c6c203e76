import { workerData } from 'node:worker_threads';
import { openKnowledge, type KnowledgeOptions } from '../../knowledge';

// Opening it leaves what was learned in the cache; faults are told by whoever opens it next.
try {
  openKnowledge(workerData as KnowledgeOptions);
} catch {
  process.exitCode = 1;
}
