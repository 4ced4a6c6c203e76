import { plainText } from '../../knowledge';
import { openOwnContent } from '../fakes/shared-knowledge';

const NOW = new Date('2026-11-23T09:00:00Z');
const knowledge = openOwnContent();

async function ask(text: string) {
  const asked = knowledge.parse(text);
  if (asked.kind === 'change') throw new Error(`“${text}” is no question`);
  const reply = await knowledge.answer(asked, NOW);
  return { ids: reply.results.map(({ id }) => id), text: plainText(reply) };
}

describe('the example of a content folder of one’s own', () => {
  it('opens with no fault and no warning', () => {
    expect(knowledge.warnings).toEqual([]);
  });

  it('answers a question from its own documents and tips', async () => {
    const { ids } = await ask('how do I turn on two-step verification');
    expect(ids).toContain('two-step-verification');
  });

  it('gives a tip of its own, with its source', async () => {
    const { ids, text } = await ask('tips security');
    expect(['two-step-verification', 'small-facts', 'genuine-contacts']).toContain(ids[0]);
    expect(text).toContain('National Cyber Security Centre');
  });

  it('names its own team where a question needs a person', async () => {
    const { text } = await ask('I think I have posted something that identifies a patient');
    expect(text).toContain('Example Trust Information Governance Team');
  });
});
