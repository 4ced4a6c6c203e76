import type { Content } from '../loading/content-schema';
import { mayLead, type Standing } from '../loading/standing';
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
  /** Why it may not come first unless it is asked for by name: it is old, or replaced, held back or past its review. */
  readonly behind?: 'old' | 'replaced';
  /** The professions and nations that it alone is for, where those who ask would say so. */
  readonly only?: readonly string[];
  /** Its summary and points, or what a tip says: each can answer a question by itself. */
  readonly passages?: readonly string[];
  /** Every profession and nation it is for, and the platforms it is about; none where it is for all. */
  readonly groups?: readonly string[];
  readonly platforms?: readonly string[];
  /** Whether the word of law, regulators, government or the NHS stands behind it. */
  readonly weighty?: boolean;
}

/** Authorities whose word comes before that of the others. */
const WEIGHTY: readonly string[] = ['law', 'regulator', 'government', 'nhs'];

/** The content as the search takes it in on a day: resources, tips and survey points. Without a day, no review is past. */
export function entriesOf(content: Content, today = ''): readonly SearchEntry[] {
  const told = new Set(
    [...content.professions, ...content.nations].flatMap(({ id, unsaid }) =>
      unsaid === true ? [] : [id],
    ),
  );
  /** For some alone, where they are all of a kind that says so when it asks. */
  const only = (groups: readonly string[]): readonly string[] =>
    groups.every((group) => told.has(group)) ? groups : [];
  const flags = (
    item: Standing & { readonly nations?: readonly string[] },
  ): Pick<SearchEntry, 'behind' | 'only' | 'groups'> => {
    const forThese = [...only(item.professions ?? []), ...only(item.nations ?? [])];
    return {
      ...(!mayLead(item, today) && {
        behind: item.standing === 'historic' ? 'old' : 'replaced',
      }),
      ...(forThese.length > 0 && { only: forThese }),
      groups: [...(item.professions ?? []), ...(item.nations ?? [])].filter((one) => one !== UK),
    };
  };
  return [
    ...content.resources.map((resource): SearchEntry => {
      const flagged = flags(resource);
      // What an old document answers is asked of newer ones first: its questions are no examples, only words.
      const [asks, words] = flagged.behind ? [[], resource.answers] : [resource.answers, []];
      return {
        id: resource.id,
        kind: 'resource',
        titles: [resource.title, ...present(resource.seedTitle)],
        keywords: [...resource.keywords, ...present(resource.author, resource.publisher)],
        text: [resource.summary, ...resource.points, ...words].join('\n'),
        asks: [...resource.aliases, ...asks],
        passages: [resource.summary, ...resource.points],
        weighty: WEIGHTY.includes(resource.authority),
        ...flagged,
      };
    }),
    ...content.statistics.map((point): SearchEntry => ({
      id: point.id,
      kind: 'statistic',
      titles: [point.chart.title],
      keywords: [],
      text: [point.seedText, point.statement, point.altText].join('\n'),
      asks: [...point.aliases, ...point.answers],
    })),
    ...content.tips.map((tip): SearchEntry => ({
      id: tip.id,
      kind: 'tip',
      titles: [],
      keywords: [],
      text: [tip.text, ...present(tip.do)].join('\n'),
      asks: [...tip.aliases, ...tip.answers],
      passages: [[tip.text, ...present(tip.do)].join(' ')],
      platforms: tip.platforms,
      ...flags(tip),
    })),
  ];
}

/** All four nations: for nobody in particular. */
const UK = 'uk';

function present(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
