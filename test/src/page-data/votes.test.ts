import { createVotes } from '../../../src/page-data/votes';

const votes = createVotes({
  tallies: () =>
    Promise.resolve([
      { content: 'tip-1', helpful: 20, unhelpful: 4 },
      { content: 'tip-2', helpful: 2, unhelpful: 2 },
      { content: 'tip-3', helpful: 5, unhelpful: 9 },
    ]),
});

test('says how many found an entry helpful, with every number under five left out', async () => {
  expect(await votes('tip-1')).toEqual({ helpful: 20 });
  expect(await votes('tip-2')).toBe('few');
  expect(await votes('tip-3')).toEqual({ helpful: 5, unhelpful: 9 });
  expect(await votes('tip-4')).toBe('none');
});
