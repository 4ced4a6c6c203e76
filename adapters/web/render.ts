import {
  chartFigure,
  feedbackButtons,
  renderBlock,
  type Action,
  type BlockRenderers,
  type Chart,
  type FormField,
  type Inline,
  type Reply,
} from '../../src/ports';
import { html, ownSvg, safeUrl, type Html } from './html';

/** What a rendering needs beside the reply: how to draw a chart, and the token that lets a button act. */
export interface Drawing {
  readonly token: string;
  readonly drawChart?: ((chart: Chart, screen: 'wide' | 'phone') => string) | undefined;
}

/**
 * A reply as the page's own HTML: what people read, in the NHS's visual language. Every text is escaped, and links open
 * the web or email only.
 */
export function renderReply(reply: Reply, drawing: Drawing): Html {
  return html`<div class="reply reply--${reply.kind}">
    <h3 class="reply__title">${reply.title}</h3>
    ${renderBlocks(reply, drawing)} ${votes(reply, drawing)}
  </div>`;
}

/** A reply's blocks and ways on, for where its title stands elsewhere. */
export function renderBlocks({ blocks, actions: ways }: Reply, drawing: Drawing): Html {
  const renderers = renderersFor(drawing);
  return html`${blocks.map((block) => renderBlock(renderers, block))} ${actions(ways, drawing)}`;
}

function votes(reply: Reply, drawing: Drawing): Html {
  const [yes, no] = feedbackButtons(reply);
  if (!yes || !no) return html``;
  return html`<div class="reply__votes">
    <span>Was this helpful?</span>
    ${press(drawing, yes.ask, 'Yes', yes.label, yes.spoken)}
    ${press(drawing, no.ask, 'No', no.label, no.spoken)}
  </div>`;
}

function renderersFor(drawing: Drawing): BlockRenderers<Html> {
  return {
    paragraph: (block) => html`<p>${block.text.map(inline)}</p>`,
    bullets: (block) =>
      html`<ul class="nhsuk-list nhsuk-list--bullet">
        ${block.items.map((item) => html`<li>${item.map(inline)}</li>`)}
      </ul>`,
    note: (block) => html`<p class="reply__note">${block.text.map(inline)}</p>`,
    resource: (card) =>
      html`<div class="resource">
        <p class="resource__title">${link(card.title, card.url)}</p>
        ${
          card.currency !== undefined &&
          html`<p><strong class="nhsuk-tag nhsuk-tag--orange">${card.currency}</strong></p>`
        }
        <p>${card.summary}</p>
        <p class="resource__facts">
          ${[card.publisher, card.date, card.linkNote].filter(Boolean).join(' · ')}
        </p>
      </div>`,
    chart: (chart) => renderChart(chart, drawing),
    form: (form) =>
      html`<form class="reply__form" method="post" action="/" data-ask-form="${form.ask}">
        <input type="hidden" name="token" value="${drawing.token}" />
        <input type="hidden" name="form" value="${form.ask}" />
        ${form.fields.map(field)}
        <button class="nhsuk-button nhsuk-button--small" type="submit">${form.label}</button>
      </form>`,
    buttons: ({ about, actions: all }) => actions(all, drawing, about),
    copyable,
  };
}

/**
 * A chart as its picture, when one can be drawn, and always as a table of the same numbers: folded away, if need be,
 * under a picture, which has every number in it.
 */
export function renderChart(
  chart: Chart,
  drawing: Pick<Drawing, 'drawChart'>,
  table: 'folded' | 'shown' = 'folded',
): Html {
  const picture = (screen: 'wide' | 'phone') => {
    const svg = drawing.drawChart && ownSvg(drawing.drawChart(chart, screen));
    const label = html`role="img" aria-label="${chart.alt}"`;
    return svg && html`<div class="chart__picture chart__picture--${screen}" ${label}>${svg}</div>`;
  };
  const pictures = [picture('wide'), picture('phone')];
  // A picture says the title itself.
  const hidden = pictures[0] ? 'nhsuk-u-visually-hidden' : '';
  return html`<figure class="chart">
    <figcaption class="chart__title ${hidden}">${chart.title}</figcaption>
    ${pictures}
    ${
      pictures[0] && table === 'folded'
        ? html`<details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text">The figures as a table</span>
            </summary>
            <div class="nhsuk-details__text">${chartTable(chart)}</div>
          </details>`
        : chartTable(chart)
    }
    <p class="reply__note">Source: ${link(chart.source.name, chart.source.url)}</p>
  </figure>`;
}

/** The numbers of a chart as a table that scrolls by itself when the page is narrow. */
export function chartTable(chart: Chart): Html {
  const figure = chartFigure(chart);
  return html`<div class="scroller" tabindex="0" role="region" aria-label="Figures: ${chart.title}">
    <table class="nhsuk-table">
      <thead>
        <tr>
          <td></td>
          ${chart.series.map((series) => html`<th scope="col">${series.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${chart.categories.map(
          (category, index) =>
            html`<tr>
              <th scope="row">${category}</th>
              ${chart.series.map((series) => html`<td>${figure(series, index)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function field(of: FormField): Html {
  const id = `field-${of.id}`;
  const input = of.options
    ? html`<select class="nhsuk-select" id="${id}" name="field.${of.id}">
        ${of.options.map((option) =>
          option.value === of.value
            ? html`<option value="${option.value}" selected>${option.label}</option>`
            : html`<option value="${option.value}">${option.label}</option>`,
        )}
      </select>`
    : of.longest === undefined
      ? html`<input class="nhsuk-input" id="${id}" name="field.${of.id}" value="${of.value}" />`
      : html`<textarea
          class="nhsuk-textarea"
          id="${id}"
          name="field.${of.id}"
          rows="5"
          maxlength="${of.longest}"
        >
${of.value}</textarea>`;
  return html`<div class="nhsuk-form-group">
    <label class="nhsuk-label" for="${id}">${of.label}</label>
    ${of.hint !== undefined && html`<div class="nhsuk-hint">${of.hint}</div>`} ${input}
  </div>`;
}

/** A text that a reader may copy whole; the button shows where there is script. */
export const copyable = ({
  label,
  text,
}: {
  readonly label: string;
  readonly text: string;
}): Html =>
  html`<div class="copyable">
    <p class="copyable__label"><strong>${label}</strong></p>
    <p class="copyable__text">${text}</p>
    <button
      class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      type="button"
      data-copy="${text}"
      hidden
    >
      Copy the ${label.toLowerCase()}
    </button>
  </div>`;

function actions(all: readonly Action[], drawing: Drawing, about?: string): Html {
  if (all.length === 0) return html``;
  const button = (action: Action) =>
    'ask' in action
      ? press(drawing, action.ask, action.label, action.label, about)
      : html`<p>${link(action.label, action.url)}</p>`;
  return html`<div class="reply__actions">${all.map(button)}</div>`;
}

/** A button that asks something for its reader, who is shown `said` in place of what it types. */
function press(drawing: Drawing, ask: string, label: string, said: string, about?: string): Html {
  const more = about !== undefined && html`<span class="nhsuk-u-visually-hidden">: ${about}</span>`;
  return html`<form method="post" action="/">
    <input type="hidden" name="token" value="${drawing.token}" />
    <input type="hidden" name="said" value="${said}" />
    <button
      class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      name="q"
      value="${ask}"
      data-ask="${ask}"
      data-said="${said}"
    >
      ${label}${more}
    </button>
  </form>`;
}

function inline(run: Inline): Html {
  if (typeof run === 'string') return html`${run}`;
  return 'bold' in run ? html`<strong>${run.bold}</strong>` : link(run.link, run.url);
}

function link(text: string, url: string): Html {
  const safe = safeUrl(url);
  if (safe === undefined) return html`${text}`;
  return html`<a href="${safe}" target="_blank" rel="noreferrer noopener">${text}</a>`;
}
