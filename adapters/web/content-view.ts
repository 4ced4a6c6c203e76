import { FLAGS, KINDS, matching, topicsOf, type Filter } from './content-filter';
import type { ContentSnapshot, Entry, Flag, Problem } from './content-reader';
import { html, safeUrl, type Html } from './html';
import { choose } from './select';

/** The Content view: what is wrong first, then every entry that fits the filter. */
export function contentView(all: ContentSnapshot, filter: Filter, watched: boolean): Html {
  return html`<div class="view" data-live-view ${watched && WATCHED}>
    <h1>Content</h1>
    <p class="view__lead">Everything Signpost knows, and what an editor should look at next.</p>
    <div data-live>${problems(all.problems, watched)} ${counts(all)}</div>
    <form class="filters" method="get" action="/content" data-live-form>
      ${choose({ name: 'kind', label: 'Kind', chosen: filter.kind, any: 'All kinds', options: named(KINDS) })}
      ${choose({ name: 'topic', label: 'Topic', chosen: filter.topic, any: 'All topics', options: topics(all) })}
      ${choose({ name: 'flag', label: 'Needs attention', chosen: filter.flag, any: 'Any state', options: named(FLAGS) })}
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
      <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
        Filter
      </button>
    </form>
    <div data-live>${results(matching(all, filter))}</div>
    ${blanks(all)}
  </div>`;
}

const WATCHED = html`data-events="/content/events"`;

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
    <ul>
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

function results(found: readonly Entry[]): Html {
  const count = `${found.length} ${found.length === 1 ? 'entry' : 'entries'}`;
  return html`<div role="status"><h2>${count}</h2></div>
    <ul class="entries">
      ${found.map((entry) => html`<li class="entry">${entryOf(entry)}</li>`)}
    </ul>`;
}

function entryOf(entry: Entry): Html {
  const url = entry.url === undefined ? undefined : safeUrl(entry.url);
  const title =
    url === undefined
      ? html`${entry.title}`
      : html`<a href="${url}" target="_blank" rel="noreferrer noopener">${entry.title}</a>`;
  return html`<div class="entry__head">
      <span class="nhsuk-tag nhsuk-tag--${COLOURS[entry.kind]}">${KIND[entry.kind]}</span>
      ${entry.flags.map(({ kind }) => html`<span class="nhsuk-tag nhsuk-tag--${FLAG_COLOURS[kind]}">${FLAGS[kind]}</span>`)}
    </div>
    ${
      entry.kind === 'tip'
        ? html`<h3 class="entry__title entry__title--tip">${entry.text}</h3>`
        : html`<h3 class="entry__title">${title}</h3>
            <p>${entry.text}</p>`
    }
    ${entry.facts !== undefined && html`<p class="entry__facts">${entry.facts}</p>`}
    ${entry.flags.map(({ why }) => html`<p class="entry__why">${why}</p>`)}
    <p class="entry__place">
      <code>${entry.file}:${entry.line}</code>
      ${entry.topics.map((topic) => html`<a href="/content?topic=${topic}">${topic}</a>`)}
      ${entry.ask !== undefined && html`<a href="/?q=${encodeURIComponent(entry.ask)}">See the answer</a>`}
    </p>`;
}

const KIND: Readonly<Record<Entry['kind'], string>> = {
  resource: 'Resource',
  guidance: 'Guidance',
  tip: 'Tip',
  figure: 'Figure',
  'awareness-day': 'Awareness day',
};
const COLOURS: Readonly<Record<Entry['kind'], string>> = {
  resource: 'blue',
  guidance: 'aqua-green',
  tip: 'green',
  figure: 'purple',
  'awareness-day': 'pink',
};
const FLAG_COLOURS: Readonly<Record<Flag['kind'], string>> = {
  'out-of-date': 'red',
  'due-for-review': 'orange',
  'held-back': 'grey',
  'link-unverified': 'yellow',
  'link-fails': 'red',
};

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

function topics(all: ContentSnapshot) {
  return topicsOf(all).map((topic) => ({ value: topic, label: topic.replaceAll('-', ' ') }));
}
