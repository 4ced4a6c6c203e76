import { LIMITS } from '../../../adapters/teams/limits';
import { renderForTeams, type Place } from '../../../adapters/teams/render';
import { rendererContract, type RendererUnderTest } from '../../contracts/renderer.contract';
import { actsFrom, asksFrom, faults, opensFrom, readable, withoutCharts } from './card-reading';

const renderedIn =
  (place: Place): RendererUnderTest['render'] =>
  (reply) => {
    const message = renderForTeams(reply, place);
    const { suggestedActions, attachments } = message;
    const card = attachments[0]?.content;
    const suggested = suggestedActions?.actions ?? [];
    // Read as it is asked for.
    return {
      get words() {
        return [readable(card), ...suggested.map(({ title }) => title)].join('\n');
      },
      get beside() {
        return readable(withoutCharts(card));
      },
      get asks() {
        return [...asksFrom(card), ...suggested.map(({ value }) => value)];
      },
      get opens() {
        return opensFrom(card);
      },
      get acts() {
        return actsFrom(message);
      },
      get faults() {
        const size = Buffer.byteLength(JSON.stringify(message));
        return [...faults(card), ...(size > LIMITS.messageBytes ? [`${size} bytes`] : [])];
      },
    };
  };

rendererContract('a Teams chat', { render: renderedIn({ direct: true }) });
rendererContract('a Teams channel', { render: renderedIn({ delivery: 'd-17' }) });
rendererContract('a Teams message for one person alone', {
  render: renderedIn({ privately: true }),
});
