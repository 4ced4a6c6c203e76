/** What Microsoft's card library leaves in the page that loads it. */
declare const AdaptiveCards: {
  readonly AdaptiveCard: new () => {
    hostConfig: object;
    parse(content: unknown): void;
    render(): HTMLElement | undefined;
  };
  readonly HostConfig: new (look: unknown) => object;
};

interface Colours {
  readonly back: string;
  readonly raised: string;
  readonly text: string;
  readonly quiet: string;
  readonly link: string;
}

/** Left in the page: draws cards one below the other, in these colours. */
function drawCards(cards: readonly unknown[], { back, raised, text, quiet, link }: Colours): void {
  const foreground = {
    default: { default: text, subtle: quiet },
    accent: { default: link, subtle: link },
  };
  document.body.style.cssText = `margin:8px;background:${back};color:${text};font:14px sans-serif`;
  const style = document.createElement('style');
  style.textContent = `a,.ac-anchor{color:${link}!important} button{background:transparent;color:${text};border:1px solid ${quiet};border-radius:4px;padding:6px 12px;font-weight:600} .ac-actionSet{flex-wrap:wrap;row-gap:8px} .ac-adaptiveCard{border:1px solid ${quiet};margin-bottom:12px}`;
  document.head.append(style);
  for (const content of cards) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig({
      containerStyles: {
        default: { backgroundColor: back, foregroundColors: foreground },
        emphasis: { backgroundColor: raised, foregroundColors: foreground },
      },
      actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 10 },
      spacing: { small: 8, default: 12, medium: 20, padding: 12 },
    });
    card.parse(content);
    const drawn = card.render();
    if (drawn) document.body.append(drawn);
  }
}

Object.assign(globalThis, { drawCards });
