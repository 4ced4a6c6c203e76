import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { SECRET, type StandIn } from './running';

const PEOPLE = 2_000;
const TOGETHER = 8;
const TENANT = '00000000-0000-4000-8000-000000000002';

/**
 * Gives a function that asks a running Signpost so many questions and waits for every answer, as people do in direct
 * messages: many people, a few at a time, on Slack and Teams in turn.
 */
export function createAsker(port: number, slack: StandIn, teams: StandIn) {
  const questions = readQuestions();
  const answered = () => slack.posted() + teams.posted();
  let asked = 0;
  return async (count: number): Promise<void> => {
    const until = answered() + count;
    const end = asked + count;
    const one = async (): Promise<void> => {
      while (asked < end) {
        const at = asked++;
        const question = questions[at % questions.length] ?? '';
        const send = at % 2 === 0 ? askOnSlack : askOnTeams;
        await send(port, question, at % PEOPLE, at, teams.url);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, one));
    for (let wait = 0; answered() < until && wait < 600; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    if (answered() < until) throw new Error(`${until - answered()} questions got no answer`);
  };
}

/** Every labelled question there is. */
export function readQuestions(): readonly string[] {
  return readdirSync('test/fixtures/questions')
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(`test/fixtures/questions/${name}`, 'utf8')
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => {
          const { query, text } = JSON.parse(line) as { query?: string; text?: string };
          return query ?? text ?? [];
        }),
    );
}

/** Asks in a direct message on Slack; resolves once it is acknowledged. */
export async function askOnSlack(
  port: number,
  text: string,
  person: number,
  at: number,
): Promise<void> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${at}`,
    event: {
      type: 'message',
      channel_type: 'im',
      channel: `D${person}`,
      user: `U${person}`,
      text,
      ts: `${1_700_000_000 + at}.1`,
    },
  });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
  await post(`http://127.0.0.1:${port}/slack/events`, body, {
    'x-slack-request-timestamp': String(time),
    'x-slack-signature': `v0=${signature}`,
  });
}

/** Asks in a chat on Teams; resolves once the answer was posted. */
export async function askOnTeams(
  port: number,
  text: string,
  person: number,
  at: number,
  serviceUrl: string,
): Promise<void> {
  const activity = {
    type: 'message',
    id: `activity-${at}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: 'Somebody', aadObjectId: `aad-${person}` },
    recipient: { id: '28:bot', name: 'Signpost' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text,
    textFormat: 'plain',
  };
  await post(`http://127.0.0.1:${port}/api/messages`, JSON.stringify(activity));
}

/** Both platforms send again what was too much; in milliseconds. */
const AGAIN_AFTER = 250;
const MOST_TRIES = 40;
const BUSY: ReadonlySet<number> = new Set([429, 503]);

async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const send = () =>
    fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  let response = await send();
  for (let again = 1; again < MOST_TRIES && BUSY.has(response.status); again += 1) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    response = await send();
  }
  if (response.status !== 200) throw new Error(`A question was refused: ${response.status}`);
}
