import fc from 'fast-check';
import type { Candidate } from '../../../knowledge/schedule/candidates';
import { chooseNext } from '../../../knowledge/schedule/rotation';

/** 207 tips over topics as unequal as the real ones. */
const SIZES = [33, 26, 19, 17, 16, 15, 15, 14, 10, 10, 9, 9, 8, 6];
const candidates: readonly Candidate[] = SIZES.flatMap((size, topic) =>
  Array.from({ length: size }, (_, index) => ({
    id: `tip-${topic}-${index}`,
    kind: 'tip' as const,
    topics: [`topic-${topic}`],
  })),
);

/** Posts for some days, one item or more a time; each post's items and the round they came from. */
function post(subscription: string, times: number, from = candidates, count = 1) {
  const posts: { content: readonly string[]; round: number }[] = [];
  let used: { round: number; content: readonly string[] } = { round: 1, content: [] };
  for (let time = 0; time < times; time += 1) {
    const chosen = chooseNext({ subscription, used, candidates: from, count });
    if (!chosen) break;
    const before = chosen.round === used.round ? used.content : [];
    used = { round: chosen.round, content: [...before, ...chosen.content] };
    posts.push(chosen);
  }
  return posts;
}

const items = (posts: ReturnType<typeof post>) => posts.flatMap(({ content }) => content);

describe('the order of posts', () => {
  const posted = items(post('ward 7', 207 * 3));

  it('uses every item once before any comes again, round after round', () => {
    for (const round of [0, 1, 2]) {
      expect(new Set(posted.slice(round * 207, (round + 1) * 207)).size).toBe(207);
    }
  });

  it('keeps an item that ended one round out of the start of the next', () => {
    for (const end of [207, 414]) {
      const late = posted.slice(end - 30, end);
      expect(posted.slice(end, end + 30).filter((id) => late.includes(id))).toEqual([]);
    }
  });

  it('posts what fits the week before its turn, once, and what was just posted in its turn', () => {
    const last = posted[206] ?? '';
    const timely = candidates.map((one) =>
      one.id === last ? { ...one, timely: true as const } : one,
    );
    const choose = (round: number, content: readonly string[]) =>
      chooseNext({
        subscription: 'ward 7',
        used: { round, content },
        candidates: timely,
        count: 1,
      });
    expect(choose(1, [])?.content).toEqual([last]);
    expect(choose(1, [last])?.content).toEqual([posted[0]]);
    const all = candidates.map(({ id }) => id);
    expect(choose(1, all)).toEqual({ round: 2, content: [posted[207]] });
    expect(choose(2, posted.slice(207, 220))?.content).toEqual([posted[220]]);
    expect(choose(2, posted.slice(207, 236))?.content).toEqual([last]);
  });

  it('keeps what rests on one document a week apart, while there is anything else', () => {
    const shared = candidates.map((one, at) => ({ ...one, source: `document-${at % 40}` }));
    const source = new Map(shared.map((one) => [one.id, one.source]));
    const order = items(post('ward 7', 150, shared)).map((id) => source.get(id));
    for (let at = 0; at + 5 <= order.length; at += 1)
      expect(new Set(order.slice(at, at + 5)).size).toBe(5);
    expect(new Set(items(post('ward 7', 207, shared))).size).toBe(207);
  });

  it('differs between subscriptions and between rounds', () => {
    expect(items(post('ward 8', 30))).not.toEqual(posted.slice(0, 30));
    expect(posted.slice(207, 414)).not.toEqual(posted.slice(0, 207));
  });

  it('spreads each topic over the whole round', () => {
    for (const subscription of ['a', 'b']) {
      const order = items(post(subscription, 207));
      for (const [topic, size] of SIZES.entries()) {
        const days = order.flatMap((id, day) => (id.startsWith(`tip-${topic}-`) ? [day] : []));
        const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
        expect(Math.max(...gaps)).toBeLessThan((207 / size) * 1.8 + 3);
      }
    }
  });

  it('never repeats over rounds while items come and go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (available, count) => {
          let used: { round: number; content: readonly string[] } = { round: 1, content: [] };
          for (const upTo of available) {
            const now = candidates.slice(0, upTo);
            const chosen = chooseNext({ subscription: 'x', used, candidates: now, count })!;
            expect(chosen.content.length).toBeGreaterThan(0);
            if (chosen.round === used.round) {
              expect(chosen.content.filter((id) => used.content.includes(id))).toEqual([]);
            } else {
              expect(now.every(({ id }) => used.content.includes(id))).toBe(true);
            }
            expect(
              chooseNext({ subscription: 'x', used, candidates: [...now].reverse(), count }),
            ).toEqual(chosen);
            const before = chosen.round === used.round ? used.content : [];
            used = { round: chosen.round, content: [...before, ...chosen.content] };
          }
        },
      ),
    );
  });

  it('gives a digest five at once, and what is left at the end of a round', () => {
    const posts = post('digest', 3, candidates.slice(0, 7), 5);
    expect(posts.map(({ content, round }) => [content.length, round])).toEqual([
      [5, 1],
      [2, 1],
      [5, 2],
    ]);
  });

  it('has nothing to choose from nothing', () => {
    expect(
      chooseNext({
        subscription: 'x',
        used: { round: 1, content: [] },
        candidates: [],
        count: 1,
      }),
    ).toBeUndefined();
  });
});
