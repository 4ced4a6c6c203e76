import type { Home } from './home-reader';
import { homeView } from './home-view';
import { html, type Html } from './html';
import type { Served } from './options';
import { shownAsSwitch } from './shown-as';
import { renderTurn, type Turn } from './turn';

const SUGGESTIONS = [
  'How do I deal with online abuse?',
  'Internet use by age',
  'Give me a tip',
  'Can I talk about a patient if I leave out the name?',
  'Send me tips on weekdays at 9am',
  'What can you do?',
];

/** What the Ask view shows: an answer, a text that waits for a press, or the welcome. */
export interface Asked {
  readonly turn?: Turn;
  /** A text that a link put in the box, which would change something and so is not carried out by itself. */
  readonly waiting?: string;
  readonly home?: Home;
}

/** The Ask view: the box to type in, the answers below it with the newest first, and the welcome until there is one. */
export function askView(served: Served, { turn, waiting = '', home }: Asked): Html {
  const began = turn !== undefined || waiting !== '';
  return html`<div class="talk ${began ? 'is-asked' : ''}" data-talk>
    <div class="hero">
      <div class="hero__inner">
        <h1>Ask Signpost</h1>
        <p class="hero__lead">
          Guidance, tips and figures to help NHS staff use social media well, each with its source.
        </p>
        ${box(served, waiting)} ${suggestions(served)}
      </div>
    </div>
    <div class="talk__answers">
      ${waiting !== '' && held(waiting)} ${shownAsSwitch(served)}
      <div id="conversation" class="conversation">${turn && renderTurn(served, turn)}</div>
      ${home && homeView(served, home)}
    </div>
    <div class="nhsuk-u-visually-hidden" role="status" id="announce"></div>
  </div>`;
}

function box(served: Served, waiting: string): Html {
  return html`<form class="composer" method="post" action="/" data-composer>
    <input type="hidden" name="token" value="${served.token}" />
    <label class="nhsuk-u-visually-hidden" for="q">Your question</label>
    <input
      id="q"
      name="q"
      class="composer__input"
      value="${waiting}"
      placeholder="Ask a question, or type help"
      autocomplete="off"
      autocapitalize="off"
      enterkeyhint="send"
      maxlength="2000"
    />
    <button class="composer__send" type="submit">Ask</button>
  </form>`;
}

function suggestions(served: Served): Html {
  return html`<div class="suggestions" role="group" aria-label="Things to try">
    ${(served.suggestions ?? SUGGESTIONS).map(
      (suggestion) =>
        html`<form method="post" action="/">
          <input type="hidden" name="token" value="${served.token}" />
          <button class="suggestion" name="q" value="${suggestion}" data-ask="${suggestion}">
            ${suggestion}
          </button>
        </form>`,
    )}
  </div>`;
}

function held(waiting: string): Html {
  return html`<div class="nhsuk-inset-text held" data-held>
    <h2>This waits for you</h2>
    <p>
      “${waiting}” would change something, so a link does not do it by itself. Press Ask to have it
      done.
    </p>
  </div>`;
}
