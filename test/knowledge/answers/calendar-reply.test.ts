import { plainText, type Query, type Reply } from '../../../knowledge';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

const knowledge = openTestKnowledge();
const NOW = new Date('2026-11-29T12:00:00Z');
const ask = (
  query: Omit<Extract<Query, { kind: 'calendar' }>, 'kind'>,
  now = NOW,
): Promise<Reply> => knowledge.answer({ kind: 'calendar', ...query }, now);

describe('the calendar', () => {
  it('tells the next days with their dates, what to post, and who keeps them', async () => {
    const reply = await ask({});
    const text = plainText(reply);
    expect(text).toContain('World AIDS Day, Tuesday 1 December 2026.');
    expect(text).toContain('Hanukkah, 4 to 12 December 2026.');
    expect(text).toContain('Source: United Nations.');
    expect(text.indexOf('World AIDS Day')).toBeLessThan(
      text.indexOf('International Volunteer Day'),
    );
    expect(reply.actions).toContainEqual({
      label: 'World AIDS Day',
      ask: 'calendar world-aids-day',
    });
  });

  it('goes on from where it stopped', async () => {
    const first = await ask({});
    const later = first.actions.find(({ label }) => label === 'Later');
    const asked = knowledge.parse((later as { ask: string }).ask) as Extract<
      Query,
      { kind: 'calendar' }
    >;
    const shown = (reply: Reply): string => plainText(reply);
    const next = await ask({ ...(asked.from !== undefined && { from: asked.from }) });
    expect(shown(next)).toContain('Ramadan, 8 February to 8 March 2027.');
    expect(shown(next)).not.toContain('World AIDS Day');
  });

  it('counts the days as they are where the organisation is', async () => {
    const late = new Date('2027-05-11T23:30:00Z');
    expect(plainText(await ask({ day: 'nurses-day' }, late))).toContain(
      'It is today, Wednesday 12 May 2027.',
    );
  });

  it('takes a month that is over for next year’s', async () => {
    expect((await ask({ month: 5 })).title).toBe('Awareness days in May 2027');
    expect((await ask({ month: 11 })).title).toBe('Awareness days in November 2026');
    expect(plainText(await ask({ span: 'next month' }))).toContain(
      'Awareness days in December 2026',
    );
  });

  it('says what to post for a day, with a tip, what to read, and where its date is from', async () => {
    const reply = await ask({ day: 'patient-safety-day' });
    const text = plainText(reply);
    expect(text).toContain('Friday 17 September 2027.');
    expect(text).toContain('What to post: ');
    expect(text).toContain('Tip: World Patient Safety Day is 17 September.');
    expect(text).toContain('Source: World Health Organization.');
    expect(reply.results[0]).toMatchObject({ id: 'world-patient-safety-day', kind: 'resource' });
    expect(reply.actions).toContainEqual({ label: 'A tip on accessibility', ask: 'show tip-133' });
  });

  it('says that a date is not known rather than guess it', async () => {
    const text = plainText(await ask({ day: 'self-care-week' }));
    expect(text).toContain(
      'I don’t have its next date yet. The last I know of was 17 to 23 November 2025.',
    );
  });

  it('says whom to check with where a lead has yet to read it', async () => {
    expect(plainText(await ask({ day: 'suicide-prevention-day' }))).toContain(
      'Check with your safeguarding team before you act on this.',
    );
    const list = plainText(await ask({ month: 9 }));
    expect(list).toContain('World Suicide Prevention Day, Friday 10 September 2027. A day for');
    expect(list).not.toContain('content warning');
  });

  it('names the next day where there is none in the time asked for', async () => {
    const text = plainText(await ask({ span: 'this week' }, new Date('2026-08-03T12:00:00Z')));
    expect(text).toContain('I know of no awareness day then. Next is ');
  });
});

describe('the tip of the day', () => {
  it('is that of an awareness day, on the day', async () => {
    const on = async (date: string) =>
      (await knowledge.answer({ kind: 'tip' }, new Date(`${date}T12:00:00Z`))).results[0]?.id;
    expect(await on('2027-05-05')).toBe('midwives-day');
    expect(await on('2027-05-12')).toBe('nurses-day');
    expect(await on('2027-05-13')).not.toBe('nurses-day');
  });
});
