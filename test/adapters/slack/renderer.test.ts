import { renderForSlack, type Look } from '../../../adapters/slack/render';
import { rendererContract, type RendererUnderTest } from '../../contracts/renderer.contract';
import { actsIn, asksIn, linksIn, markupIn, opensIn, read, shownIn } from './reading';
import { slackFaults } from './validator';

const renderedAs =
  (look: Look): RendererUnderTest['render'] =>
  (reply) => {
    const { text, blocks } = renderForSlack(reply, look);
    const where = look.surface === 'private' ? 'message' : look.surface;
    const drawn = (block: { type: string }) => block.type === 'data_visualization';
    const rest = blocks.filter((block) => !drawn(block));
    // Read as it is asked for.
    return {
      get words() {
        return read(shownIn(blocks));
      },
      get beside() {
        return read([shownIn(rest), text].join('\n'));
      },
      get asks() {
        return asksIn(blocks);
      },
      get opens() {
        return [...opensIn(blocks), ...linksIn(text)];
      },
      get acts() {
        return [text, ...markupIn(blocks)].flatMap(actsIn);
      },
      get faults() {
        return slackFaults(blocks, where, text);
      },
    };
  };

rendererContract('a Slack message', { render: renderedAs({ surface: 'message' }) });
rendererContract('a Slack message where captioned tables are refused', {
  render: renderedAs({ surface: 'message', figures: 'chart' }),
});
rendererContract('a Slack message where charts are refused', {
  render: renderedAs({ surface: 'message', figures: 'data-table' }),
});
rendererContract('a Slack message where both are refused', {
  render: renderedAs({ surface: 'message', figures: 'table' }),
});
rendererContract('a Slack message where tables are refused too', {
  render: renderedAs({ surface: 'message', figures: 'list' }),
});
rendererContract('a private Slack message', {
  render: renderedAs({ surface: 'private', asked: 'tips' }),
});
rendererContract('a Slack modal', { render: renderedAs({ surface: 'modal' }) });
rendererContract('Slack’s Home tab', { render: renderedAs({ surface: 'home' }) });
