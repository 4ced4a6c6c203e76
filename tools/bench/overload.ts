import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { TOO_BUSY } from '../../src/ports';
import { readQuestions } from './asker';
import { createSlack, SECRET, startSignpost } from './running';

/*
 * Sends slash commands from many people at a steady pace, whether or not answers come, and says how long those that
 * were taken waited for their acknowledgement: npm run overload -- --rate 1000 --seconds 30
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
  },
});

/** Milliseconds in which Slack wants its acknowledgement, with half a second to spare. */
const BUDGET = 2_500;
/** Requests are begun in batches this many times a second. */
const BEATS = 50;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Answered {
  readonly kind: 'taken' | 'refused in words' | 'failed';
  readonly ms: number;
}

void main(Number(values.rate), Number(values.seconds));

async function main(rate: number, seconds: number): Promise<void> {
  const slack = await createSlack();
  const signpost = await startSignpost(slack.url);
  const questions = readQuestions();
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });
  let asked = 0;

  const ask = (): Promise<Answered> => {
    asked += 1;
    const body = new URLSearchParams({
      command: '/socialmedia',
      text: questions[asked % questions.length] ?? '',
      team_id: 'T1',
      user_id: `U${asked % 20_000}`,
      channel_id: `C${asked % 5_000}`,
      response_url: `${slack.url}respond`,
      trigger_id: randomUUID(),
    }).toString();
    const time = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (kind: Answered['kind']) => resolve({ kind, ms: performance.now() - began });
      const sent = request(
        {
          agent,
          method: 'POST',
          host: '127.0.0.1',
          port: signpost.port,
          path: '/slack/events',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'x-slack-request-timestamp': time,
            'x-slack-signature': `v0=${mac}`,
          },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => {
            if (response.statusCode !== 200) end('failed');
            else end(text.includes(TOO_BUSY) ? 'refused in words' : 'taken');
          });
        },
      );
      sent.on('error', () => end('failed'));
      sent.end(body);
    });
  };

  const waiting: Promise<Answered>[] = [];
  const started = performance.now();
  for (let beat = 0; beat < seconds * BEATS; beat += 1) {
    const due = Math.floor(((beat + 1) * rate) / BEATS);
    while (asked < due) waiting.push(ask());
    await sleep(Math.max(0, started + ((beat + 1) * 1_000) / BEATS - performance.now()));
  }
  const answers = await Promise.all(waiting);
  await sleep(1_000);
  const after = await ask();
  const taken = report(answers);
  console.log(
    `A second later one is ${after.kind} within ${after.ms.toFixed(0)} ms; ${signpost.memory().toFixed(0)} MB resident`,
  );
  await signpost.stop();
  slack.close();
  const failed = answers.some(({ kind }) => kind === 'failed');
  process.exit(failed || taken > BUDGET || after.kind !== 'taken' ? 1 : 0);
}

/** Says how many ended in which way and how long they took; gives the 99th percentile of those that were taken. */
function report(answers: readonly Answered[]): number {
  for (const kind of ['taken', 'refused in words', 'failed'] as const) {
    const times = answers.filter((one) => one.kind === kind).map(({ ms }) => ms);
    console.log(`${kind}: ${times.length}; p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)} ms`);
  }
  return at(
    answers.filter(({ kind }) => kind === 'taken').map(({ ms }) => ms),
    0.99,
  );
}

const at = (times: readonly number[], share: number): number =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0);
