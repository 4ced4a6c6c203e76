import * as AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import { micromark } from 'micromark';
import type { Payloads } from './previews';
import { isDark } from './theme-button';

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = micromark(text);
  result.didProcess = true;
};

/** Draws the Adaptive Card as Teams would show it. Its submit buttons type for the reader. */
export function drawTeams(into: HTMLElement, { teams }: Payloads): void {
  const cards = (teams?.attachments ?? []).flatMap(({ content }) => (content ? [content] : []));
  into.replaceChildren(...cards.map(drawCard));
}

function drawCard(content: object): HTMLElement {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(isDark()));
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction && action.url) {
      window.open(action.url, '_blank', 'noreferrer,noopener');
    }
  };
  card.parse(content);
  const drawn = card.render();
  const frame = document.createElement('div');
  frame.className = 'teams-card';
  if (drawn) frame.append(drawn);
  return frame;
}

function hostConfig(dark: boolean): object {
  const text = dark ? '#ffffff' : '#242424';
  const quiet = dark ? '#d6d6d6' : '#616161';
  const colours = {
    default: { default: text, subtle: quiet },
    accent: { default: dark ? '#a6b1ff' : '#4f52b2', subtle: dark ? '#a6b1ff' : '#4f52b2' },
    attention: { default: dark ? '#ff99a4' : '#b10e1c', subtle: dark ? '#ff99a4' : '#b10e1c' },
    good: { default: dark ? '#92c353' : '#0b6a0b', subtle: dark ? '#92c353' : '#0b6a0b' },
    warning: { default: dark ? '#f2c661' : '#835c00', subtle: dark ? '#f2c661' : '#835c00' },
  };
  const style = (background: string) => ({
    backgroundColor: background,
    foregroundColors: colours,
  });
  return {
    fontFamily: '"Segoe UI", Inter, system-ui, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? '#525252' : '#e0e0e0' },
    supportsInteractivity: true,
    containerStyles: {
      default: style(dark ? '#292929' : '#ffffff'),
      emphasis: style(dark ? '#1f1f1f' : '#f5f5f5'),
    },
    actions: {
      maxActions: 20,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}
