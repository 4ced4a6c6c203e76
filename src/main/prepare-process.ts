import { prepare, type KnowledgeOptions } from '../../knowledge';

// It leaves what was learned in the cache; faults are told by whoever opens it next.
process.once('message', (options: KnowledgeOptions) => {
  try {
    prepare(options);
  } finally {
    process.disconnect();
  }
});
