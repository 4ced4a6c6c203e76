import { createBot } from '../../../src/bot/bot';
import { renderForTeams } from '../../../adapters/teams/render';
import { createFakeHouse } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { GOLDEN_QUESTIONS } from '../../fixtures/golden-questions';
import { elements, faults, withoutCharts, words } from './card-reading';

const now = new Date('2026-12-01T09:00:00Z');
const knowledge = openTestKnowledge(now);
const bot = createBot({
  knowledge,
  clock: { now: () => now },
  log: createFakeHouse().log,
  reference: () => 'ref',
});

/** What a reader sees or can open: one paragraph's runs put together, and addresses. */
function readable(card: unknown): string {
  const runs = elements(card).flatMap(({ inlines }) =>
    Array.isArray(inlines)
      ? [(inlines as { text: string }[]).map(({ text }) => text).join('')]
      : [],
  );
  const links = elements(card).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return [words(card), ...runs, ...links].join('\n');
}

it.each(GOLDEN_QUESTIONS)('“$ask” gives the same facts in Teams', async ({ ask, facts }) => {
  const from = { adapter: 'teams', org: 'org', ref: 'ref' };
  const { content } = renderForTeams(await bot({ text: ask, from, direct: true })).attachments[0]!;
  expect(faults(content)).toEqual([]);
  for (const seen of [readable(content), readable(withoutCharts(content))]) {
    for (const fact of facts) expect(seen).toContain(fact);
  }
});
