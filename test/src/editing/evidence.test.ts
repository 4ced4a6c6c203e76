import fc from 'fast-check';
import { createAskedCounter } from '../../../src/bot/count-asked';
import { createEvidenceMonths } from '../../../src/page-data/evidence-months';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import type { Asked } from '../../../knowledge/commands/query';
import type { Reply } from '../../../src/ports';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { aReply } from '../../fixtures/replies';

let open: OpenStore;
const clock = createFixedClock('2026-11-22T12:00:00Z');
beforeEach(async () => {
  clock.moveTo('2026-11-22T12:00:00Z');
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
});
afterEach(() => open.store.close());

const QUESTION: Asked = { kind: 'search', words: 'how do I write alt text for Mrs Quillfeather' };
const REPLIES: readonly Reply['kind'][] = ['answer', 'declined', 'suggest', 'tip'];

/** What one person did: how many of each reply they had, and how they voted. */
interface Did {
  readonly had: readonly Reply['kind'][];
  readonly votes: readonly boolean[];
}
const person: fc.Arbitrary<Did> = fc.record({
  had: fc.array(fc.constantFrom(...REPLIES), { maxLength: 4 }),
  votes: fc.array(fc.boolean(), { maxLength: 2 }),
});

async function pageOf(people: readonly Did[]) {
  const { store } = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  const counter = createAskedCounter(store.dailyCounts, clock, createKeptLog());
  for (const [who, { had, votes }] of people.entries()) {
    for (const kind of had) counter.count(QUESTION, aReply({ kind }));
    for (const [content, helpful] of votes.entries())
      await store.feedback.vote({
        at: { adapter: 'web', org: 'trust', ref: 'ward' },
        content: `tip-${String(content)}`,
        voter: `hash-of-person-${String(who)}`,
        helpful,
      });
  }
  await counter.flush();
  const page = await createEvidenceMonths(store.dailyCounts, clock, 'Europe/London').month(
    '2026-11',
  );
  await store.close();
  return page;
}

test('a month has what was asked, answered, declined, posted and found helpful', async () => {
  const many = Array.from({ length: 12 }, (): Did => ({
    had: ['answer', 'declined', 'suggest'],
    votes: [true],
  }));
  const page = await pageOf([...many, { had: ['tip'], votes: [false] }]);
  expect(page?.lines.map(({ name, shown }) => [name, shown])).toEqual([
    ['Questions asked', '35'],
    ['Answered', '15'],
    ['Offered something near', '10'],
    ['Declined, since there was no sourced answer', '10'],
    ['Scheduled posts', '0'],
    ['Marked as helpful', '10'],
    ['Marked as not helpful', 'fewer than 5'],
  ]);
});

test('small talk, help and what nobody could answer for a fault are no questions', async () => {
  const counter = createAskedCounter(open.store.dailyCounts, clock, createKeptLog());
  for (const kind of ['greeting', 'thanks', 'help', 'about', 'welcome'] as const)
    counter.count({ kind }, aReply());
  counter.count({ kind: 'change', command: 'suggest', words: 'x' }, aReply());
  counter.count(QUESTION, aReply({ kind: 'problem' }));
  await counter.flush();
  expect(await open.store.dailyCounts.between('2026-11-01', '2026-12-01')).toEqual({
    posts: 0,
    helpful: 0,
    unhelpful: 0,
  });
});

test('each day is added to, and a month holds its own days alone', async () => {
  const { dailyCounts } = open.store;
  await dailyCounts.add('2026-10-31', { answered: 7 });
  await dailyCounts.add('2026-11-01', { answered: 10 });
  await dailyCounts.add('2026-11-01', { answered: 1, declined: 2 });
  await dailyCounts.add('2026-11-30', { answered: 4 });
  await dailyCounts.add('2026-12-01', { answered: 9 });
  expect(await dailyCounts.between('2026-11-01', '2026-12-01')).toMatchObject({
    answered: 15,
    declined: 2,
  });
});

test('what is stored holds no word and nobody', async () => {
  const counter = createAskedCounter(open.store.dailyCounts, clock, createKeptLog());
  counter.count(QUESTION, aReply());
  await counter.stop();
  const rows = await open.connection.db.selectFrom('daily_count').selectAll().execute();
  expect(rows).toEqual([{ day: '2026-11-22', what: 'answered', n: 1 }]);
});

test('the page of everybody and the page without one of them differ by nothing that says who, or that they were few', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (people, at) => {
        const left = people.filter((_, index) => index !== at % people.length);
        const [all, without] = [await pageOf(people), await pageOf(left)];
        for (const page of [all, without]) {
          expect(JSON.stringify(page)).not.toMatch(/hash|Quillfeather|alt text|tip-/);
          for (const { shown } of page?.lines ?? []) {
            expect(shown).toMatch(/^(?:0|fewer than 5|\d*[05])$/);
            expect(['1', '2', '3', '4']).not.toContain(shown);
          }
        }
        // One person moves a number by a step of its rounding at most, as does anybody else.
        const size = (shown = '0') => (shown.startsWith('fewer') ? 5 : Number(shown));
        for (const [index, { shown }] of (all?.lines ?? []).entries())
          expect([0, 5]).toContain(Math.abs(size(shown) - size(without?.lines[index]?.shown)));
      },
    ),
    { numRuns: 40 },
  );
});

test('a month that is none of the last thirteen has no page', async () => {
  const months = createEvidenceMonths(open.store.dailyCounts, clock, 'Europe/London');
  expect(months.months().slice(0, 2)).toEqual(['2026-11', '2026-10']);
  expect(months.months()).toHaveLength(13);
  expect(await months.month('2020-01')).toBeUndefined();
  expect(await months.month("2026-11' or 1=1")).toBeUndefined();
});
