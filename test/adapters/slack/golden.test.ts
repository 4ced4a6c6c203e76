import { renderForSlack } from '../../../adapters/slack/render';
import { plainText, type Knowledge } from '../../../knowledge';
import { createBot } from '../../../src/bot/bot';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { GOLDEN_QUESTIONS } from '../../fixtures/golden-questions';
import { read, shownIn } from './reading';
import { slackFaults } from './validator';

const clock = createFixedClock('2026-12-01T09:00:00Z');
let knowledge: Knowledge;
beforeAll(() => {
  knowledge = openTestKnowledge(clock.now());
});

describe.each(GOLDEN_QUESTIONS)('“$ask” in Slack', ({ ask, facts }) => {
  it('says the same as in plain text, in its blocks and in the text beside them', async () => {
    const reference = () => 'ref';
    const bot = createBot({ knowledge, clock, log: createKeptLog(), reference });
    const from = { adapter: 'slack', org: 'T1', ref: 'C1' };
    const reply = await bot({ text: ask, from, direct: false });
    const { text, blocks } = renderForSlack(reply, { surface: 'private', asked: ask });
    const plain = plainText(reply);
    const shown = read(shownIn(blocks));
    const beside = read(text);
    for (const fact of facts) {
      expect(plain).toContain(fact);
      expect(shown).toContain(fact);
      expect(beside).toContain(fact);
    }
    expect(slackFaults(blocks, 'message', text)).toEqual([]);
    for (const figure of plain.match(/\d[\d,.]*%/g) ?? []) expect(shown).toContain(figure);
    for (const address of plain.match(/https?:\/\/[^\s)]+/g) ?? []) {
      expect(shown).toContain(address.replace(/[.,:;]+$/, ''));
    }
  });
});
