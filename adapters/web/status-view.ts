import { html, type Html } from './html';
import type { Part, StatusReport } from './status-report';

/** The Status view: what is connected, what is off and why, what Signpost holds and which versions it runs on. */
export function statusView({ parts, versions, counts }: StatusReport): Html {
  return html`<div class="view">
    <h1>Status</h1>
    <p class="view__lead">What is connected, what is off and why.</p>
    <dl class="nhsuk-summary-list parts">${parts.map(partOf)}</dl>
    <h2>Counts</h2>
    <ul class="tiles">
      ${counts.map(
        ({ name, value }) =>
          html`<li>
            <div><strong>${value}</strong> <span>${name}</span></div>
          </li>`,
      )}
    </ul>
    <h2>Versions</h2>
    <dl class="nhsuk-summary-list">
      ${versions.map(
        ({ name, value }) =>
          html`<div class="nhsuk-summary-list__row">
            <dt class="nhsuk-summary-list__key">${name}</dt>
            <dd class="nhsuk-summary-list__value">${value}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

const STATES: Readonly<Record<Part['state'], { readonly words: string; readonly colour: string }>> =
  {
    on: { words: 'On', colour: 'green' },
    off: { words: 'Off', colour: 'grey' },
    trouble: { words: 'Trouble', colour: 'red' },
  };

function partOf({ name, state, summary }: Part): Html {
  const { words, colour } = STATES[state];
  return html`<div class="nhsuk-summary-list__row">
    <dt class="nhsuk-summary-list__key">${name}</dt>
    <dd class="nhsuk-summary-list__value part">
      <strong class="nhsuk-tag nhsuk-tag--${colour}">${words}</strong> <span>${summary}</span>
    </dd>
  </div>`;
}
