import { randomBytes } from 'node:crypto';
import { openKnowledge } from '../knowledge';
import { createBot } from './bot';
import { explainFault } from './cli/faults';
import { readConfig } from './config';
import { loadEnvFile } from './env-file';
import { createWebServer } from './http';
import { createLog } from './log';
import type { Adapter } from './ports';

void start().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function start(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const clock = { now: () => new Date() };
  const knowledge = openKnowledge({
    folder: config.knowledgeDir,
    now: clock.now(),
    timeZone: config.timeZone,
  });
  const adapters: readonly Adapter[] = [];
  const web = createWebServer(
    () => Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.health()])),
    log,
  );
  const bot = createBot({
    knowledge,
    clock,
    log,
    reference: () => randomBytes(4).toString('hex'),
  });
  await Promise.all(adapters.map((adapter) => adapter.start(bot)));
  if (web.used) await web.listen(config.port, config.host);
}
