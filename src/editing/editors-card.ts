import { longDate } from '../../knowledge';
import type { Block, Inline, Reply } from '../ports';
import type { EditorsOverview } from '../ports';
import { whenDue } from './overview-lines';

/** Of each list, so that a card stays one that is read. */
const SHOWN = 5;

/** The week for editors as a card for their channel: what waits, counted, with the first few of each. */
export function editorsCard(overview: EditorsOverview): Reply {
  const { votes, unanswered, reviews, links, heldBack, suggestions } = overview;
  const criticised = votes.filter(({ unhelpful }) => unhelpful > 0);
  const counts = [
    count(suggestions.length, 'suggestion waits', 'suggestions wait'),
    count(criticised.length, 'item was called not helpful', 'items were called not helpful'),
    count(unanswered.length, 'subject had no answer', 'subjects had no answer'),
    count(reviews.length, 'review is due', 'reviews are due'),
    count(links.length, 'link is broken', 'links are broken'),
    count(heldBack.length, 'item is held back', 'items are held back'),
  ].filter((one) => one !== undefined);
  const summary =
    counts.length === 0 ? 'Nothing waits for you this week.' : `${counts.join(', ')}.`;
  return {
    kind: 'list',
    title: 'For the editors',
    summary,
    blocks: [
      { kind: 'paragraph', text: [summary] },
      ...suggestions
        .slice(0, SHOWN)
        .flatMap(({ id, kind, about, words, day }): readonly Block[] => [
          {
            kind: 'paragraph',
            text: [
              { bold: `Suggestion (${kind}${about === undefined ? '' : ` on ${about}`}): ` },
              words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words,
            ],
          },
          { kind: 'note', text: [`Written on ${longDate(day.toISOString().slice(0, 10))}.`] },
          {
            kind: 'buttons',
            about: `suggestion ${id}`,
            actions: [
              { label: 'Taken up', ask: `outcome taken ${id}` },
              { label: 'Not taken up', ask: `outcome declined ${id}` },
            ],
          },
        ]),
      ...list(
        'Called not helpful',
        criticised.map(({ id, title, helpful, unhelpful }) => [
          `${title} (${id}): ${String(unhelpful)} not helpful, ${String(helpful)} helpful`,
        ]),
      ),
      ...list(
        'Asked and not answered',
        unanswered.map(({ words, people }) => [`${words}: ${String(people)} people`]),
      ),
      ...list(
        'Reviews due',
        reviews.map(({ id, title, reviewBy, days }) => [
          `${title} (${id}): ${whenDue(reviewBy, days)}`,
        ]),
      ),
      ...list(
        'Broken links',
        links.map(({ id, title, link, state }) => [linked(title, link), ` (${id}): ${state}`]),
      ),
      ...list(
        'Held back',
        heldBack.map(({ id, title, why }) => [`${title} (${id}): ${why}`]),
      ),
    ],
    actions: [],
    results: [],
    shareable: false,
  };
}

const LONGEST = 300;

function linked(words: string, url: string) {
  return { link: words, url };
}

function list(title: string, items: readonly (readonly Inline[])[]): readonly Block[] {
  if (items.length === 0) return [];
  const left = items.length - SHOWN;
  const more: readonly Inline[] = [
    `… and ${String(left)} more: npm run feedback, or the page, shows all.`,
  ];
  return [
    { kind: 'paragraph', text: [{ bold: title }] },
    { kind: 'bullets', items: [...items.slice(0, SHOWN), ...(left > 0 ? [more] : [])] },
  ];
}

const count = (many: number, one: string, more: string): string | undefined =>
  many === 0 ? undefined : `${String(many)} ${many === 1 ? one : more}`;
