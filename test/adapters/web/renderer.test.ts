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

const VOTES = {
  case: 'asks whether it helped',
  reason: 'the panes beside it, drawn from what the platforms are sent, ask it',
} as const;

rendererContract('the local page', {
  render: rendered(() => '<svg viewBox="0 0 1 1"></svg>'),
  gaps: [VOTES],
});
rendererContract('the local page without pictures', {
  render: rendered(),
  gaps: [
    VOTES,
    {
      case: 'says in a sentence what a chart shows',
      reason: 'without a picture the figures themselves are what is shown',
    },
  ],
});
