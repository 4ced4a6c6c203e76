import { run } from './main/run';
import { explainFault } from './settings/explain-fault';

void run().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
