import { drawSlack } from './slack-pane';
import { drawTeams } from './teams-pane';
import { element, type Payloads, type ShownAs } from './preview-parts';
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

/**
 * Puts an answer's pane beside our own drawing: as one platform would show it, or the payloads of each. Nothing where
 * that is no longer wanted when its styles have come.
 */
export async function drawPanes(
  turn: HTMLElement,
  way: Exclude<ShownAs, 'plain'>,
  isWanted: () => boolean,
): Promise<void> {
  const data = turn.querySelector('[data-payloads]');
  const answer = turn.querySelector<HTMLElement>('[data-answer]');
  const shown = answer?.querySelector<HTMLElement>('.panes');
  if (!data || !answer || shown?.dataset.way === way) return;
  const payloads = JSON.parse(data.textContent) as Payloads;
  const wanted = PLATFORMS.filter(({ id }) => payloads[id] && (way === 'json' || way === id));
  if (wanted.length === 0) {
    shown?.remove();
    return;
  }
  const styles = await Promise.all(wanted.map(({ id }) => sheet(`/assets/${id}.css`)));
  if (!isWanted()) return;
  const panes = element('div', 'panes');
  panes.dataset.way = way;
  wanted.forEach((platform, index) => {
    const styled = styles[index];
    if (styled)
      panes.append(way === 'json' ? code(platform, payloads) : pane(platform, payloads, styled));
  });
  answer.querySelector('.panes')?.remove();
  answer.append(panes);
}

function group(platform: Platform, label: string): HTMLElement {
  const section = element('div', `pane pane--${platform.id}`);
  section.setAttribute('role', 'group');
  section.setAttribute('aria-label', label);
  const bar = element('div', 'pane__bar');
  bar.append(element('h3', 'pane__name', label));
  section.append(bar);
  return section;
}

function pane(platform: Platform, payloads: Payloads, styles: CSSStyleSheet): HTMLElement {
  const section = group(platform, `As ${platform.name} shows it`);
  const body = element('div', 'pane__body');
  section.append(body);
  try {
    const drawing = apart(body, styles);
    platform.draw(drawing, payloads);
    document.addEventListener('signpost:colours', () => platform.draw(drawing, payloads));
  } catch (error) {
    const why = `This page could not draw it as ${platform.name} would: ${String(error)}`;
    body.replaceWith(element('p', 'reply__note', why));
  }
  return section;
}

function code(platform: Platform, payloads: Payloads): HTMLElement {
  const payload = payloads[platform.id];
  const json = JSON.stringify(payload, null, 2);
  const section = group(platform, `JSON for ${platform.name}`);
  const tools = element('div', 'pane__tools');
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
  const text = element('pre', 'pane__code', json);
  text.tabIndex = 0;
  text.setAttribute('role', 'region');
  text.setAttribute('aria-label', `JSON for ${platform.name}`);
  section.append(tools, text);
  return section;
}

async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy'), 2000);
}
