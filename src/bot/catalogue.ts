import {
  addDays,
  estimate,
  HOLIDAY_CALENDARS,
  localDate,
  type ContentKind,
  type Draft,
  type FigureQuery,
  type HolidayCalendar,
  type Knowledge,
  type Occurrence,
  type PostCheck,
  type Reply,
  type Resource,
} from '../../knowledge';
import { ofNewest } from '../editing/live-knowledge';

/** A piece of content and where it comes from: what a reply rests on, without the words of the reply. */
export interface CatalogueItem {
  readonly id: string;
  readonly kind: ContentKind;
  readonly title: string;
  readonly topics: readonly string[];
  readonly publisher?: string;
  /** In words, as published: "March 2012". */
  readonly published?: string;
  readonly link?: string;
  /** What the link opens, where that is not the publisher's own page. */
  readonly linkNote?: string;
  /** Whether a document is in force, kept for what it said in its day, or replaced. */
  readonly standing?: Resource['standing'];
  /** The document that a tip rests on. */
  readonly source?: string;
  /** The last day it may be trusted, like 2027-03-31. */
  readonly reviewBy: string;
}

/** One published figure. */
export interface CatalogueFigure {
  readonly measure: string;
  readonly value: number;
  /** What the value counts: "%", "million". */
  readonly unit: string;
  readonly population: string;
  readonly year: number;
  /** The 95% limits, where they were published. */
  readonly low?: number;
  readonly high?: number;
  readonly link: string;
}

export interface CatalogueTopic {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly documents: number;
  readonly tips: number;
}

/** What a day is, for whoever plans posts. */
export interface CatalogueDay {
  readonly date: string;
  readonly bankHolidays: readonly { readonly region: HolidayCalendar; readonly name: string }[];
  readonly seasons: readonly string[];
  /** The tip of that day, the same for everybody. */
  readonly tip?: { readonly id: string; readonly text: string };
}

/** What is known, item by item, for adapters that hand facts on to programs. It changes and keeps nothing. */
export interface Catalogue {
  /** Kinds have their own ids: a tip may be called as a document is. */
  item(kind: ContentKind, id: string): CatalogueItem | undefined;
  /** Everything of a kind, in the order of its files. */
  list(kind: 'resource' | 'tip'): readonly CatalogueItem[];
  topics(): readonly CatalogueTopic[];
  /** The figures that a reply to these words rests on; none where there are more than a reader would take in. */
  figures(words: string, reply: Reply): readonly CatalogueFigure[];
  /** Checks a draft, to be posted today unless it says when, and says it as a reply. */
  checkPost(draft: Draft): { readonly check: PostCheck; readonly reply: Reply };
  /** So many days from a date, today by default, and until when each region's bank holidays are known. */
  calendar(
    days: number,
    from?: string,
  ): Promise<{
    readonly days: readonly CatalogueDay[];
    /** Awareness days, weeks and months on in these days, the sooner first. */
    readonly awarenessDays: readonly Occurrence[];
    readonly bankHolidaysUntil: Readonly<Record<string, string>>;
  }>;
}

export interface CatalogueParts {
  readonly knowledge: Knowledge;
  readonly timeZone: string;
  readonly now: () => Date;
}

/** More than these, and a list of figures is a table to download. */
const MOST_FIGURES = 60;
const REGIONS = HOLIDAY_CALENDARS.filter((calendar) => calendar !== 'none');

/** The catalogue of a content folder, made when it is first asked for, and anew when the content is another. */
export function openCatalogue(parts: CatalogueParts): () => Catalogue {
  return ofNewest(parts.knowledge, () => createCatalogue(parts));
}

function createCatalogue(parts: CatalogueParts): Catalogue {
  const { knowledge, timeZone, now } = parts;
  const { content } = knowledge;
  const items = new Map<string, CatalogueItem>(
    [
      ...content.resources.map(resourceItem),
      ...content.tips.map((tip) => ({
        ...itemOf('tip', tip),
        title: tip.text,
        source: tip.source,
      })),
      ...content.statistics.map((point) => ({
        ...itemOf('statistic', point),
        title: point.statement,
        ...surveyOf(knowledge),
      })),
      ...content.laterFigures.map((figure) => ({
        ...itemOf('later-figure', figure),
        title: figure.measure,
        publisher: figure.publisher,
        published: figure.publication,
        link: figure.sourceUrl,
      })),
      ...content.sensitive.map((question) => ({
        ...itemOf('sensitive', { ...question, topics: [] }),
        title: question.title,
      })),
    ].map((item) => [`${item.kind} ${item.id}`, item]),
  );
  const item: Catalogue['item'] = (kind, id) => items.get(`${kind} ${id}`);
  return {
    item,
    list: (kind) => [...items.values()].filter((item) => item.kind === kind),
    topics: () =>
      content.topics.map(({ id, title, description }) => {
        const on = (kind: ContentKind): number =>
          [...items.values()].filter((item) => item.kind === kind && item.topics.includes(id))
            .length;
        return { id, title, description, documents: on('resource'), tips: on('tip') };
      }),
    figures: (words, reply) => figuresOf(knowledge, words, reply),
    checkPost: (draft) => {
      const date = draft.date ?? localDate(now(), timeZone);
      const checked = knowledge.checkDraft?.({ ...draft, date });
      if (checked === undefined) throw new Error('no folder has the rules for drafts');
      return checked;
    },
    calendar: async (days, from = localDate(now(), timeZone)) => ({
      days: await Promise.all(
        Array.from({ length: days }, (_, at) => dayOf(knowledge, addDays(from, at))),
      ),
      awarenessDays: knowledge.calendar.between(from, addDays(from, days - 1)),
      bankHolidaysUntil: Object.fromEntries(
        REGIONS.flatMap((region) => {
          const until = knowledge.bankHolidays.until(region);
          return until === undefined ? [] : [[region, until]];
        }),
      ),
    }),
  };
}

type Sorted = Pick<CatalogueItem, 'id' | 'topics'> & {
  readonly record: { readonly reviewBy: string };
};

const itemOf = (kind: ContentKind, { id, topics, record }: Sorted) => ({
  id,
  kind,
  topics,
  reviewBy: record.reviewBy,
});

function resourceItem(resource: Resource): CatalogueItem {
  const { title, published, link, linkNote, standing } = resource;
  const publisher = resource.publisher ?? resource.author;
  return {
    ...itemOf('resource', resource),
    title,
    standing,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(link !== undefined && { link }),
    ...(linkNote !== undefined && { linkNote }),
  };
}

function surveyOf({ content: { survey } }: Knowledge) {
  return (
    survey && {
      publisher: survey.publisher,
      published: survey.published,
      link: survey.canonicalUrl,
    }
  );
}

/** The survey's own figures where the words ask for some; else those of the point that the reply is about. */
function figuresOf(
  knowledge: Knowledge,
  words: string,
  { kind, results }: Reply,
): readonly CatalogueFigure[] {
  const { content, figures } = knowledge;
  const [best] = results;
  if (kind === 'statistic') {
    const { asked } = knowledge.read(words);
    const query = 'words' in asked ? figures.query(asked.words) : undefined;
    if (query !== undefined) return estimates(knowledge, query);
    const point = content.statistics.find(({ id }) => id === best?.id);
    return (point?.data ?? []).map(({ measure, value, unit, population, year, sourceUrl }) => ({
      measure,
      value,
      unit,
      population,
      year,
      link: sourceUrl,
    }));
  }
  const later = content.laterFigures.filter((one) => results.some(({ id }) => id === one.id));
  return later.map(({ measure, value, unit, population, year, sourceUrl }) => ({
    measure,
    value,
    unit,
    population,
    year,
    link: sourceUrl,
  }));
}

function estimates({ figures }: Knowledge, query: FigureQuery): readonly CatalogueFigure[] {
  const { table, words, survey } = figures.survey;
  const { subjects, measures, years } = query;
  if (subjects.length * measures.length * years.length > MOST_FIGURES) return [];
  return subjects.flatMap((subject) =>
    measures.flatMap((measure) =>
      years.flatMap((year): readonly CatalogueFigure[] => {
        const found = estimate(table, subject, measure, year);
        if (found === undefined) return [];
        const counted = query.unit === 'percent';
        const [low, high] = counted ? [found.low, found.high] : [found.least, found.most];
        return [
          {
            measure: words.measures.find((one) => one.measure === measure)?.name ?? measure,
            value: counted ? found.percent : found.thousands,
            unit: counted ? '%' : 'thousand people',
            population: subject.people,
            year,
            ...(low !== undefined && { low }),
            ...(high !== undefined && { high }),
            link: survey?.canonicalUrl ?? '',
          },
        ];
      }),
    ),
  );
}

async function dayOf(knowledge: Knowledge, date: string): Promise<CatalogueDay> {
  // Noon is the same day wherever the clock of the United Kingdom is followed.
  const { kind, results, summary } = await knowledge.answer(
    { kind: 'tip' },
    new Date(`${date}T12:00:00Z`),
  );
  const [tip] = results;
  return {
    date,
    bankHolidays: REGIONS.flatMap((region) => {
      const name = knowledge.bankHolidays.nameOf(region, date);
      return name === undefined ? [] : [{ region, name }];
    }),
    seasons: [...knowledge.seasons(date)],
    ...(kind === 'tip' && tip !== undefined && { tip: { id: tip.id, text: summary } }),
  };
}
