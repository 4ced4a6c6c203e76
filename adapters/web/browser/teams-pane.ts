import * as AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import { micromark } from 'micromark';
import { fill, type } from './shadow';
import { withCharts } from './teams-chart';
import { hostConfig } from './teams-look';
import { isDark } from './theme-button';
import { element, timeOf, type Payloads, type Picture } from './preview-parts';

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = micromark(text);
  result.didProcess = true;
};

/** Draws the message as Teams would show it. Its submit buttons and suggestions type for the reader. */
export function drawTeams(into: HTMLElement, payloads: Payloads): void {
  const { teams, charts } = payloads;
  const cards = (teams?.attachments ?? []).flatMap(({ content }) => (content ? [content] : []));
  const face = Object.assign(element('img', 'teams__face'), {
    src: '/assets/signpost.svg',
    alt: '',
  });
  const from = element('p', 'teams__from');
  from.append(element('strong', '', 'Signpost'), ` ${timeOf(payloads)}`);
  const message = element('div', 'teams__message');
  message.append(from, ...cards.map((card) => drawCard(card, charts)));
  const suggested = teams?.suggestedActions?.actions ?? [];
  if (suggested.length > 0) message.append(suggestions(suggested));
  const frame = element('div', 'teams');
  frame.dataset.theme = isDark() ? 'dark' : 'light';
  frame.append(face, message);
  into.replaceChildren(frame);
}

function drawCard(content: object, charts: readonly Picture[]): HTMLElement {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(isDark()));
  card.onExecuteAction = execute;
  card.parse(content, withCharts(charts));
  const frame = element('div', 'teams__card');
  const drawn = card.render();
  if (drawn) frame.append(drawn);
  return frame;
}

function execute(action: AdaptiveCards.Action): void {
  if (action instanceof AdaptiveCards.OpenUrlAction) {
    if (action.url) window.open(action.url, '_blank', 'noreferrer,noopener');
    return;
  }
  const pressed =
    action instanceof AdaptiveCards.SubmitAction || action instanceof AdaptiveCards.ExecuteAction;
  if (!pressed) return;
  const data = (action.data ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  if (text('form') === '') {
    if (text('ask') !== '') type(text('ask'), action.title);
    return;
  }
  const prefix = `${text('fields')}.`;
  const names = Object.keys(data).filter((name) => name.startsWith(prefix));
  type(fill(text('form'), new Map(names.map((name) => [name.slice(prefix.length), text(name)]))));
}

function suggestions(
  all: readonly { readonly title: string; readonly value: string }[],
): HTMLElement {
  const row = element('div', 'teams__suggestions');
  for (const { title, value } of all) {
    const button = element('button', '', title) as HTMLButtonElement;
    button.type = 'button';
    button.addEventListener('click', () => type(value, title));
    row.append(button);
  }
  return row;
}
