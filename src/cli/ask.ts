import { openKnowledge } from '../../knowledge';
import { startEncoder } from '../encoder/start-encoder';
import { explainFault } from '../settings/explain-fault';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { answerInTerminal, type Answering } from './terminal';

// Whoever reads the answers may stop early, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void answerInTerminal(process.argv.slice(2), { input: process.stdin, print }, open).then(
  (sound) => {
    if (!sound) process.exitCode = 1;
  },
  (error: unknown) => {
    process.exitCode = explainFault(error);
  },
);

function open(): Answering {
  const config = readConfig(readEnvironment());
  return openKnowledge({
    folder: config.knowledgeDir,
    shipped: config.shippedKnowledge,
    now: new Date(),
    timeZone: config.timeZone,
    cache: config.cacheDir,
    // It waits as long as it takes, so that the same question always has the same answer.
    encoder: config.encoder ? startEncoder() : undefined,
    onLearning: () => {
      console.error('Learning from the content, which is kept for the next question…');
    },
  });
}

/** Writes a line and waits until it was taken, so thousands of answers never pile up in memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
