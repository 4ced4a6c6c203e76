import MiniSearch from 'minisearch';
import type { Content } from '../loading/schema';
import type { ContentKind } from '../reply';
import type { Search } from './port';

interface Entry {
  readonly id: string;
  readonly kind: ContentKind;
  readonly title: string;
  readonly text: string;
}

/** Below this a match is an accident of common words. */
const FLOOR = 8;

/** Finds content by its words. */
export function createSearch(content: Content): Search {
  const entries = entriesOf(content);
  const index = new MiniSearch<Entry>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(entries);
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
  return {
    find: (question) => {
      const found = index.search(question.slice(0, 200)).slice(0, 10);
      const best = found[0]?.score ?? 0;
      const results = found.map(({ id, score }) => ({
        id: String(id),
        kind: kinds.get(String(id)) ?? 'resource',
        score: score / (best + FLOOR),
      }));
      return Promise.resolve({
        verdict: best >= FLOOR ? 'answer' : 'decline',
        results,
        why: found.map(
          ({ id, score, terms }) => `${String(id)} ${score.toFixed(2)} ${terms.join(' ')}`,
        ),
      });
    },
  };
}

function entriesOf(content: Content): readonly Entry[] {
  return [
    ...content.resources.map((resource): Entry => ({
      id: resource.id,
      kind: 'resource',
      title: `${resource.title} ${resource.seedTitle ?? ''}`,
      text: [
        resource.description,
        ...resource.points,
        ...resource.keywords,
        resource.publisher,
        resource.author,
      ].join(' '),
    })),
    ...content.tips.map(({ id, text }): Entry => ({ id, kind: 'tip', title: '', text })),
    ...content.statistics.map(({ id, chart, seedText }): Entry => ({
      id,
      kind: 'statistic',
      title: chart.title,
      text: seedText,
    })),
  ];
}
