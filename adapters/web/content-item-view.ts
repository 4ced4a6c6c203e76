import type { Reply } from '../../src/ports';
import { addressOf, tags } from './content-entry';
import { LINKS, STANDINGS } from './content-filter';
import type { ContentSnapshot, Entry, Named, Votes } from './content-reader';
import { html, safeUrl, type Html } from './html';
import type { Served } from './options';
import { sayDay } from './schedule-days';
import { shownAsSwitch } from './shown-as';
import { renderTurn, turnOf } from './turn';

/** One entry, what readers are shown of it, and how they voted. */
export interface Item {
  readonly entry: Entry;
  readonly shown: Reply | undefined;
  readonly votes: Votes | undefined;
  readonly changed: readonly string[] | undefined;
}

/** The page of one entry: what readers see on each platform, its facts, its evidence, its history and its votes. */
export function itemView(
  served: Served,
  all: ContentSnapshot,
  { entry, shown, votes, changed = [] }: Item,
): Html {
  return html`<div class="view item">
    <p class="item__back"><a href="/content">← All content</a></p>
    <div class="entry__head">${tags(entry)}</div>
    <h1 class="item__title">${entry.title}</h1>
    ${
      served.editors?.content !== undefined &&
      html`<p>
        <a
          class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          href="/editors/edit?${new URLSearchParams({ kind: entry.kind, id: entry.id }).toString()}"
          >Change this entry</a
        >
      </p>`
    }
    ${entry.flags.map(({ why }) => html`<p class="entry__why">${why}</p>`)}
    <div class="item__columns">
      <section aria-labelledby="item-seen">
        <h2 id="item-seen">What readers see</h2>
        ${
          shown
            ? html`${shownAsSwitch(served)}
              ${renderTurn(served, turnOf(served, entry.title, shown))}`
            : html`<p>${entry.text ?? ''}</p>
                <p>It is shown only together with other entries.</p>`
        }
      </section>
      <div>
        ${facts(all, entry)} ${evidence(entry)} ${history([...changed, ...entry.history])}
        ${votes !== undefined && helpful(votes)}
      </div>
    </div>
  </div>`;
}

function section(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="item-${id}">
    <h2 id="item-${id}">${title}</h2>
    ${body}
  </section>`;
}

type Row = readonly [name: string, value: Html | string | false];

function rows(all: readonly Row[]): Html {
  return html`<dl class="nhsuk-summary-list">
    ${all
      .filter(([, value]) => value !== false && value !== '')
      .map(
        ([name, value]) =>
          html`<div class="nhsuk-summary-list__row">
            <dt class="nhsuk-summary-list__key">${name}</dt>
            <dd class="nhsuk-summary-list__value">${value}</dd>
          </div>`,
      )}
  </dl>`;
}

function facts(all: ContentSnapshot, entry: Entry): Html {
  const { topics, platforms, professions, facts: published, standing, url, related } = entry;
  const listed = (ids: readonly string[], names: readonly Named[]) =>
    ids.map((id) => names.find(({ value }) => value === id)?.label ?? id).join(', ');
  const hows = [...new Set(related.map(({ how }) => how))];
  return section(
    'facts',
    'About it',
    rows([
      ['Topics', listed(topics, all.topics)],
      ['Platforms', listed(platforms, all.platforms)],
      ['For', listed(professions, all.professions)],
      ['Published', published ?? ''],
      ['Standing', standing === undefined ? '' : STANDINGS[standing]],
      ['Link', url !== undefined && linkOf(all, entry, url)],
      ...hows.map((how): Row => [
        how,
        html`${related
          .filter((one) => one.how === how)
          .map((one) => html`<p><a href="${addressOf(one)}">${one.title}</a></p>`)}`,
      ]),
    ]),
  );
}

function linkOf({ linksChecked }: ContentSnapshot, { link }: Entry, url: string): Html {
  const when =
    link === undefined || linksChecked === undefined ? '' : ` on ${sayDay(linksChecked, DAY)}`;
  return html`${outside(url, url)}
    <p>${LINKS[link ?? 'unchecked']}${when}</p>`;
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function outside(words: string, url: string): Html {
  const safe = safeUrl(url);
  if (safe === undefined) return html`${words}`;
  return html`<a href="${safe}" target="_blank" rel="noreferrer noopener">${words}</a>`;
}

function evidence({ record, file, line }: Entry): Html {
  return section(
    'evidence',
    'Evidence, for editors only',
    rows([
      ...record.map(({ name, value, url }): Row => [
        name,
        url === undefined ? value : outside(value, url),
      ]),
      ['Kept in', html`<code>${file}:${line}</code>`],
    ]),
  );
}

function history(all: readonly string[]): Html {
  if (all.length === 0) return html``;
  return section(
    'history',
    'History',
    html`<ul class="nhsuk-list nhsuk-list--bullet">
      ${all.map((line) => html`<li>${line}</li>`)}
    </ul>`,
  );
}

function helpful(votes: Votes): Html {
  return section('votes', 'Found helpful', html`<p>${inWords(votes)}</p>`);
}

function inWords(votes: Votes): string {
  if (votes === 'none') return 'Nobody has said yet.';
  if (votes === 'few') return 'Fewer than five people have said: too few to tell.';
  const { helpful: yes, unhelpful: no } = votes;
  return `${yes ?? 'Fewer than five'} found it helpful, ${no ?? 'fewer than five'} did not.`;
}
