import type { Content } from '../loading/content-schema';
import type { Figures } from '../figures/figures';
import type { BrowseReplies } from './browse-reply';
import type { Action, Block, Inline, Ranked, Reply } from '../reply/reply';
import { sourceLine, titleLink } from './resource-card';
import type { SearchResult } from '../search/port';
import type { ContentIndex } from '../loading/content-index';
import type { Tips } from './tips';
import type { Topics } from '../commands/topics';

export interface SearchRepliesParts {
  readonly content: Content;
  readonly shelf: ContentIndex;
  readonly topics: Topics;
  readonly tips: Tips;
  readonly library: BrowseReplies;
  readonly figures: Figures;
  /** One useful line for each subject that questions are declined for. */
  readonly waysOn: ReadonlyMap<string, string>;
}

export interface SearchReplies {
  /** A finding as a reply: the answer with what else fits, near misses to choose from, or an honest no. */
  reply(finding: SearchResult, words: string): Reply;
  /** One item of any kind by its id, or by the id of what was merged into it; undefined when there is none. */
  show(id: string, all?: boolean): Reply | undefined;
  /** Things to choose from instead of what was shown; undefined where there are none. */
  others(ids: readonly string[]): Reply | undefined;
  /** The ids of items most like one: those that share its topics and words are found by searching for its title. */
  titleOf(id: string): string | undefined;
}

const NOTHING_REVIEWED = 'I have nothing reviewed on just that yet';
const ALSO = 2;
/** What fits less than this share as well as the best is left out. */
const ALSO_SHARE = 0.6;
const OFFERED = 3;

/** Turns what search found into replies. */
export function createSearchReplies({
  content,
  shelf,
  topics,
  tips,
  library,
  figures,
  waysOn,
}: SearchRepliesParts): SearchReplies {
  const statistics = new Map(content.statistics.map((point) => [point.id, point]));

  function titleOf(id: string): string | undefined {
    return shelf.resource(id)?.title ?? shelf.tip(id)?.text ?? statistics.get(id)?.chart.title;
  }

  function show(id: string, all = false): Reply | undefined {
    return shown(id, all ? 'all' : { words: '' });
  }

  function shown(id: string, asked: { readonly words: string } | 'all'): Reply | undefined {
    return library.one(id, asked) ?? tips.one(id) ?? figures.point(id);
  }

  function answer(finding: SearchResult, words: string): Reply | undefined {
    const [best, ...others] = finding.results;
    const found = best && shown(best.id, { words: finding.repaired ?? words });
    if (!found) return undefined;
    const seen = new Set([best.id, shelf.tip(best.id)?.source]);
    const also = others
      .filter(({ id, score }) => {
        const document = shelf.tip(id)?.source ?? id;
        const fresh = !seen.has(id) && !seen.has(document);
        seen.add(id).add(document);
        return fresh && score >= best.score * ALSO_SHARE;
      })
      .flatMap(({ id }) => alsoLine(id))
      .slice(0, ALSO);
    return {
      ...found,
      kind: found.kind === 'tip' ? 'answer' : found.kind,
      title: found.kind === 'statistic' ? found.title : 'Best match',
      blocks: [
        ...repairedNote(finding),
        ...found.blocks,
        ...(also.length === 0
          ? []
          : [
              { kind: 'paragraph', text: [{ bold: 'See also' }] } as const,
              { kind: 'bullets', items: also } as const,
            ]),
      ],
      results: finding.results,
    };
  }

  function alsoLine(id: string): readonly (readonly Inline[])[] {
    const resource = shelf.resource(id);
    // A title alone answers nothing.
    if (resource) return resource.points.length === 0 ? [] : [sourceLine(resource, shelf.seedPage)];
    const tip = shelf.tip(id);
    const source = tip && shelf.resource(tip.source);
    if (tip && source) return [[`Tip: ${tip.text} `, titleLink(source, shelf.seedPage)]];
    const point = statistics.get(id);
    return point ? [[point.statement]] : [];
  }

  function suggest(finding: SearchResult): Reply {
    const offered = finding.results.slice(0, OFFERED);
    const named = offered.flatMap(({ id }) => {
      const title = titleOf(id);
      return title === undefined ? [] : [{ id, title }];
    });
    return {
      kind: 'suggest',
      title: 'Did you mean one of these?',
      summary: 'I am not sure what you are after. Did you mean one of these?',
      blocks: [
        ...repairedNote(finding),
        { kind: 'bullets', items: named.map(({ title }) => [title]) },
      ],
      actions: [
        ...named.map(({ id, title }): Action => ({ label: short(title), ask: `show ${id}` })),
        { label: 'None of these', ask: 'help' },
      ],
      results: finding.results,
      shareable: false,
    };
  }

  /** Within what is covered, and nothing answers it well: that is said, with what is nearest and whom to ask. */
  function near(finding: SearchResult): Reply {
    const offered = finding.results.slice(0, OFFERED).flatMap(({ id }) => {
      const title = titleOf(id);
      return title === undefined ? [] : [{ id, title, line: alsoLine(id)[0] ?? [title] }];
    });
    return {
      kind: 'suggest',
      title: NOTHING_REVIEWED,
      summary: `${NOTHING_REVIEWED}. These are the nearest I have.`,
      blocks: [
        ...repairedNote(finding),
        {
          kind: 'paragraph',
          text: [
            'Your communications team is the best to ask. These are the nearest I have, and may not fit:',
          ],
        },
        { kind: 'bullets', items: offered.map(({ line }) => line) },
      ],
      actions: [
        ...offered.map(({ id, title }): Action => ({ label: short(title), ask: `show ${id}` })),
        { label: 'None of these', ask: 'help' },
      ],
      results: finding.results,
      shareable: false,
    };
  }

  return {
    titleOf,
    show,
    others: (ids) =>
      ids.length === 0
        ? undefined
        : {
            ...suggest({
              verdict: 'suggest',
              elsewhere: false,
              results: ids.map((id) => ({ id, kind: 'resource', score: 0 })),
              repairs: [],
              why: [],
            }),
            title: 'Perhaps one of these',
            summary: 'Sorry. Perhaps one of these is what you are after.',
          },
    reply: (finding, words) => withOffer(replyTo(finding, words), finding),
  };

  function replyTo(finding: SearchResult, words: string): Reply {
    if (finding.verdict === 'answer') return answer(finding, words) ?? declined(topics);
    if (finding.verdict === 'near' && finding.results.length > 0) return near(finding);
    if (finding.verdict === 'suggest' && finding.results.length > 0) return suggest(finding);
    const line = waysOn.get(finding.subject ?? '');
    return line === undefined
      ? declined(topics, nearestTopics(finding.results))
      : declined(topics, [], line);
  }

  function nearestTopics(results: readonly Ranked[]): readonly string[] {
    const near = results.flatMap(
      ({ id }) => shelf.resource(id)?.topics ?? shelf.tip(id)?.topics ?? [],
    );
    return [...new Set(near)].slice(0, 3);
  }
}

/** An honest no: what this is for, and the nearest ways on. */
export function declined(
  topics: Topics,
  near: readonly string[] = [],
  line = 'If it is about social media, try it in other words. For anything else, ask your manager or your communications team.',
): Reply {
  const summary =
    'I don’t have an answer to that. I only know about using social media well in health and care.';
  const actions: readonly Action[] = [
    ...near.map((topic): Action => ({
      label: `Tips on ${topics.named(topic)}`,
      ask: `tips all ${topic}`,
    })),
    { label: 'All topics', ask: 'topics' },
    { label: 'What I can do', ask: 'help' },
  ];
  return {
    kind: 'declined',
    title: 'I don’t know',
    summary,
    blocks: [
      { kind: 'paragraph', text: [summary] },
      {
        kind: 'paragraph',
        text: [line],
      },
    ],
    actions,
    results: [],
    shareable: false,
  };
}

/** What was read in place of what was typed. A long message is never said back. */
function repairedNote({ repaired, repairs }: SearchResult): readonly Block[] {
  if (repaired === undefined) return [];
  if (repaired.length <= MOST_SAID_BACK)
    return [{ kind: 'note', text: [`Showing results for “${repaired}”.`] }];
  const read = repairs
    .slice(0, MOST_REPAIRS_SAID)
    .map(({ typed, taken }) => `“${typed}” as “${taken}”`);
  return [{ kind: 'note', text: [`I read ${read.join(', ')}.`] }];
}

/** A reply with the question as it may have been meant, to be asked at a press. */
function withOffer(reply: Reply, { offered }: SearchResult): Reply {
  if (offered === undefined || offered.length > MOST_SAID_BACK) return reply;
  return {
    ...reply,
    blocks: [{ kind: 'note', text: [`Did you mean “${offered}”?`] }, ...reply.blocks],
    actions: [
      { label: short(`Search for “${offered}”`), ask: `search ${offered}` },
      ...reply.actions,
    ],
  };
}

const MOST_SAID_BACK = 80;
const MOST_REPAIRS_SAID = 3;

function short(title: string): string {
  return title.length <= 70 ? title : `${title.slice(0, 69).trimEnd()}…`;
}
