import { drawSlack } from './slack-pane';
import { drawTeams } from './teams-pane';
import { element, type Payloads } from './preview-parts';
import { apart, sheet } from './shadow';

interface Platform {
  readonly id: 'slack' | 'teams';
  readonly name: string;
  readonly designer: { readonly label: string; readonly url: (payload: unknown) => string };
  readonly draw: (into: HTMLElement, payloads: Payloads) => void;
}

const PLATFORMS: readonly Platform[] = [
  {
    id: 'slack',
    name: 'Slack',
    designer: {
      label: 'Open in Slack’s Block Kit Builder',
      url: (payload) =>
        `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify(payload))}`,
    },
    draw: drawSlack,
  },
  {
    id: 'teams',
    name: 'Teams',
    designer: {
      label: 'Open Microsoft’s card designer',
      url: () => 'https://adaptivecards.microsoft.com/designer.html',
    },
    draw: drawTeams,
  },
];

/** Draws once out of sight, so that the first answer need not wait for styles to load and code to be compiled. */
export async function warmUp(): Promise<void> {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'A' } },
    { type: 'context', elements: [{ type: 'mrkdwn', text: '*A* <https://example.org/|B>' }] },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'A' } }],
    },
  ];
  const body = [{ type: 'TextBlock', text: '**A**' }];
  const content = { type: 'AdaptiveCard', version: '1.5', body };
  const payloads = { slack: { blocks }, teams: { attachments: [{ content }] }, charts: [] };
  for (const platform of PLATFORMS) {
    await sheet(`/assets/${platform.id}.css`);
    platform.draw(document.createElement('div'), payloads);
  }
}

/** Replaces our own drawing of an answer by the platforms' panes, side by side. Keeps ours where there is no payload. */
export async function drawPreviews(turn: HTMLElement): Promise<void> {
  const data = turn.querySelector('[data-payloads]');
  const answer = turn.querySelector<HTMLElement>('[data-answer]');
  if (!data || !answer) return;
  const payloads = JSON.parse(data.textContent) as Payloads;
  const shown = PLATFORMS.filter((platform) => payloads[platform.id]);
  const [first] = shown;
  if (!first) return;
  const styles = await Promise.all(shown.map(({ id }) => sheet(`/assets/${id}.css`)));
  const panes = document.createElement('div');
  panes.className = 'panes';
  panes.dataset.shown = preferred(shown) ?? first.id;
  if (shown.length > 1) panes.append(switcher(panes, shown));
  shown.forEach((platform, index) => {
    const styled = styles[index];
    if (styled) panes.append(pane(platform, payloads, answer, styled));
  });
  answer.replaceChildren(panes);
}

function preferred(shown: readonly Platform[]): string | undefined {
  const last = sessionStorage.getItem('signpost-pane');
  return shown.find((platform) => platform.id === last)?.id;
}

function switcher(panes: HTMLElement, shown: readonly Platform[]): HTMLElement {
  const bar = element('div', 'panes__switch');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Show this answer as in');
  for (const platform of shown) {
    const button = element('button', 'panes__choice', platform.name) as HTMLButtonElement;
    button.type = 'button';
    button.setAttribute('aria-pressed', String(panes.dataset.shown === platform.id));
    button.addEventListener('click', () => {
      panes.dataset.shown = platform.id;
      sessionStorage.setItem('signpost-pane', platform.id);
      for (const other of bar.children)
        other.setAttribute('aria-pressed', String(other === button));
    });
    bar.append(button);
  }
  return bar;
}

function pane(
  platform: Platform,
  payloads: Payloads,
  own: HTMLElement,
  styles: CSSStyleSheet,
): HTMLElement {
  const section = element('div', `pane pane--${platform.id}`);
  section.setAttribute('role', 'group');
  section.setAttribute('aria-label', `As ${platform.name} shows it`);
  const bar = element('div', 'pane__bar');
  bar.append(element('h3', 'pane__name', platform.name));
  const body = element('div', 'pane__body');
  section.append(bar, body);
  try {
    const drawing = apart(body, styles);
    platform.draw(drawing, payloads);
    document.addEventListener('signpost:colours', () => platform.draw(drawing, payloads));
  } catch (error) {
    const note = element(
      'p',
      'reply__note',
      `This page could not draw it as ${platform.name} would: ${String(error)}`,
    );
    body.replaceWith(note, ...[...own.children].map((child) => child.cloneNode(true)));
  }
  section.append(drawer(platform, payloads[platform.id]));
  return section;
}

function drawer(platform: Platform, payload: unknown): HTMLElement {
  const json = JSON.stringify(payload, null, 2);
  const details = element('details', 'drawer');
  const summary = element('summary', 'drawer__summary', 'JSON');
  summary.append(element('span', 'nhsuk-u-visually-hidden', ` for ${platform.name}`));
  const tools = element('div', 'drawer__tools');
  const copy = element(
    'button',
    'nhsuk-button nhsuk-button--secondary nhsuk-button--small',
    'Copy',
  ) as HTMLButtonElement;
  copy.type = 'button';
  copy.addEventListener('click', () => void copyText(copy, json));
  const link = element('a', '', platform.designer.label) as HTMLAnchorElement;
  Object.assign(link, {
    href: platform.designer.url(payload),
    target: '_blank',
    rel: 'noreferrer noopener',
  });
  tools.append(copy, link);
  const code = element('pre', 'drawer__code', json);
  code.tabIndex = 0;
  code.setAttribute('role', 'region');
  code.setAttribute('aria-label', `JSON for ${platform.name}`);
  details.append(summary, tools, code);
  return details;
}

async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy'), 2000);
}
