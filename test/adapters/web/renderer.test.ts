import { renderReply } from '../../../adapters/web/render';
import { rendererContract, type RendererUnderTest } from '../../contracts/renderer.contract';
import { attributes, foreignIn, unbalancedIn, wordsOf } from './html-reading';

const rendered =
  (drawChart?: () => string): RendererUnderTest['render'] =>
  (reply) => {
    const { markup } = renderReply(reply, { token: 'token', drawChart });
    return {
      words: wordsOf(markup),
      beside: wordsOf(markup),
      asks: [...attributes(markup, 'data-ask'), ...attributes(markup, 'data-ask-form')],
      opens: attributes(markup, 'href'),
      acts: foreignIn(markup),
      faults: unbalancedIn(markup),
    };
  };

rendererContract('the local page', {
  render: rendered(() => '<svg viewBox="0 0 1 1"></svg>'),
});
rendererContract('the local page without pictures', {
  render: rendered(),
  gaps: [
    {
      case: 'says in a sentence what a chart shows',
      reason: 'without a picture the figures themselves are what is shown',
    },
  ],
});
