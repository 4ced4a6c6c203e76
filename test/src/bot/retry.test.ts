import { createRetry, createWait, type RetryPolicy, type Wait } from '../../../src/bot/retry';

/** A platform's refusal, and whether it may pass. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly passing: boolean,
    readonly retryAfter?: number,
  ) {
    super('refused');
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SHORT: RetryPolicy = { pauses: [10, 20, 30], longestWait: 60_000, total: 60_000 };

/** Calls that fail in this order, then succeed: what came of them, how often it was tried and how long was waited. */
async function trying(failures: readonly Error[], policy: RetryPolicy = SHORT, wait?: Wait) {
  const waits: number[] = [];
  const noted: Wait = Object.assign(
    (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
    { stopped: () => false },
  );
  const judge = (failure: unknown) =>
    failure instanceof Refused ? failure : { passing: true, retryAfter: undefined };
  let tries = 0;
  const retry = createRetry(judge, wait ?? noted, silent);
  const outcome = await retry(
    'call',
    () => {
      const failure = failures[tries++];
      return failure === undefined ? Promise.resolve('taken') : Promise.reject(failure);
    },
    policy,
  ).catch((error: unknown) => (error as Error).name);
  return { outcome, tries, waits };
}

test('what may pass is tried again after each pause, then given up', async () => {
  const passing = () => new Refused(true);
  expect(await trying([passing(), passing()])).toEqual({
    outcome: 'taken',
    tries: 3,
    waits: [10, 20],
  });
  expect(await trying([passing(), passing(), passing(), passing()])).toMatchObject({
    outcome: 'Refused',
    tries: 4,
  });
});

test('what the platform asks for is waited for, unless it is longer than anybody waits', async () => {
  expect(await trying([new Refused(true, 7)])).toMatchObject({ outcome: 'taken', waits: [7_000] });
  expect(await trying([new Refused(true, 0)])).toMatchObject({ outcome: 'taken', waits: [0] });
  expect(await trying([new Refused(true, 61)])).toMatchObject({ outcome: 'Refused', waits: [] });
});

test('nothing is waited for past the time it may take in all', async () => {
  const policy = { ...SHORT, pauses: [10, 10], total: 5_000 };
  expect(await trying([new Refused(true, 6)], policy)).toMatchObject({ tries: 1, waits: [] });
  expect(await trying([new Refused(true, 4)], policy)).toMatchObject({ tries: 2, waits: [4_000] });
});

test.each([
  new TypeError('undefined is not a function'),
  new RangeError('invalid time value'),
  new ReferenceError('x is not defined'),
  new SyntaxError('unexpected token'),
  new Refused(false),
])('a %s is not tried again', async (failure) => {
  expect(await trying([failure])).toMatchObject({ outcome: failure.name, tries: 1, waits: [] });
});

test('a stop ends the trying, also in the middle of a wait', async () => {
  const { wait, stop } = createWait();
  const long = { ...SHORT, pauses: [50_000] };
  const ending = trying([new Refused(true)], long, wait);
  setTimeout(stop, 20);
  expect(await ending).toMatchObject({ outcome: 'Refused', tries: 1 });
  expect(await trying([new Refused(true)], long, wait)).toMatchObject({ tries: 1 });
});
