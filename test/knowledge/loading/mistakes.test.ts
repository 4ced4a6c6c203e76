import { join } from 'node:path';
import { loadContent } from '../../../knowledge/loading/load';
import { annotateProblem, describeProblems } from '../../../knowledge/loading/problem';
import { projectRoot } from '../../../src/settings/project-root';

const FOLDER = join(projectRoot(), 'test/fixtures/content/mistakes');
const { content, problems } = loadContent(FOLDER, '2026-11-22');
const START = 'test/fixtures/content/mistakes/';

const EXPECTED: readonly [string, string, string][] = [
  ['contacts.yaml:2', 'communications > email', 'must be an email address'],
  ['contacts.yaml:3', 'safeguarding', 'needs a name, phone, email or url'],
  ['contacts.yaml:4', 'theBoss', 'is not a field here; check the spelling against the README'],
  [
    'guidance/old.yaml:11',
    'entry 1 > record > checked',
    '2026-11-23 is in the future; write the day it was checked',
  ],
  [
    'guidance/old.yaml:14',
    'entry 2 > answers',
    'is missing; write questions that this document answers',
  ],
  [
    'guidance/old.yaml:16',
    'entry 2 > publisher',
    'says “general knowledge”; write that under record, where readers do not see it',
  ],
  [
    'guidance/old.yaml:19',
    'entry 2 > link',
    'is on a site that copies documents; link to the publisher, or leave it out',
  ],
  [
    'guidance/old.yaml:22',
    'entry 2 > points > item 1',
    'has 209 characters; people read up to 200',
  ],
  [
    'recipes/soup.yaml:0',
    '(file)',
    'is not in a place that Signpost reads; put it in topics.yaml, professions.yaml, nations.yaml, platforms.yaml, contacts.yaml, resources, guidance, tips, statistics, statistics/later, awareness-days or sensitive',
  ],
  [
    'resources/rules.yaml:2',
    'entry 1 > title',
    'must be text; put it in quotes if it looks like a number or a date',
  ],
  [
    'resources/rules.yaml:5',
    'entry 1 > link',
    'must be a full web address starting with https:// (or http://)',
  ],
  [
    'resources/rules.yaml:10',
    'entry 1 > record > checked',
    'must be a real date written like 2026-03-31',
  ],
  [
    'resources/rules.yaml:11',
    'entry 1 > record > reviewBy',
    'must be a real date written like 2026-03-31',
  ],
  ['resources/rules.yaml:13', 'entry 2 > title', 'is missing'],
  ['resources/rules.yaml:14', 'entry 2 > titel', 'is not a field here; did you mean "title"?'],
  ['resources/rules.yaml:15', 'entry 2 > standing', 'must be current, historic, superseded'],
  ['resources/rules.yaml:17', 'entry 2 > summary', 'is empty; write something or remove the line'],
  ['resources/rules.yaml:18', 'entry 2 > topics', 'needs at least one entry'],
  ['resources/rules.yaml:19', 'entry 2 > namedOnSeedPage', 'must be true or false'],
  [
    'resources/rules.yaml:25',
    'entry 2 > record > evidence > item 1',
    'must be a group of fields, each written as "name: value"',
  ],
  [
    'resources/rules.yaml:26',
    'entry 2 > record > evidence > item 2 > url',
    'must be a full web address starting with https:// (or http://)',
  ],
  [
    'resources/rules.yaml:31',
    'entry 3 > supersededBy',
    '"newer-guide" is not the id of any resource or guidance',
  ],
  [
    'resources/rules.yaml:32',
    'entry 3 > authority',
    'must be one of law, regulator, government, nhs, royal-college-or-union, defence-body, charity, research, practice, blog',
  ],
  [
    'resources/rules.yaml:33',
    'entry 3 > professions > item 1',
    '"wizards" is not the id of any profession in professions.yaml',
  ],
  [
    'resources/rules.yaml:35',
    'entry 3 > topics > item 2',
    '"gardening" is not the id of any topic in topics.yaml',
  ],
  [
    'resources/rules.yaml:40',
    'entry 3 > record > awaitingSignOff',
    'must be one of safeguarding, information governance, human resources, legal, communications, Welsh language, nursing and midwifery, social work, charity',
  ],
  [
    'sensitive/asks/wrong.yaml:4',
    'entry 2 > asks > item 2',
    `"it is hard" is already written down for "harder-question" at ${START}sensitive/asks/wrong.yaml:1; keep one of the two`,
  ],
  [
    'sensitive/asks/wrong.yaml:5',
    'entry 3 > for',
    '"no-such-question" is not the id of any sensitive question; write that, or ordinary',
  ],
  [
    'sensitive/hard.yaml:5',
    'entry 1 > say > item 1',
    'may name only these in curly brackets: {informationGovernance}, {communications}, {safeguarding}, {freedomToSpeakUp}, {security}, {wellbeing}',
  ],
  [
    'sensitive/hard.yaml:16',
    'entry 2 > sources > item 1',
    '"no-such-guide" is not the id of any resource or guidance',
  ],
  ['sensitive/hard.yaml:17', 'entry 2 > tips > item 1', '"no-such-tip" is not the id of any tip'],
  [
    'statistics/later/figures.yaml:6',
    'entry 1 > value',
    'must be a number, without quotes or a % sign',
  ],
  [
    'statistics/later/figures.yaml:8',
    'entry 1 > year',
    'must be a number, without quotes or a % sign',
  ],
  ['statistics/later/figures.yaml:9', 'entry 1 > month', 'must be 1 to 12'],
  [
    'statistics/later/figures.yaml:12',
    'entry 1 > evidence',
    'must be seen, cited, likely or unknown',
  ],
  ['tips/colon.yaml:2', '(layout)', 'text that holds a colon and a space needs quotes around it'],
  ['tips/former.yaml:2', 'entry 1 > mergedInto', '"no-such-tip" is not the id of any tip'],
  [
    'tips/former.yaml:4',
    'entry 2 > mergedInto',
    'leads round in a circle; name a tip that is still there',
  ],
  [
    'tips/former.yaml:6',
    'entry 3 > mergedInto',
    'leads round in a circle; name a tip that is still there',
  ],
  ['tips/former.yaml:7', 'entry 4', 'needs either mergedInto or retired, and not both'],
  [
    'tips/no-list.yaml:1',
    '(layout)',
    'must be a list of entries, each starting with a dash: "- id: …"',
  ],
  ['tips/quote.yaml:2', '(layout)', 'the quote opened here is not closed'],
  ['tips/security.yaml:2', 'entry 1 > text', 'has 287 characters, and the most is 280'],
  [
    'tips/security.yaml:3',
    'entry 1 > topics',
    'must be a list: one entry to a line, each starting with a dash',
  ],
  [
    'tips/security.yaml:6',
    'entry 1 > dates > from',
    "must be a month and a day in quotes, like '05-12'",
  ],
  [
    'tips/security.yaml:12',
    'entry 2 > id',
    `"long-tip" is already used at ${START}tips/security.yaml:1`,
  ],
  [
    'tips/security.yaml:15',
    'entry 2 > source',
    '"old-guidance" was replaced by "a-guide"; name a current source, or say in record > heldBack why the tip is kept',
  ],
  [
    'tips/security.yaml:19',
    'entry 2 > record > reviewBy',
    'review is due on 2026-12-01, in 9 days',
  ],
  ['tips/security.yaml:21', 'entry 3 > source', 'is missing'],
  ['tips/security.yaml:24', 'entry 3 > sorce', 'is not a field here; did you mean "source"?'],
  ['tips/security.yaml:29', 'entry 3 > language', 'must be a language code like en-GB or cy'],
  [
    'tips/security.yaml:31',
    'entry 4 > id',
    `"a-guide" is already used at ${START}resources/rules.yaml:1`,
  ],
  ['tips/tab.yaml:2', '(layout)', 'this line starts with a tab; use spaces'],
  ['tips/twice.yaml:3', '(layout)', '"text" is written twice in one entry; keep one of them'],
  ['tips/words.yaml:1', 'entry 1', 'must be a group of fields, each written as "name: value"'],
  [
    'topics.yaml:4',
    'entry 1 > aliases',
    'must be a list: one entry to a line, each starting with a dash',
  ],
  [
    'topics.yaml:10',
    'entry 2 > id',
    'must be small letters, numbers and single dashes, like alt-text-guide',
  ],
];

const found = new Map(
  problems.map(({ file, line, field, message }) => {
    const place = `${file.slice(file.indexOf(START) + START.length)}:${line}`;
    return [`${place} ${field}`, message];
  }),
);

test.each(EXPECTED)('tells the editor what is wrong at %s, %s', (place, field, message) => {
  expect(found.get(`${place} ${field}`)).toBe(message);
});

test('finds every mistake and invents none', () => {
  expect([...found.keys()].sort()).toEqual(EXPECTED.map(([a, b]) => `${a} ${b}`).sort());
});

test('counts as warnings what can wait, and everything else as a fault', () => {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  expect(warnings.map(({ field }) => field)).toEqual([
    'entry 1 > record > checked',
    'entry 2 > answers',
    'entry 2 > publisher',
    'entry 2 > link',
    'entry 2 > points > item 1',
    'entry 2 > record > reviewBy',
  ]);
});

test('keeps entries without faults', () => {
  expect(content.tips.map(({ text }) => text)).toEqual([
    'Use a password manager.',
    'Log out of shared computers.',
  ]);
  expect(content.resources.map(({ id, collection }) => [id, collection])).toEqual([
    ['old-guidance', 'guidance'],
    ['wordy-guidance', 'guidance'],
  ]);
});

test('lines the columns up, and marks warnings in words', () => {
  const lines = describeProblems([
    { severity: 'fault', file: 'a.yaml', line: 4, field: 'entry 1 > url', message: 'is missing' },
    { severity: 'warning', file: 'long.yaml', line: 0, field: 'x', message: 'is old' },
  ]);
  expect(lines).toEqual([
    'a.yaml:4   entry 1 > url  is missing',
    'long.yaml  x              (warning) is old',
  ]);
});

test('keeps a problem to one line, whatever a file is called', () => {
  const problem = { severity: 'fault', line: 1, field: 'a\u202eb', message: 'c\r\nd' } as const;
  expect(describeProblems([{ ...problem, file: 'x\n::error::y' }])).toEqual([
    'x�::error::y:1  a�b  c��d',
  ]);
});

test('writes annotations that put a problem on its line in a pull request', () => {
  const problem = {
    severity: 'warning',
    file: 'a,b.yaml',
    line: 3,
    field: 'entry 1 > id',
    message: '50% of\nit',
  } as const;
  expect(annotateProblem(problem)).toBe(
    '::warning file=a%2Cb.yaml,line=3,title=entry 1 > id::entry 1 > id: 50%25 of%0Ait',
  );
});
