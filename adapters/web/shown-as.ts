import { html, type Html } from './html';
import type { Served } from './options';

const CHOICES = [
  ['plain', 'As people see it'],
  ['slack', 'As Slack'],
  ['teams', 'As Teams'],
  ['json', 'JSON'],
] as const;

/** The switch between ways to see an answer, where there is more than one. It needs the script, which shows it. */
export function shownAsSwitch({ renderers = {} }: Served): Html {
  const offered = CHOICES.filter(
    ([id]) => (id !== 'slack' && id !== 'teams') || renderers[id] !== undefined,
  );
  if (offered.length < 3) return html``;
  return html`<div class="shown-as" role="group" aria-label="Show answers" data-shown-as hidden>
    ${offered.map(
      ([id, name]) =>
        html`<button type="button" class="shown-as__choice" data-as="${id}" aria-pressed="false">
          ${name}
        </button>`,
    )}
  </div>`;
}
