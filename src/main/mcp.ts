import { randomBytes } from 'node:crypto';
import { serveOverStdio } from '../../adapters/mcp';
import { openKnowledge } from '../../knowledge';
import { createBot } from '../bot/bot';
import { PATIENCE, startEncoder } from '../encoder/start-encoder';
import { openCatalogue } from '../bot/catalogue';
import { createLog } from '../bot/log';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { explainFault } from '../settings/explain-fault';

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

/** Serves an assistant on this machine over standard input and output. It opens no store and listens to nothing. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const { knowledgeDir: folder, shippedKnowledge: shipped, timeZone } = config;
  const clock = { now: () => new Date() };
  const log = createLog(config.logLevel ?? 'warn', process.stderr);
  const knowledge = openKnowledge({
    folder,
    shipped,
    now: clock.now(),
    timeZone,
    cache: config.cacheDir,
    encoder: config.encoder ? startEncoder() : undefined,
    within: PATIENCE,
    onLearning: () => {
      console.error('Learning from the content, which is kept for the next start…');
    },
  });
  const reference = (): string => randomBytes(4).toString('hex');
  await serveOverStdio({
    bot: createBot({ knowledge, clock, log, reference }),
    catalogue: openCatalogue({ knowledge, timeZone, now: clock.now })(),
    log,
    input: process.stdin,
    output: process.stdout,
  });
}
