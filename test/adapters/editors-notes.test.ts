import { join } from 'node:path';
import { renderForSlack } from '../../adapters/slack/render';
import { renderForTeams } from '../../adapters/teams/render';
import { plainText, type Reply } from '../../knowledge';
import { createAnswer } from '../../knowledge/answers/answer';
import { topicsOf } from '../../knowledge/commands/topics';
import { createAwarenessCalendar } from '../../knowledge/schedule/awareness-calendar';
import { EDITORS_WORDS, readersTexts } from '../../knowledge/loading/readers-text';
import { openSeasons } from '../../knowledge/schedule/seasons';
import {
  sensitiveReply,
  wholeSensitiveReply,
  type SensitiveParts,
} from '../../knowledge/sensitive/sensitive-reply';
import { projectRoot } from '../../src/settings/project-root';
import { openTestPrepared } from '../fakes/shared-knowledge';
import { realFigures } from '../knowledge/figures/ask-figures';

const FOLDER = join(projectRoot(), 'knowledge/content');
const NOW = new Date('2026-12-01T09:00:00Z');
const { content } = openTestPrepared();
const calendar = createAwarenessCalendar(content.awarenessDays, []);
const figures = realFigures();

/** Answers without a search: what is shown here is named by its id. */
const answer = createAnswer({
  content,
  topics: topicsOf(content),
  search: { find: () => Promise.reject(new Error('nothing is searched for here')) },
  figures,
  sensitive: {
    match: () => undefined,
    show: () => undefined,
    idOf: () => undefined,
    careOf: () => undefined,
    careFor: () => Promise.resolve(undefined),
    isGrave: () => false,
    withCare: (reply) => reply,
  },
  seasons: openSeasons([FOLDER]),
  calendar,
  check: undefined,
  stopWords: [],
  wording: { smallAnswers: [], waysOn: [] },
  timeZone: 'Europe/London',
});

function sensitiveReplies(): readonly Reply[] {
  return content.sensitive.flatMap((entry) => {
    const documents = content.resources.filter(({ id }) => entry.sources.includes(id));
    const parts: SensitiveParts = {
      entry,
      contacts: {},
      documents,
      tips: content.tips.filter(({ id }) => entry.tips.includes(id)),
      seedPage: 'https://www.example.org/',
    };
    return [sensitiveReply(parts, []), wholeSensitiveReply(parts)];
  });
}

async function everyReply(): Promise<readonly Reply[]> {
  const ids = [...content.resources, ...content.tips, ...content.statistics].map(({ id }) => id);
  const pages = Array.from({ length: Math.ceil(content.resources.length / 6) }, (_, at) => at + 1);
  const asked = [
    ...ids.map((id) => ({ kind: 'show', id }) as const),
    ...ids.map((id) => ({ kind: 'show', id, all: true }) as const),
    ...pages.map((page) => ({ kind: 'resources', page }) as const),
    ...content.awarenessDays.map(({ id }) => ({ kind: 'calendar', day: id }) as const),
    ...Array.from({ length: 12 }, (_, at) => ({ kind: 'calendar', month: at + 1 }) as const),
    ...content.topics.map(({ id }) => ({ kind: 'tips', topic: id, page: 1 }) as const),
    ...content.topics.map(({ id }) => ({ kind: 'resources', topic: id, page: 1 }) as const),
  ];
  const replies = await Promise.all(asked.map((query) => answer(query, NOW)));
  return [...replies, ...sensitiveReplies()];
}

/** As a reader of a platform's payload would see it: every text in it, on one line. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textsIn).join(' ');
}

const SURFACES: readonly (readonly [string, (reply: Reply) => string])[] = [
  ['plain text', plainText],
  ['Slack', (reply) => textsIn(renderForSlack(reply))],
  ['Teams', (reply) => textsIn(renderForTeams(reply))],
];

/** Sentences of editors' notes that are long enough to be nobody else's, but for those that readers' fields have too. */
function notes(): readonly string[] {
  const items = [
    ...content.resources,
    ...content.tips,
    ...content.statistics,
    ...content.laterFigures,
    ...content.sensitive,
    ...content.topics,
    ...content.awarenessDays,
  ];
  const written = items.flatMap(({ record }) => [
    record.editorNote ?? '',
    record.read ?? '',
    record.licence ?? '',
    record.heldBack ?? '',
    ...record.evidence.map(({ shows = '' }) => shows),
  ]);
  const sentences = written.flatMap((text) => text.split(/(?<=[.;:])\s+/));
  const meant = items.flatMap((item) => readersTexts(item).map(({ text }) => text)).join('\n');
  return [...new Set(sentences)].filter(
    (one) => one.split(' ').length >= 5 && !meant.includes(one),
  );
}

/** As the measure of the questions that people ask counts a reply that shows notes. */
const NOTES =
  /not shown|not dated|when archived|archived copy|general knowledge|not confirmed|third-party copy|in the copy|when last cited|not visible|publisher not known|date not known|worked out from|as the [A-Z]+ reports|paperzz|docslib|vdocuments|studylib|docsbay/i;

let replies: readonly Reply[];
beforeAll(async () => {
  replies = await everyReply();
});

test.each(SURFACES)('no word of an editor’s note reaches a reader in %s', (_, shown) => {
  const all = replies.map((reply) => shown(reply));
  const together = all.join('\n').replace(/\s+/g, ' ');
  expect(notes().length).toBeGreaterThan(100);
  expect(notes().filter((note) => together.includes(note))).toEqual([]);
  expect(all.flatMap((text) => NOTES.exec(text)?.[0] ?? [])).toEqual([]);
  expect(all.flatMap((text) => EDITORS_WORDS.exec(text)?.[0] ?? [])).toEqual([]);
  expect(all.filter((text) => /\bundefined\b|\[object/.test(text))).toEqual([]);
});

test('what awaits a lead says whom to check with, wherever it is shown by itself', async () => {
  const waiting = [...content.resources, ...content.tips].filter(
    ({ record }) => record.awaitingSignOff !== undefined,
  );
  expect(waiting.length).toBeGreaterThan(0);
  for (const { id, record } of waiting) {
    const text = plainText(await answer({ kind: 'show', id }, NOW));
    expect([id, text]).toEqual([
      id,
      expect.stringContaining(
        `Check with your ${record.awaitingSignOff ?? ''} team before you act on this.`,
      ),
    ]);
  }
});

test('a tip shows what to try today', async () => {
  const tip = content.tips.find((one) => one.do !== undefined);
  const text = plainText(await answer({ kind: 'show', id: tip?.id ?? '' }, NOW));
  expect(text).toContain(`Try today: ${tip?.do ?? ''}`);
});

test('a document shown by default fits a phone’s screen', async () => {
  for (const { id } of content.resources) {
    const reply = await answer({ kind: 'show', id }, NOW);
    const text = plainText({ ...reply, actions: [] });
    expect([id, text.length]).toEqual([id, expect.any(Number)]);
    expect([id, text.length > 1_100 ? text.length : 'fits']).toEqual([id, 'fits']);
  }
});

test('a sensitive answer has at most seven lines before its button, and no button in a crisis', () => {
  for (const reply of sensitiveReplies().filter((_, at) => at % 2 === 0)) {
    const button = reply.blocks.findIndex(({ kind }) => kind === 'buttons');
    const before = button < 0 ? reply.blocks : reply.blocks.slice(0, button);
    const lines = before.flatMap((block) =>
      block.kind === 'bullets' ? [...block.items] : block.kind === 'paragraph' ? [block.text] : [],
    );
    expect([reply.title, lines.length <= 7]).toEqual([reply.title, true]);
  }
});
