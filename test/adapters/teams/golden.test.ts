import { createBot } from '../../../src/bot/bot';
import { renderForTeams } from '../../../adapters/teams/render';
import { createFakeHouse } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { GOLDEN_QUESTIONS } from '../../fixtures/golden-questions';
import { faults, readable, withoutCharts } from './card-reading';

const now = new Date('2026-12-01T09:00:00Z');
const knowledge = openTestKnowledge(now);
const bot = createBot({
  knowledge,
  clock: { now: () => now },
  log: createFakeHouse().log,
  reference: () => 'ref',
});

it.each(GOLDEN_QUESTIONS)('“$ask” gives the same facts in Teams', async ({ ask, facts }) => {
  const from = { adapter: 'teams', org: 'org', ref: 'ref' };
  const { content } = renderForTeams(await bot({ text: ask, from, direct: true })).attachments[0]!;
  expect(faults(content)).toEqual([]);
  for (const seen of [readable(content), readable(withoutCharts(content))]) {
    for (const fact of facts) expect(seen).toContain(fact);
  }
});
