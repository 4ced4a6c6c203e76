import { join } from 'node:path';
import type { Content } from '../../../knowledge/loading/content-schema';
import type { Tip } from '../../../knowledge/loading/tip';
import { openTestPrepared } from '../../fakes/shared-knowledge';
import { createAwarenessCalendar } from '../../../knowledge/schedule/awareness-calendar';
import { candidatesFor } from '../../../knowledge/schedule/candidates';
import { openSeasons } from '../../../knowledge/schedule/seasons';
import { projectRoot } from '../../../src/settings/project-root';

const FOLDER = join(projectRoot(), 'knowledge/content');
const DAY = '2026-12-02';
const { content } = openTestPrepared();
const seasons = openSeasons([FOLDER]);
const calendar = createAwarenessCalendar(content.awarenessDays, []);
const ids = (
  what: 'tips' | 'resources' | 'figures' | 'rotation',
  topics: string[],
  date = DAY,
  of: Content = content,
) => candidatesFor(of, { what, topics }, date, { seasons, calendar }).map(({ id }) => id);

/** The content with one plain tip, changed as a test needs it. */
function withTip(change: Partial<Tip>): Content {
  const [tip] = content.tips.filter(({ id }) => ids('tips', []).includes(id));
  if (tip === undefined) throw new Error('no tip may be posted');
  const plain: Tip = { ...tip, id: 'a-tip', professions: [], record: { ...tip.record } };
  return { ...content, tips: [{ ...plain, ...change }] };
}
const posted = (change: Partial<Tip>, date = DAY): boolean =>
  ids('tips', [], date, withTip(change)).length === 1;
const record = { owner: 'Editors', checked: DAY, reviewBy: '2027-06-01', evidence: [] };

describe('what may be posted', () => {
  it('leaves out what is held back, awaits sign-off, is past its review or is better found', () => {
    expect(posted({})).toBe(true);
    expect(posted({ record: { ...record, heldBack: 'A reason.' } })).toBe(false);
    expect(posted({ record: { ...record, awaitingSignOff: 'safeguarding' } })).toBe(false);
    expect(posted({ record: { ...record, reviewBy: '2026-12-01' } })).toBe(false);
    expect(posted({ record: { ...record, reviewBy: DAY } })).toBe(true);
    expect(posted({ foundOnly: true })).toBe(false);
  });

  it('posts a tip with dates on those days of each year only, over the new year too', () => {
    const nurses = { name: 'Nurses’ Day', from: '05-05', until: '05-13' };
    expect(posted({ dates: nurses }, '2027-05-12')).toBe(true);
    expect(posted({ dates: nurses }, '2027-05-14')).toBe(false);
    const newYear = { name: 'New Year', from: '12-27', until: '01-20' };
    expect(posted({ dates: newYear }, '2026-12-31')).toBe(true);
    expect(posted({ dates: newYear }, '2027-01-20')).toBe(true);
    expect(posted({ dates: newYear }, '2027-01-21')).toBe(false);
  });

  it('keeps what is only for communications teams or board members out of posts to all staff', () => {
    expect(posted({ professions: ['communications-teams'] })).toBe(false);
    expect(posted({ professions: ['communications-teams', 'board-members'] })).toBe(false);
    expect(posted({ professions: ['communications-teams', 'nurses'] })).toBe(true);
  });

  it('keeps tips for a season to its weeks', () => {
    expect(posted({ season: 'pre-election' })).toBe(false);
    expect(posted({ season: 'pre-election' }, '2027-05-06')).toBe(true);
    expect(posted({ season: 'winter' })).toBe(true);
    expect([...seasons('2027-03-24')]).toEqual([]);
    expect([...seasons('2027-05-06')]).toEqual(['pre-election']);
    expect([...seasons('2026-12-24')]).toEqual(['winter']);
  });

  it('knows the season of every tip that names one', () => {
    const known = new Set(['2026-12-24', '2027-05-06'].flatMap((date) => [...seasons(date)]));
    const named = content.tips.flatMap(({ season }) => season ?? []);
    expect(named.filter((season) => !known.has(season))).toEqual([]);
  });

  it('knows what fits the week: what an awareness day names, and tips on their days of the year', () => {
    const timely = (date: string) =>
      candidatesFor(content, { what: 'rotation', topics: [] }, date, { seasons, calendar })
        .filter((one) => one.timely)
        .map(({ kind, id }) => `${kind} ${id}`);
    expect(timely('2027-05-12')).toEqual(
      expect.arrayContaining(['tip nurses-day', 'resource may-days-gp-list']),
    );
    expect(timely('2027-05-13')).toContain('tip nurses-day');
    expect(timely('2027-05-14')).not.toContain('tip nurses-day');
    expect(timely('2027-03-18')).toEqual([]);
  });

  it('offers nothing past its review date', () => {
    expect(ids('rotation', [], '2099-01-01')).toEqual([]);
  });

  it('offers only documents that can be opened and are in force', () => {
    const offered = new Set(ids('resources', []));
    expect(offered.size).toBeGreaterThan(0);
    for (const document of content.resources.filter(({ id }) => offered.has(id))) {
      expect([document.id, document.standing]).toEqual([document.id, 'current']);
      expect(document.link).toMatch(/^https?:/);
    }
  });

  it('keeps to the topics asked for', () => {
    const about = ids('rotation', ['accessibility']);
    const topics = new Map(
      [...content.tips, ...content.resources, ...content.statistics].map((item) => [
        item.id,
        item.topics,
      ]),
    );
    expect(about.length).toBeGreaterThan(0);
    for (const id of about) expect(topics.get(id)).toContain('accessibility');
  });
});
