import * as AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import { addressOf, type Picture } from './preview-parts';
import { isDark } from './theme-button';

const KINDS = [
  'Chart.VerticalBar',
  'Chart.VerticalBar.Grouped',
  'Chart.HorizontalBar',
  'Chart.HorizontalBar.Stacked',
  'Chart.Line',
];

/**
 * A context for reading one card in which Teams' charts, unknown to Microsoft's open renderer, are shown as our own
 * pictures of the same figures, in order. With no pictures the card's fallback is drawn, as the renderer does by itself.
 */
export function withCharts(pictures: readonly Picture[]): AdaptiveCards.SerializationContext {
  const context = new AdaptiveCards.SerializationContext();
  if (pictures.length === 0) return context;
  const registry = new AdaptiveCards.CardObjectRegistry<AdaptiveCards.CardElement>();
  AdaptiveCards.GlobalRegistry.populateWithDefaultElements(registry);
  let drawn = 0;
  for (const kind of KINDS) {
    registry.register(
      kind,
      class extends AdaptiveCards.CardElement {
        private readonly picture = pictures[drawn++];

        getJsonTypeName(): string {
          return kind;
        }

        protected internalRender(): HTMLElement | undefined {
          if (!this.picture) return undefined;
          const image = document.createElement('img');
          image.src = addressOf(this.picture, isDark());
          image.alt = this.picture.alt;
          image.className = 'teams__chart';
          return image;
        }
      },
    );
  }
  context.setElementRegistry(registry);
  return context;
}
