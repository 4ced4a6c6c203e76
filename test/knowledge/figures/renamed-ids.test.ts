import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '../../../knowledge/figures/figures';
import { loadFigures } from '../../../knowledge/figures/load-figures';
import type { Content } from '../../../knowledge/loading/content-schema';
import { loadContent } from '../../../knowledge/loading/load';
import { readingOf } from '../../../knowledge/prepare';
import type { Reply } from '../../../knowledge/reply/reply';
import { projectRoot } from '../../../src/settings/project-root';
import { openTestPrepared, readOnce } from '../../fakes/shared-knowledge';

const FOLDER = join(projectRoot(), 'knowledge/content');
const TODAY = '2026-12-01';
/** Rooms that nothing here is read from. */
const UNREAD = ['lexicon', 'post-check', 'schemas'];
const copy = mkdtempSync(join(tmpdir(), 'renamed-'));
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

const reading = readingOf(openTestPrepared().lexicon);
const { content } = loadContent(FOLDER, TODAY, [], readOnce);
const RENAMED = [
  ...content.statistics.map(({ id }) => id),
  ...(content.survey === undefined ? [] : [content.survey.document]),
];

const ANY = new RegExp(`(?<![\\w-])(?:${RENAMED.join('|')})(?![\\w-])`, 'g');

/** The content with the survey's points, and the document behind them, under other ids. */
function renamedCopy(): Content {
  const others = UNREAD.map((name) => join(FOLDER, name));
  cpSync(FOLDER, copy, { recursive: true, filter: (path) => !others.includes(path) });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue;
    const path = join(copy, name);
    const text = readFileSync(path, 'utf8');
    const renamed = text.replace(ANY, 'renamed-$&');
    if (renamed !== text) writeFileSync(path, renamed);
  }
  return loadContent(copy, TODAY, [], readOnce).content;
}

function figuresOf(folder: string, held: Content): Figures {
  const { figures } = loadFigures(folder, held, reading);
  if (figures === undefined) throw new Error('no figures');
  return figures;
}

const asUsual = figuresOf(FOLDER, content);
const withOtherIds = figuresOf(copy, renamedCopy());

const shown = (reply: Reply | undefined): string =>
  JSON.stringify(reply ?? 'nothing').replaceAll('renamed-', '');

test.each([
  'internet use overall in 2020',
  'how many people over 75 were online in 2020',
  'internet use of 75 and over since 2013',
  'never used the internet in 2020',
  'disabled people online in 2020',
  'london and northern ireland in 2020',
  'internet use by region',
  'how many people use tiktok',
  'stats age gap',
  'stats 75 plus trend',
  'statistics all adults',
  'stats the age gap',
])('“%s” is answered the same when the points have other ids', (question) => {
  const reply = asUsual.ask(question, true);
  expect(reply?.results.filter(({ kind }) => kind === 'statistic').length).toBeGreaterThan(0);
  expect(shown(withOtherIds.ask(question, true))).toBe(shown(reply));
});

test('the overview has every point and its buttons when they have other ids', () => {
  expect(asUsual.overview().actions).toHaveLength(content.statistics.length);
  expect(shown(withOtherIds.overview())).toBe(shown(asUsual.overview()));
});
