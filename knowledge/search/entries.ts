import type { Content } from '../loading/content-schema';
import type { ContentKind } from '../reply/reply';

/** One thing that can be found. */
export interface SearchEntry {
  readonly id: string;
  readonly kind: ContentKind;
  /** Everything it is called: each title in full. */
  readonly titles: readonly string[];
  readonly keywords: readonly string[];
  readonly text: string;
  /** How people ask for it, beside what the lexicon says. */
  readonly asks: readonly string[];
}

/** The content as the search takes it in: resources, tips and survey points. */
export function entriesOf(content: Content): readonly SearchEntry[] {
  return [
    ...content.resources.map((resource): SearchEntry => ({
      id: resource.id,
      kind: 'resource',
      titles: [resource.title, ...(resource.seedTitle === undefined ? [] : [resource.seedTitle])],
      keywords: [...resource.keywords, ...present(resource.author, resource.publisher)],
      text: [resource.description, ...resource.points, resource.audience].join('\n'),
      asks: [...resource.aliases, ...resource.examples],
    })),
    ...content.statistics.map((point): SearchEntry => ({
      id: point.id,
      kind: 'statistic',
      titles: [point.chart.title],
      keywords: [],
      text: [point.seedText, point.statement, point.altText].join('\n'),
      asks: [...point.aliases, ...point.examples],
    })),
    ...content.tips.map((tip): SearchEntry => ({
      id: tip.id,
      kind: 'tip',
      titles: [],
      keywords: [],
      text: tip.text,
      asks: [...tip.aliases, ...tip.examples],
    })),
  ];
}

function present(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
