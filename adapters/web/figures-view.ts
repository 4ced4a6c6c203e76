import type { Choices, Chosen, Figure, FiguresReader } from './figures-reader';
import { html, type Html } from './html';
import { renderChart } from './render';
import { choose } from './select';

/** The Figures view: choose on the left, and see the chart, the table and a sentence to paste. */
export function figuresView(reader: FiguresReader, chosen: Chosen, figure: Figure): Html {
  const { measures, groups, places, years } = reader.choices;
  const each = years.map((year) => ({ value: String(year), label: String(year) }));
  return html`<div class="view" data-live-view>
    <h1>Figures</h1>
    <p class="view__lead">
      Explore the survey behind the figures, and take away a chart with its source.
    </p>
    <div class="explore">
      <form class="filters explore__form" method="get" action="/figures" data-live-form>
        ${choose({ name: 'measure', label: 'Measure', chosen: chosen.measure, options: measures })}
        ${choose({ name: 'group', label: 'Group', chosen: chosen.group, options: groups })}
        ${choose({ name: 'place', label: 'Place', chosen: chosen.place, options: places })}
        ${choose({ name: 'from', label: 'From', chosen: String(chosen.from), options: each })}
        ${choose({ name: 'to', label: 'To', chosen: String(chosen.to), options: each })}
        <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
          Show
        </button>
      </form>
      <div class="explore__figure" data-live aria-live="polite">
        ${found(reader, chosen, figure)}
      </div>
    </div>
  </div>`;
}

function found(reader: FiguresReader, chosen: Chosen, figure: Figure): Html {
  if (!figure.found) {
    return html`<div class="nhsuk-inset-text"><p>${figure.why}</p></div>`;
  }
  const { chart, sentence, cautions } = figure;
  const query = new URLSearchParams(asText(chosen)).toString();
  const download = (kind: string) =>
    html`<a
      class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      href="/figures/chart.${kind}?${query}"
      download
      >${kind.toUpperCase()}<span class="nhsuk-u-visually-hidden"> of this chart</span></a
    >`;
  return html`${chart && renderChart(chart, { drawChart: (of, screen) => reader.svg(of, screen, 'either') }, 'shown')}
    <blockquote class="sentence">
      <p>${sentence}</p>
      <button
        class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        type="button"
        data-copy="${sentence}"
        hidden
      >
        Copy sentence
      </button>
    </blockquote>
    ${
      cautions.length > 0 &&
      html`<ul class="cautions">
        ${cautions.map((caution) => html`<li>${caution}</li>`)}
      </ul>`
    }
    <div class="downloads">
      ${chart && html`<span>Download</span> ${download('png')} ${download('svg')} ${download('csv')}`}
    </div>`;
}

/** Reads choices from a page's address; what is missing or unknown becomes the first choice, and the last year. */
export function readChosen(query: Readonly<Record<string, unknown>>, choices: Choices): Chosen {
  const one = (name: 'measure' | 'group' | 'place', of: readonly { value: string }[]) =>
    (of.find(({ value }) => value === query[name]) ?? of[0])?.value ?? '';
  const years = [...choices.years].sort((a, b) => a - b);
  const year = (name: 'from' | 'to', otherwise: number) =>
    years.find((candidate) => String(candidate) === query[name]) ?? otherwise;
  const last = years.at(-1) ?? 0;
  const ends = [year('from', last), year('to', last)] as const;
  return {
    measure: one('measure', choices.measures),
    group: one('group', choices.groups),
    place: one('place', choices.places),
    from: Math.min(...ends),
    to: Math.max(...ends),
  };
}

function asText(chosen: Chosen): Record<string, string> {
  return Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, String(value)]));
}
