import { renderForAssistants } from '../../../adapters/mcp/render';
import type { Catalogue } from '../../../src/ports';
import { rendererContract } from '../../contracts/renderer.contract';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const NOTHING = { item: () => undefined } as unknown as Catalogue;

interface Next {
  readonly ask?: string;
  readonly link?: string;
}

rendererContract('what an assistant is given', {
  render: (reply) => {
    const { content, structuredContent } = renderForAssistants(reply, NOTHING, []);
    const [shown] = content;
    const words = shown?.type === 'text' ? shown.text : '';
    const next = structuredContent?.['next'] as readonly Next[];
    return {
      words: [words, ...next.map((one) => JSON.stringify(one))].join('\n'),
      beside: words,
      asks: next.flatMap(({ ask }) => ask ?? []),
      opens: [...[...words.matchAll(/https?:\/\/[^\s)]+/g)].map(([url]) => url)],
      acts: words.match(CONTROLS) ?? [],
      faults: [],
    };
  },
  gaps: [
    {
      case: 'says in a sentence what a chart shows',
      reason: 'the figures themselves are what is given',
    },
    { case: 'sends a form’s sentence', reason: 'a form is for a chat, and this is none' },
    { case: 'asks whether it helped', reason: 'nobody is known here, so no vote could count once' },
  ],
});
