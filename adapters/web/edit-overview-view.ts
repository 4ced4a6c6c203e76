import { longDate, type EditorsOverview, type WaitingSuggestion } from '../../src/ports';
import type { EditorsReader } from './edit-reader';
import { html, safeUrl, type Html } from './html';
import type { Served } from './options';

/** The Editors view: what people suggest, what they found of no use, and what is due to be looked at. */
export function editorsView(
  served: Served,
  reader: Pick<EditorsReader, 'settle' | 'closed' | 'content'>,
  report: EditorsOverview,
  said?: string,
  editing?: Html,
): Html {
  const { votes, unanswered, reviews, links, linksChecked, heldBack, suggestions } = report;
  return html`<div class="view">
    <h1>Editors</h1>
    <p class="view__lead">
      Change what Signpost says; see what readers tell you and what is due. No reader is named.
    </p>
    ${said !== undefined && html`<p class="edit__said" role="status">${said}</p>`} ${editing}
    <ul class="tiles">
      ${tile('suggestions', suggestions.length, 'Suggestions')}
      ${tile('votes', votes.filter(({ unhelpful }) => unhelpful > 0).length, 'Not helpful')}
      ${tile('unanswered', unanswered.length, 'Unanswered')}
      ${tile('reviews', reviews.length, 'Reviews due')}
      ${tile('links', links.length, 'Broken links')}
      ${tile('held-back', heldBack.length, 'Held back')}
    </ul>
    ${section(
      'suggestions',
      'Suggestions',
      suggestions.length === 0
        ? html`<p>None waits. People send them by writing “suggest”.</p>`
        : html`${reader.settle === undefined && reader.closed !== undefined && html`<p>${reader.closed}</p>`}
            <ul class="entries">
              ${suggestions.map((one) => suggestion(served, reader, one))}
            </ul>`,
    )}
    ${section(
      'votes',
      'Votes',
      table(
        ['Item', 'Not helpful', 'Helpful'],
        votes.map(({ id, title, helpful, unhelpful }) => [item(id, title), unhelpful, helpful]),
        'Nobody has voted yet.',
      ),
    )}
    ${section(
      'unanswered',
      'Asked by several people and not answered',
      table(
        ['Words', 'People', 'Last'],
        unanswered.map(({ words, people, last }) => [words, people, longDate(last)]),
        'Nothing that three people of an organisation asked in the same words, or UNANSWERED_COUNTS is off.',
      ),
    )}
    ${section(
      'reviews',
      'Reviews due',
      table(
        ['Item', 'Due'],
        reviews.map(({ id, title, reviewBy, days }) => [
          item(id, title),
          days < 0 ? `${longDate(reviewBy)}, past` : longDate(reviewBy),
        ]),
        'None within 30 days.',
      ),
    )}
    ${section(
      'links',
      'Broken links',
      html`<p>
          ${linksChecked === undefined ? 'Links have never been checked: npm run links does it.' : `Checked on ${longDate(linksChecked)}.`}
        </p>
        ${table(
          ['Item', 'Link', 'State'],
          links.map(({ id, title, link, state }) => [item(id, title), address(link), state]),
          'None is known to be broken.',
        )}`,
    )}
    ${section(
      'held-back',
      'Held back',
      table(
        ['Item', 'Why'],
        heldBack.map(({ id, title, why }) => [item(id, title), why]),
        'Nothing.',
      ),
    )}
  </div>`;
}

function tile(id: string, count: number, name: string): Html {
  return html`<li>
    <a href="#${id}"><strong>${count}</strong> <span>${name}</span></a>
  </li>`;
}

const section = (id: string, title: string, body: Html): Html =>
  html`<section id="${id}" class="edit__section">
    <h2>${title}</h2>
    ${body}
  </section>`;

const item = (id: string, title: string): Html =>
  html`<a href="/?q=${encodeURIComponent(`show ${id}`)}">${title}</a>
    <span class="edit__id">${id}</span>`;

function address(link: string): Html {
  const url = safeUrl(link);
  return url === undefined
    ? html`${link}`
    : html`<a href="${url}" target="_blank" rel="noreferrer noopener">${link}</a>`;
}

type Cell = Html | string | number;

function table(heads: readonly string[], rows: readonly (readonly Cell[])[], none: string): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<table class="nhsuk-table edit__table">
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, at) => html`<td data-head="${heads[at] ?? ''}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function suggestion(
  served: Served,
  { settle, content }: Pick<EditorsReader, 'settle' | 'content'>,
  { id, kind, about, words, day, wantsAnswer }: WaitingSuggestion,
): Html {
  return html`<li class="entry">
    <div class="entry__head">
      <span class="nhsuk-tag nhsuk-tag--blue">${KINDS[kind]}</span>
      ${wantsAnswer && html`<span class="nhsuk-tag nhsuk-tag--aqua-green">Wants to hear</span>`}
    </div>
    <p class="edit__words">${words}</p>
    ${content !== undefined && html`<p>${formFor({ kind, about, words })}</p>`}
    <p class="entry__facts">
      ${longDate(day.toISOString().slice(0, 10))}${about !== undefined && html`, on ${item(about, about)}`}
    </p>
    ${
      settle !== undefined &&
      html`<form method="post" action="/editors" class="edit__settle">
        <input type="hidden" name="token" value="${served.token}" />
        <input type="hidden" name="id" value="${id}" />
        <label class="nhsuk-label" for="answer-${id}"
          >What you say to whoever made it${!wantsAnswer && ' (nobody asked to hear)'}</label
        >
        <input class="nhsuk-input" id="answer-${id}" name="answer" maxlength="500" />
        <button class="nhsuk-button nhsuk-button--small" name="state" value="taken">
          Taken up
        </button>
        <button
          class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          name="state"
          value="declined"
        >
          Not taken up
        </button>
      </form>`
    }
  </li>`;
}

/** Where a suggestion is carried out: the form of the entry it is about, or of a new one with its words. */
function formFor({
  kind,
  about,
  words,
}: Pick<WaitingSuggestion, 'kind' | 'words'> & { readonly about: string | undefined }): Html {
  const adds = ADDED[kind];
  if (about === undefined && adds === undefined) return html``;
  const of = about === undefined ? { kind: adds ?? '' } : { id: about };
  const query = new URLSearchParams({ ...of, suggested: words }).toString();
  return html`<a href="/editors/edit?${query}"
    >${about === undefined ? 'Add it with a form' : 'Change the entry'}</a
  >`;
}

const ADDED: Readonly<Partial<Record<WaitingSuggestion['kind'], string>>> = {
  tip: 'tip',
  resource: 'guidance',
};

const KINDS: Readonly<Record<WaitingSuggestion['kind'], string>> = {
  tip: 'A tip',
  resource: 'Something to read',
  correction: 'A correction',
  other: 'Something else',
};
