import { watchOverload } from '../../../src/bot/overload';
import { createKeptLog } from '../../fakes/house';

it('refuses while its own timer comes late or the queue is long, counts each, and says so once in a while', async () => {
  let passed = 0;
  let waits = 0;
  const log = createKeptLog();
  const shed: string[] = [];
  const overload = watchOverload({
    log,
    wait: () => waits,
    shed: (adapter) => void shed.push(adapter),
    passed: () => passed,
  });
  expect(overload.refuses('slack')).toBe(false);
  passed = 290;
  expect(overload.refuses('slack')).toBe(false);
  passed = 310;
  expect([overload.refuses('slack'), overload.refuses('teams')]).toEqual([true, true]);
  expect(shed).toEqual(['slack', 'teams']);
  expect(log.lines.map(({ event }) => event)).toEqual(['requests.shed']);
  // The timer has its turn: whatever comes then is taken.
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(overload.refuses('slack')).toBe(false);
  waits = 1_001;
  expect(overload.refuses('slack')).toBe(true);
  overload.stop();
});
