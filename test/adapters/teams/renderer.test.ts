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
    const size = Buffer.byteLength(JSON.stringify(message));
    return {
      words: [readable(card), ...suggested.map(({ title }) => title)].join('\n'),
      beside: readable(withoutCharts(card)),
      asks: [...asksFrom(card), ...suggested.map(({ value }) => value)],
      opens: opensFrom(card),
      acts: actsFrom(message),
      faults: [...faults(card), ...(size > LIMITS.messageBytes ? [`${size} bytes`] : [])],
    };
  };

rendererContract('a Teams chat', { render: renderedIn({ direct: true }) });
rendererContract('a Teams channel', { render: renderedIn({ delivery: 'd-17' }) });
rendererContract('a Teams message for one person alone', {
  render: renderedIn({ privately: true }),
});
