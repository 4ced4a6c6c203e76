import { createHash } from 'node:crypto';
import { DeliveryError, type Adapter, type Log, type Reply } from '../../ports';
import type { Claim, Lane, Ledger, SendOutcome } from '../../store/ledger/port';
import { IN_FLIGHT } from '../../store/ledger/port';
import type { Reach } from '../../store/failpoints';
import type { Composer } from './port';
import type { Stopwatch } from './stopwatch';
import { withTimeout } from '../../bot/timeout';

/** Milliseconds. */
export interface SendSettings {
  /** An answer later than this counts as lost. */
  readonly timeout: number;
  /** A claim older than this when the post is ready is given up instead of sent: half the lease. */
  readonly freshness: number;
  /** A lane that must wait longer than this is left for a later wake-up. */
  readonly patience: number;
  /** A post that can't go out now is tried again after a sixtieth of this, then after twice as long each time, up to this. */
  readonly longestPause: number;
}

export interface DispatcherParts {
  readonly ledger: Pick<Ledger, 'claim' | 'record'>;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly composer: Pick<Composer, 'compose'>;
  readonly log: Log;
  readonly stopwatch: Stopwatch;
  readonly reach: Reach;
  readonly settings: SendSettings;
  readonly stopped: () => boolean;
}

/** Sends what is due in one lane until nothing is left or the lane must rest. Calls for a lane in hand join it. */
export function createDispatcher(parts: DispatcherParts): (lane: Lane) => Promise<void> {
  const inHand = new Map<string, Promise<void>>();
  const inTurn = createTurns();
  return (lane) => {
    const key = `${lane.adapter} ${lane.org}`;
    const running = inHand.get(key) ?? drain(lane).finally(() => inHand.delete(key));
    inHand.set(key, running);
    return running;
  };

  async function drain(lane: Lane): Promise<void> {
    await parts.reach('send: lane taken');
    await Promise.all(Array.from({ length: IN_FLIGHT }, () => work(lane)));
  }

  async function work(lane: Lane): Promise<void> {
    while (!parts.stopped()) {
      const { result, age } = await inTurn(async () => {
        // Started before the claim, so that time lost in the claim counts as age.
        const age = parts.stopwatch.start();
        return { age, result: await parts.ledger.claim(lane) };
      });
      if (result.kind === 'nothing due') return;
      if (result.kind === 'wait') {
        if (result.ms > parts.settings.patience) return;
        await parts.stopwatch.sleep(result.ms);
        continue;
      }
      await parts.reach('send: claimed');
      await finish(result.claim, await attempt(result.claim, age));
    }
  }

  async function finish(claim: Claim, outcome: SendOutcome): Promise<void> {
    const recorded = await parts.ledger.record(claim, outcome);
    await parts.reach(outcome.kind === 'uncertain' ? 'send: doubt recorded' : 'send: recorded');
    const { id, attempt: n, to } = claim.delivery;
    const fields = { delivery: id, adapter: to.adapter, attempt: n, outcome: outcome.kind };
    const why = outcome.kind === 'posted' ? {} : { why: outcome.why };
    if (!recorded) parts.log.warn('delivery.claim.lost', fields);
    else if (outcome.kind === 'posted') parts.log.info('delivery.posted', fields);
    else parts.log.warn('delivery.not.posted', { ...fields, ...why });
  }

  /** One attempt: at most one request leaves. */
  async function attempt(claim: Claim, age: () => number): Promise<SendOutcome> {
    const { delivery, subscription } = claim;
    const adapter = parts.adapters.get(delivery.to.adapter);
    if (adapter === undefined)
      return later(delivery.attempt, parts.settings, 'its platform is turned off');
    let reply: Reply;
    try {
      reply = await parts.composer.compose(subscription, delivery);
    } catch (error) {
      parts.log.error('delivery.compose.failed', { delivery: delivery.id, reason: nameOf(error) });
      return later(delivery.attempt, parts.settings, 'could not be written');
    }
    const hash = createHash('sha256').update(JSON.stringify(reply)).digest('hex').slice(0, 32);
    if (age() > parts.settings.freshness)
      return later(0, parts.settings, 'the process stood still');
    try {
      const sending = withTimeout(
        adapter.deliver(delivery.to, reply, delivery.id),
        parts.settings.timeout,
        () => new DeliveryError('No answer in time', 'uncertain'),
      );
      await Promise.all([sending, parts.reach('send: under way')]);
      const receipt = await sending;
      await parts.reach('send: answered');
      return { kind: 'posted', ref: receipt.ref, hash };
    } catch (error) {
      return outcomeOf(error, delivery.attempt, parts.settings, hash);
    }
  }
}

/**
 * Runs tasks one after another. Claims take turns, or a hundred of them would wait for one database and all be
 * too old when their turn came.
 */
function createTurns(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** What an adapter's refusal means for the delivery. Anything it did not explain may have been sent. */
function outcomeOf(
  error: unknown,
  attempt: number,
  settings: SendSettings,
  hash: string,
): SendOutcome {
  if (!(error instanceof DeliveryError)) {
    return { kind: 'uncertain', why: `fault: ${nameOf(error)}`, hash };
  }
  switch (error.outcome) {
    case 'gone':
      return { kind: 'gone', why: 'gone' };
    case 'uncertain':
      return { kind: 'uncertain', why: 'no answer', hash };
    case 'later':
      if (error.retryAfter === undefined)
        return later(attempt, settings, error.hindrance ?? 'refused');
      return { kind: 'later', why: 'rate limited', wait: error.retryAfter * 1000, throttled: true };
  }
}

function later(attempt: number, { longestPause }: SendSettings, why: string): SendOutcome {
  const pause = Math.min((longestPause / 60) * 2 ** (attempt - 1), longestPause);
  return { kind: 'later', why, wait: attempt === 0 ? 0 : pause, throttled: false };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
