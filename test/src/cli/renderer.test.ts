import { plainText } from '../../../knowledge';
import { rendererContract } from '../../contracts/renderer.contract';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

rendererContract('the terminal', {
  render: (reply) => {
    const words = plainText(reply);
    return {
      words,
      beside: words,
      asks: [...words.matchAll(/: type “([^”]*)”/g)].map(([, ask = '']) => ask),
      // A terminal opens nothing by itself; what looks like an address is shown whole.
      opens: [...words.matchAll(/https?:\/\/[^\s)]+/g)].map(([url]) => url),
      acts: words.match(CONTROLS) ?? [],
      faults: [],
    };
  },
  gaps: [
    {
      case: 'says in a sentence what a chart shows',
      reason: 'the figures themselves are what is shown',
    },
    { case: 'sends a form’s sentence', reason: 'subscriptions are for chats, and this is none' },
    { case: 'asks whether it helped', reason: 'nobody is known here, so no vote could count once' },
  ],
});
