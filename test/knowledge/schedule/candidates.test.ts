import { join } from 'node:path';
import { openTestPrepared } from '../../fakes/shared-knowledge';
import { candidatesFor } from '../../../knowledge/schedule/candidates';
import { openSeasons } from '../../../knowledge/schedule/seasons';
import { projectRoot } from '../../../src/settings/project-root';

const FOLDER = join(projectRoot(), 'knowledge/content');
const { content } = openTestPrepared();
const seasons = openSeasons([FOLDER]);
const ids = (what: 'tips' | 'resources' | 'figures' | 'rotation', topics: string[], date: string) =>
  candidatesFor(content, { what, topics }, date, seasons).map(({ id }) => id);

describe('what may be posted', () => {
  it('leaves out tips that are held back', () => {
    const heldBack = content.tips.filter((tip) => tip.heldBack !== undefined).map(({ id }) => id);
    const offered = ids('tips', [], '2026-11-23');
    expect(heldBack.length).toBeGreaterThan(0);
    expect(offered.filter((id) => heldBack.includes(id))).toEqual([]);
  });

  it('keeps tips about elections for the weeks before one', () => {
    const seasonal = content.tips.flatMap((tip) =>
      tip.season === undefined || tip.heldBack !== undefined ? [] : [tip.id],
    );
    expect(seasonal.length).toBeGreaterThan(0);
    const outside = ids('tips', [], '2026-11-23');
    const inside = candidatesFor(
      content,
      { what: 'tips', topics: [] },
      '2026-11-23',
      () => new Set(['pre-election']),
    ).map(({ id }) => id);
    expect(seasonal.filter((id) => outside.includes(id))).toEqual([]);
    expect(seasonal.filter((id) => inside.includes(id))).toEqual(seasonal);
    expect([...seasons('2027-03-24')]).toEqual([]);
    expect([...seasons('2027-05-06')]).toEqual(['pre-election']);
  });

  it('offers nothing past its review date', () => {
    expect(ids('rotation', [], '2099-01-01')).toEqual([]);
  });

  it('offers only documents that were traced, can be opened and are still in force', () => {
    const offered = new Set(ids('resources', [], '2026-11-23'));
    expect(offered.size).toBeGreaterThan(30);
    for (const document of content.resources.filter(({ id }) => offered.has(id))) {
      expect(document.supersededBy).toBeUndefined();
      expect(document.url ?? document.standIn?.url).toMatch(/^https?:/);
    }
  });

  it('keeps to the topics asked for', () => {
    const about = ids('rotation', ['accessibility'], '2026-11-23');
    const topics = new Map(
      [...content.tips, ...content.resources, ...content.statistics].map((item) => [
        item.id,
        item.topics,
      ]),
    );
    expect(about.length).toBeGreaterThan(10);
    for (const id of about) expect(topics.get(id)).toContain('accessibility');
  });
});
