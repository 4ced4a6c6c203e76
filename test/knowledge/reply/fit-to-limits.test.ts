import { fit, readRest, restFrom } from '../../../knowledge/reply/fit-to-limits';
import type { Reply } from '../../../knowledge/reply/reply';
import { aReply } from '../../fixtures/replies';

const long = aReply({
  blocks: Array.from({ length: 10 }, (_, at) => ({ kind: 'paragraph', text: [`Line ${at}`] })),
  actions: [],
});
const most =
  (count: number) =>
  ({ blocks }: Reply) =>
    blocks.length <= count;
const lines = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : []));

describe('an answer too long for one message', () => {
  it('goes on where it was cut, until nothing is left', () => {
    const read: unknown[] = [];
    const again = { ask: 'topics', from: 0 };
    for (let words = 'topics', tries = 0; words !== '' && tries < 9; tries += 1) {
      const { ask, from } = readRest(words);
      expect(ask).toBe('topics');
      const shown = fit(restFrom({ ...long, again }, from), most(4));
      read.push(...lines(shown));
      const [more] = shown.actions;
      words = more !== undefined && 'ask' in more ? more.ask : '';
    }
    expect(read).toEqual(lines(long));
  });

  it('says how many are left, counting neither small print nor buttons', () => {
    const pairs = aReply({
      again: { ask: 'schedule', from: 0 },
      blocks: Array.from({ length: 6 }, (_, at) => [
        { kind: 'paragraph' as const, text: [`#ward-${at}`] },
        { kind: 'note' as const, text: ['Next post: Monday'] },
        { kind: 'buttons' as const, about: `#ward-${at}`, actions: [] },
      ]).flat(),
    });
    expect(fit(pairs, most(7)).blocks.at(-1)).toEqual({ kind: 'note', text: ['… and 4 more.'] });
  });

  it('offers no button where asking again would change something', () => {
    expect(fit(long, most(4)).actions).toEqual([]);
    expect(restFrom(long, 3)).toEqual(long);
  });

  it('leaves any other words as they are', () => {
    expect(readRest('more from you: please')).toEqual({ ask: 'more from you: please', from: 0 });
  });
});
