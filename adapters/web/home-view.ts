import type { Reply } from '../../src/ports';
import type { ComingUp, Home } from './home-reader';
import { html, type Html } from './html';
import type { Served } from './options';
import { renderBlocks } from './render';
import { sayDay } from './schedule-days';
import { drawingFor } from './turn';

/** What greets a reader who has asked nothing yet: today's tip, a figure, what is coming up and what else is here. */
export function homeView(served: Served, home: Home): Html {
  const { tip, figure, comingUp } = home;
  return html`<div class="home" data-home>
    <div class="home__today">
      ${tip && card('tip', tip.title, renderBlocks(tip, drawingFor(served)))}
      ${comingUp.length > 0 && card('coming', 'Coming up', comingUpList(served, comingUp))}
    </div>
    ${figure && card('figure', 'Figure of the week', figureOf(served, figure))} ${ways(served)}
  </div>`;
}

function card(name: string, title: string, body: Html): Html {
  return html`<section class="home__card home__card--${name}" aria-labelledby="home-${name}">
    <h2 id="home-${name}">${title}</h2>
    ${body}
  </section>`;
}

/** The finding in a sentence and its chart, which says its source; the whole is a press away. */
function figureOf(served: Served, { blocks, actions, ...figure }: Reply): Html {
  const sentence = blocks.find(({ kind }) => kind === 'paragraph');
  const charts = blocks.filter(({ kind }) => kind === 'chart');
  const brief = {
    ...figure,
    blocks: [...(sentence ? [sentence] : []), ...charts],
    actions: actions.slice(0, 1),
  };
  return html`${renderBlocks(brief, drawingFor(served))}
  ${served.figures && html`<p class="home__more"><a href="/figures">Explore all the figures</a></p>`}`;
}

function comingUpList({ schedule }: Served, all: readonly ComingUp[]): Html {
  return html`<ol class="coming">
    ${all.map(
      ({ day, kind, what, more, time, post }) =>
        html`<li class="coming__item coming__item--${kind}">
          <time datetime="${day}"
            >${sayDay(day, { weekday: 'short', day: 'numeric', month: 'short' })}</time
          >
          <div>
            <strong>
              ${
                post === undefined || schedule === undefined
                  ? what
                  : html`<a href="/schedule?post=${encodeURIComponent(post)}#preview">${what}</a>`
              }
            </strong>
            ${time !== undefined && html`<span class="coming__time">at ${time}</span>`}
            ${more !== undefined && html`<p>${more}</p>`}
          </div>
        </li>`,
    )}
  </ol>`;
}

function ways(served: Served): Html {
  const all = [
    {
      on: served.drafts,
      path: '/check',
      name: 'Check a post',
      what: 'What a good communications colleague would say before it is public.',
    },
    {
      on: served.schedule,
      path: '/schedule',
      name: 'See what goes out',
      what: 'Every post to come, day by day, to read, skip or swap.',
    },
    {
      on: served.figures,
      path: '/figures',
      name: 'Take away a chart',
      what: 'Who uses the internet, by age, disability and place, with sources.',
    },
    {
      on: served.content,
      path: '/content',
      name: 'Browse everything',
      what: 'Every tip, document and figure, and where it comes from.',
    },
  ].filter(({ on }) => on !== undefined);
  if (all.length === 0) return html``;
  return html`<section class="home__ways" aria-labelledby="home-ways">
    <h2 id="home-ways">What else is here</h2>
    <ul>
      ${all.map(
        ({ path, name, what }) =>
          html`<li>
            <a href="${path}">${name}</a>
            <p>${what}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}
