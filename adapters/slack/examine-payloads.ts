import type { Finding, Reply, Wait } from '../../src/ports';
import { homeView } from './home';
import { answerModal, emptyBox, searchModal } from './modal';
import { renderForSlack, type Figures } from './render';
import type { Fetch } from './transport/network';

/** One thing that Slack is sent, as `blocks.validate` takes it. */
export interface Payload {
  readonly as: 'message' | 'view';
  readonly body: object;
  /** Holds blocks that a workspace may not have yet, and that Signpost does without where they are refused. */
  readonly newest: boolean;
}

const FIGURES: readonly Figures[] = ['newest', 'chart', 'data-table', 'table', 'list'];
/** How many answers the Home tab is made of. */
const HOME = 5;

/** Every make-up of message and window that these replies are shown in, each once; what only its words tell apart is one. */
export function payloadsOf(samples: readonly Reply[]): readonly Payload[] {
  const messages = samples.flatMap((reply) =>
    FIGURES.flatMap((figures) =>
      [
        { surface: 'message' as const, figures },
        { surface: 'private' as const, asked: 'tips', sendChart: true, figures },
      ].map((look) => ({ as: 'message' as const, body: renderForSlack(reply, look) })),
    ),
  );
  const views = [
    searchModal(emptyBox()),
    answerModal(),
    ...samples.flatMap((reply) => [
      searchModal({ ...emptyBox(), words: 'tips' }, reply),
      answerModal(reply),
    ]),
    homeView(samples.slice(0, HOME)),
  ].map((body) => ({ as: 'view' as const, body }));
  const seen = new Set<string>();
  return [...messages, ...views].flatMap(({ as, body }) => {
    const made = makeUp(body);
    if (seen.has(made)) return [];
    seen.add(made);
    return [{ as, body, newest: /data_visualization|data_table/.test(made) }];
  });
}

/** Which parts something has, without their words: of parts that are alike, one. */
function makeUp(part: unknown): string {
  if (Array.isArray(part)) return `[${[...new Set(part.map(makeUp))].sort().join()}]`;
  if (typeof part !== 'object' || part === null) return typeof part;
  const fields = Object.entries(part).map(([name, value]) =>
    name === 'type' || name === 'style'
      ? `${name}:${JSON.stringify(value)}`
      : `${name}:${makeUp(value)}`,
  );
  return `{${fields.join()}}`;
}

export interface Asking {
  readonly fetch: Fetch;
  readonly apiUrl: string;
  readonly token: string;
  readonly wait: Wait;
}

/** What Slack says of one thing it was asked to check. */
type Verdict =
  | { readonly said: 'sound' }
  | { readonly said: 'refused'; readonly why: string }
  | { readonly said: 'nothing'; readonly why: string };

const ABOUT = 'Slack messages';

/**
 * Asks Slack whether it takes each payload. Nothing is posted: docs.slack.dev/reference/methods/blocks.validate needs
 * no permission. Stops at the first that Slack does not check. Never rejects.
 */
export async function examinePayloads(
  payloads: readonly Payload[],
  asking: Asking,
): Promise<Finding> {
  const refused: { readonly payload: Payload; readonly why: string }[] = [];
  for (const payload of payloads) {
    const verdict = await askSlack('blocks.validate', { [payload.as]: payload.body }, asking);
    if (verdict.said === 'nothing') {
      const says = `Slack did not check them (${verdict.why}).`;
      return { state: 'look', about: ABOUT, says };
    }
    if (verdict.said === 'refused') refused.push({ payload, why: verdict.why });
  }
  const all = `${payloads.length} kinds of message and window`;
  const wrong = refused.find(({ payload }) => !payload.newest);
  if (wrong !== undefined) {
    const says = `Of ${all}, Slack refuses ${refused.length}; the first: ${wrong.why}.`;
    const todo =
      'Readers get those in plain words. Please report this line, with your version of Signpost.';
    return { state: 'wrong', about: ABOUT, says, todo };
  }
  if (refused.length > 0) {
    const says = `Slack takes all ${all} but those with its newest charts or tables (${refused[0]?.why ?? ''}): figures go out in what it does take.`;
    return { state: 'ok', about: ABOUT, says };
  }
  return { state: 'ok', about: ABOUT, says: `Slack takes all ${all} that Signpost sends.` };
}

const REFUSALS = new Set(['invalid_blocks', 'invalid_message', 'invalid_view', 'invalid_manifest']);
const TIMEOUT = 10_000;
const TRIES = 3;
const LONGEST_WAIT = 60;

/** Has Slack check something by one of its methods that change nothing. Never rejects. */
export async function askSlack(
  method: string,
  given: Readonly<Record<string, object>>,
  { fetch, apiUrl, token, wait }: Asking,
): Promise<Verdict> {
  const form = new URLSearchParams(
    Object.entries(given).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
  );
  try {
    for (let tried = 1; ; tried += 1) {
      const answer = await fetch(`${apiUrl}${method}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: form.toString(),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (answer.status === 429 && tried < TRIES) {
        const seconds = Number(answer.headers.get('retry-after') ?? 1);
        await wait(1_000 * Math.min(LONGEST_WAIT, Number.isFinite(seconds) ? seconds : 1));
        continue;
      }
      if (!answer.ok) return { said: 'nothing', why: `status ${answer.status}` };
      return verdictOf(await answer.json());
    }
  } catch (error) {
    return { said: 'nothing', why: error instanceof Error ? error.name : 'no answer' };
  }
}

function verdictOf(answer: unknown): Verdict {
  const { ok, error, errors } = Object(answer) as Record<string, unknown>;
  if (ok === true) return { said: 'sound' };
  const code = typeof error === 'string' ? error : 'no reason given';
  if (!REFUSALS.has(code)) return { said: 'nothing', why: code };
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  const { pointer, message, code: kind } = Object(first) as Record<string, unknown>;
  const words = [pointer, message ?? kind].filter((part) => typeof part === 'string');
  return { said: 'refused', why: [code, ...words].join(' ').slice(0, 200) };
}
