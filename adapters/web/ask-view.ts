import { html, type Html } from './html';
import type { Served } from './options';
import { renderTurn, type Turn } from './turn';

const SUGGESTIONS = [
  'How do I deal with online abuse?',
  'Internet use by age',
  'Give me a tip',
  'Can I talk about a patient if I leave out the name?',
  'subscribe tips weekdays at 9am',
  'help',
];

/** The Ask view: suggestions, the conversation so far, and the box to type in. `waiting` is text put in the box unasked. */
export function askView(served: Served, turn: Turn | undefined, waiting = ''): Html {
  return html`<div class="talk">
    <div class="talk__scroll">
      <section class="welcome" aria-labelledby="welcome-title">
        <h1 id="welcome-title">Ask Signpost</h1>
        <p class="welcome__lead">
          Guidance, daily tips and survey figures to help NHS staff use social media well. See each
          answer just as Slack and Microsoft Teams would show it.
        </p>
        <h2 class="nhsuk-u-visually-hidden">Things to try</h2>
        <ul class="suggestions">
          ${(served.suggestions ?? SUGGESTIONS).map(
            (suggestion) =>
              html`<li>
                <form method="post" action="/">
                  <input type="hidden" name="token" value="${served.token}" />
                  <button
                    class="suggestion"
                    name="q"
                    value="${suggestion}"
                    data-ask="${suggestion}"
                  >
                    ${suggestion}
                  </button>
                </form>
              </li>`,
          )}
        </ul>
      </section>
      <div id="conversation" class="conversation">${turn && renderTurn(served, turn)}</div>
    </div>
    <div class="composer">
      <form class="composer__form" method="post" action="/" data-composer>
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
      </form>
    </div>
    <div class="nhsuk-u-visually-hidden" role="status" id="announce"></div>
  </div>`;
}
