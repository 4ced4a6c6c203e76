import { daysToReview, type Content, type Recorded } from '../../knowledge';
import { readLinks } from '../links/links-file';
import type { Address, EditedItem, EditorsOverview } from '../ports';
import type { Store } from '../store/port';
import { whyHeldBack } from './why-held-back';

export interface OverviewParts {
  readonly store: Pick<Store, 'feedback' | 'unanswered' | 'suggestions'>;
  readonly content: Content;
  /** The content folder, for what its links were found to be. */
  readonly folder: string;
}

/** Days before a review is due that it is listed. */
const SOON = 30;
const BROKEN = new Set(['gone', 'moved', 'fails']);

/** Reads all of it as of a day; of one organisation's words only where one is named. Votes are numbers, and of all. */
export async function readOverview(
  { store, content, folder }: OverviewParts,
  today: string,
  of?: Pick<Address, 'adapter' | 'org'>,
): Promise<EditorsOverview> {
  const items = itemsOf(content);
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const named = (id: string): EditedItem => ({ id, title: titles.get(id) ?? 'taken out since' });
  const ours = ({ adapter, org }: Pick<Address, 'adapter' | 'org'>): boolean =>
    of === undefined || (adapter === of.adapter && org === of.org);
  const [tallies, unanswered, suggestions] = await Promise.all([
    store.feedback.tallies(),
    store.unanswered.list(),
    store.suggestions.list(),
  ]);
  const found = readLinks(folder);
  return {
    votes: tallies
      .map(({ content: id, helpful, unhelpful }) => ({ ...named(id), helpful, unhelpful }))
      .sort((a, b) => b.unhelpful - a.unhelpful || b.helpful - a.helpful),
    unanswered: unanswered
      .filter(ours)
      .map(({ words, people, last }) => ({ words: words.join(' '), people, last: dayOf(last) })),
    reviews: items
      .map(({ id, title, record }) => ({
        id,
        title,
        reviewBy: record.reviewBy,
        days: daysToReview({ record }, today),
      }))
      .filter(({ days }) => days <= SOON)
      .sort((a, b) => a.days - b.days),
    links: linked(content).flatMap(({ id, title, link }) => {
      const state = found?.links[link]?.state;
      return state !== undefined && BROKEN.has(state) ? [{ id, title, link, state }] : [];
    }),
    ...(found && { linksChecked: found.checked }),
    heldBack: items.flatMap(({ id, title, record }) => {
      const why = whyHeldBack(record).join(' ');
      return why === '' ? [] : [{ id, title, why }];
    }),
    suggestions: suggestions.filter(({ at, state }) => state === 'waiting' && ours(at)),
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

interface Reviewed extends EditedItem {
  readonly record: Recorded['record'] & Parameters<typeof whyHeldBack>[0];
}

function itemsOf({
  resources,
  tips,
  statistics,
  laterFigures,
  awarenessDays,
}: Content): readonly Reviewed[] {
  return [
    ...resources,
    ...tips.map(({ id, text, record }) => ({ id, title: start(text), record })),
    ...statistics.map(({ id, chart, record }) => ({ id, title: chart.title, record })),
    ...laterFigures.map(({ id, subject, year, record }) => ({
      id,
      title: `${subject}, ${String(year)}`,
      record,
    })),
    ...awarenessDays,
  ].map(({ id, title, record }) => ({ id, title, record }));
}

function linked({
  resources,
  laterFigures,
}: Content): readonly (EditedItem & { readonly link: string })[] {
  return [
    ...resources.flatMap(({ id, title, link }) =>
      link === undefined ? [] : [{ id, title, link }],
    ),
    ...laterFigures.map(({ id, subject, sourceUrl }) => ({ id, title: subject, link: sourceUrl })),
  ];
}

/** The first words of a tip, which has no title. */
function start(text: string): string {
  const [cut = ''] = /^.{0,70}(?=\s|$)/su.exec(text) ?? [];
  return cut.length < text.length ? `${cut.trimEnd()}…` : text;
}
