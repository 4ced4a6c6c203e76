import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContentIndex } from '../../../knowledge/loading/content-index';
import { isCurrent } from '../../../knowledge/loading/current';
import { loadContent } from '../../../knowledge/loading/load';
import { projectRoot } from '../../../src/settings/project-root';
import { CONTENT_RULES, holdToRules, today } from './content-rules';
import { readOnce } from '../../fakes/shared-knowledge';

const FOLDER = join(projectRoot(), 'knowledge/content');
const TODAY = today();
const loaded = loadContent(FOLDER, TODAY, [], readOnce);
const { content } = loaded;

test.each(CONTENT_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, { check }) => {
  check(FOLDER, loaded);
});

describe('in a copy of the content', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'editors-'));
    cpSync(FOLDER, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  test('the five steps for adding a tip, done to the letter today, keep every rule', () => {
    // Step 1: the file of the tip's topic. Step 2: a whole entry, pasted at the end under an empty line.
    const file = join(copy, 'tips/security.yaml');
    const text = readFileSync(file, 'utf8');
    const entry = /^- id: [^]*?(?=\n\n- id: )/m.exec(text)?.[0] ?? '';
    // Steps 3 and 4: a new id and text, what it rests on, and today's date.
    const soon = new Date(Date.parse(TODAY) + 300 * 86_400_000).toISOString().slice(0, 10);
    const mine = entry
      .replace(/^- id: .*/m, '- id: lock-your-phone')
      .replace(/^ {2}text: [^]*?(?=\n {2}\w)/m, '  text: Lock your phone when you put it down.')
      .replace(/^ {2}do: [^]*?(?=\n {2}\w)/m, '  do: Set your phone to lock after thirty seconds.')
      .replace(/^ {2}source: .*/m, '  source: ncsc-social-media')
      .replace(/^ {2}why: [^]*?(?=\n {2}\w)/m, '  why: The advice says to protect the device.')
      .replace(/^ {4}checked: .*/m, `    checked: ${TODAY}`)
      .replace(/^ {4}reviewBy: .*/m, `    reviewBy: ${soon}`);
    appendFileSync(file, `\n${mine}\n`);
    // Step 5: the check.
    holdToRules(copy, TODAY);
    const after = loadContent(copy, TODAY, [], readOnce).content.tips;
    expect(after).toHaveLength(content.tips.length + 1);
    expect(after.find(({ id }) => id === 'lock-your-phone')).toMatchObject({
      text: 'Lock your phone when you put it down.',
      record: { checked: TODAY },
    });
  });

  test('the example in the editors’ guide is a tip that the check accepts', () => {
    const guide = readFileSync(join(copy, 'README.md'), 'utf8');
    const example = /```yaml\n(- id: [^]*?)```/.exec(guide)?.[1] ?? '';
    appendFileSync(join(copy, 'tips/security.yaml'), `\n${example}`);
    holdToRules(copy, TODAY);
    expect(loadContent(copy, TODAY, [], readOnce).content.tips).toHaveLength(
      content.tips.length + 1,
    );
  });

  test('a tip that is taken away and named among the former ones still leads somewhere', () => {
    const [gone, other] = content.tips.filter(({ id }) => !usedElsewhere(id));
    if (gone === undefined || other === undefined) throw new Error('no tips');
    const file = (loaded.places.get(`tip ${gone.id}`) ?? '').replace(/:\d+$/, '');
    const at = join(copy, file.slice(file.indexOf('tips/')));
    const text = readFileSync(at, 'utf8');
    const from = text.indexOf(`- id: ${gone.id}\n`);
    const to = text.indexOf('\n- id: ', from);
    writeFileSync(at, text.slice(0, from) + (to < 0 ? '' : text.slice(to + 1)));
    appendFileSync(
      join(copy, 'tips/former.yaml'),
      `\n- id: ${gone.id}\n  mergedInto: ${other.id}\n`,
    );
    holdToRules(copy, TODAY);
    const index = createContentIndex(loadContent(copy, TODAY, [], readOnce).content);
    expect(index.tip(gone.id)?.id).toBe(other.id);
  });
});

const usedElsewhere = (id: string): boolean =>
  content.sensitive.some(({ tips }) => tips.includes(id)) ||
  content.formerTips.some(({ mergedInto }) => mergedInto === id);

test('every id of a tip that is no more leads to a tip, or is known to be retired', () => {
  const index = createContentIndex(content);
  expect(content.formerTips.length).toBeGreaterThan(0);
  for (const { id, mergedInto } of content.formerTips) {
    expect([id, index.tip(id)?.id]).toEqual([id, mergedInto]);
    expect(content.tips.map((tip) => tip.id)).not.toContain(id);
  }
});

test('an item is current until its review day is over', () => {
  const item = { record: { reviewBy: '2026-11-22' } };
  expect(isCurrent(item, '2026-11-22')).toBe(true);
  expect(isCurrent(item, '2026-11-23')).toBe(false);
});

test('an item past its review is a warning, and stays in the content', () => {
  const later = loadContent(FOLDER, '2099-01-01', [], readOnce);
  expect(later.content.tips).toEqual(content.tips);
  expect(new Set(later.problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  expect(later.problems[0]?.message).toMatch(
    /^review was due on \d{4}-\d\d-\d\d; it is kept out of rotation until it is checked again$/,
  );
});

test('a clock that is behind is a warning, so that nothing keeps Signpost from starting', () => {
  const before = loadContent(FOLDER, '2020-01-01', [], readOnce).problems;
  expect(new Set(before.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  expect(before).toHaveLength(1);
  expect(before[0]?.message).toMatch(
    / were checked after today, 2020-01-01; is this computer's clock right\?$/,
  );
});

test('the lines for people in crisis hold the numbers that a safeguarding lead has to confirm', () => {
  const crisis = content.sensitive.filter(({ lifeAtRisk, say }) => {
    return lifeAtRisk === true && say.join(' ').includes('111');
  });
  expect(crisis.length).toBeGreaterThan(1);
  for (const { summary, say, record } of crisis) {
    const words = [summary, ...say].join(' ');
    expect(words).toContain('999');
    expect(words).toMatch(/111 and (choose the|its) mental health option/);
    expect(words).toMatch(/Lifeline .*0808 808 8000/);
    expect(words).toContain('116 123');
    expect(record.awaitingSignOff).toBe('safeguarding');
  }
});
