import {
  filterQuery,
  FLAGS,
  KINDS,
  LINKS,
  matching,
  REVIEW_NAMES,
  STANDINGS,
  type Filter,
} from './content-filter';
import { addressOf, tags } from './content-entry';
import type { ContentSnapshot, Entry, Problem } from './content-reader';
import { html, type Html } from './html';
import { sayDay } from './schedule-days';
import { choose } from './select';

/** How many entries are listed at once. */
const PAGE = 20;

/** The Content view: what is wrong first, then every entry that fits the filter, a page at a time. */
export function contentView(
  all: ContentSnapshot,
  filter: Filter,
  wanted: number,
  watched: boolean,
  mayEdit: boolean,
): Html {
  return html`<div class="view" data-live-view ${watched && WATCHED}>
    <h1>Content</h1>
    <p class="view__lead">Everything Signpost knows, and what an editor should look at next.</p>
    <div data-live>${problems(all.problems, watched)} ${counts(all)}</div>
    ${filters(all, filter)}
    <div data-live>${results(matching(all, filter), filter, wanted)}</div>
    ${mayEdit ? html`<p><a href="/editors">Add or change an entry</a></p>` : blanks(all)}
  </div>`;
}

const WATCHED = html`data-events="/content/events"`;

function filters(all: ContentSnapshot, filter: Filter): Html {
  const { platform, profession, standing, review, link, flag } = filter;
  const more = [platform, profession, standing, review, link, flag].some((one) => one !== '');
  const field = (name: keyof Filter, label: string, any: string, options: Options) =>
    choose({ name, label, chosen: filter[name], any, options });
  return html`<form class="filters" method="get" action="/content" data-live-form>
    <div class="filters__field filters__field--wide">
      <label class="nhsuk-label" for="filter-words">Words</label>
      <input
        class="nhsuk-input"
        id="filter-words"
        name="words"
        type="search"
        value="${filter.words}"
      />
    </div>
    ${field('kind', 'Kind', 'All kinds', named(KINDS))}
    ${field('topic', 'Topic', 'All topics', all.topics)}
    <details class="nhsuk-details filters__more" ${more && html`open`}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">More filters</span>
      </summary>
      <div class="filters">
        ${field('flag', 'Needs attention', 'Any state', named(FLAGS))}
        ${field('review', 'Review due', 'At any time', named(REVIEW_NAMES))}
        ${field('standing', 'Standing', 'Any standing', named(STANDINGS))}
        ${field('link', 'Link', 'Any link', named(LINKS))}
        ${field('platform', 'Platform', 'All platforms', all.platforms)}
        ${field('profession', 'Profession', 'Everybody', all.professions)}
      </div>
    </details>
    <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
      Filter
    </button>
  </form>`;
}

type Options = readonly { readonly value: string; readonly label: string }[];

function problems(found: readonly Problem[], watched: boolean): Html {
  const faults = found.filter(({ severity }) => severity === 'fault').length;
  const watching = watched && html`<span class="watching">Watching for changes</span>`;
  if (found.length === 0) {
    return html`<div class="problems problems--none" role="status">
      <p><strong>No problems.</strong> Every file reads as it should. ${watching}</p>
    </div>`;
  }
  const heading =
    faults > 0
      ? `${faults} ${faults === 1 ? 'problem' : 'problems'} to put right`
      : `${found.length} ${found.length === 1 ? 'warning' : 'warnings'}`;
  return html`<section class="problems ${faults > 0 ? 'problems--faults' : ''}" role="status">
    <h2>${heading} ${watching}</h2>
    <ul tabindex="0" aria-label="${heading}">
      ${found.map(
        ({ file, line, field, message, severity }) =>
          html`<li>
            <code>${line > 0 ? `${file}:${line}` : file}</code>
            <span
              ><strong>${field}</strong> ${message}${severity === 'warning' && ' (warning)'}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function counts({ entries }: ContentSnapshot): Html {
  const flagged = (flag: string) =>
    entries.filter(({ flags }) => flags.some(({ kind }) => kind === flag));
  const tile = (address: string, count: number, name: string) =>
    html`<li>
      <a href="/content?${address}"><strong>${count}</strong> <span>${name}</span></a>
    </li>`;
  return html`<ul class="tiles">
    ${Object.entries(KINDS).map(([kind, name]) =>
      tile(`kind=${kind}`, entries.filter((entry) => entry.kind === kind).length, name),
    )}
    ${Object.entries(FLAGS).map(([flag, name]) => tile(`flag=${flag}`, flagged(flag).length, name))}
  </ul>`;
}

function results(found: readonly Entry[], filter: Filter, wanted: number): Html {
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), pages) : 1;
  const count = `${found.length} ${found.length === 1 ? 'entry' : 'entries'}`;
  return html`<div role="status" id="entries">
      <h2>${count}${pages > 1 && `, page ${at} of ${pages}`}</h2>
    </div>
    <ul class="entries">
      ${found.slice((at - 1) * PAGE, at * PAGE).map(entryOf)}
    </ul>
    ${pages > 1 && turnPages(filter, at, pages)}`;
}

function turnPages(filter: Filter, at: number, pages: number): Html {
  const to = (page: number, words: string) =>
    page >= 1 && page <= pages
      ? html`<a
          href="/content?${filterQuery(filter, { page: String(page) })}#entries"
          data-live-link
          >${words}</a
        >`
      : html`<span></span>`;
  return html`<nav class="entries__pages" aria-label="Pages">
    ${to(at - 1, '← Previous page')} ${to(at + 1, 'Next page →')}
  </nav>`;
}

function entryOf(entry: Entry): Html {
  const { kind, title, text, facts, reviewBy } = entry;
  return html`<li class="entry">
    <div class="entry__head">${tags(entry)}</div>
    <h3 class="entry__title ${kind === 'tip' ? 'entry__title--tip' : ''}">
      <a href="${addressOf(entry)}">${title}</a>
    </h3>
    ${text !== undefined && html`<p class="entry__text">${text}</p>`}
    <p class="entry__facts">
      ${facts !== undefined && facts !== '' && html`${facts} · `}Review by
      ${sayDay(reviewBy, REVIEW)}
    </p>
  </li>`;
}

const REVIEW = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function blanks({ blanks: all }: ContentSnapshot): Html {
  if (all.length === 0) return html``;
  return html`<section class="blanks">
    <h2>Add an entry</h2>
    <p>
      Copy a blank entry, paste it at the end of its file and fill it in. Mistakes show at the top
      of this page when you save.
    </p>
    ${all.map(
      ({ kind, file, yaml }) =>
        html`<details class="nhsuk-details">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">${kind}</span>
          </summary>
          <div class="nhsuk-details__text">
            <p><code>${file}</code></p>
            <pre class="code" tabindex="0" role="region" aria-label="Blank ${kind}">${yaml}</pre>
            <button
              class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              type="button"
              data-copy="${yaml}"
              hidden
            >
              Copy
            </button>
          </div>
        </details>`,
    )}
  </section>`;
}

function named(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
