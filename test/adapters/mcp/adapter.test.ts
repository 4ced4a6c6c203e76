import type { Bot, Message } from '../../../src/ports';
import { adapterContract, type AdapterStage, type Part } from '../../contracts/adapter.contract';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { openMcp } from './stage';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

interface Given {
  readonly text: string;
  readonly next: readonly { readonly ask?: string }[];
}

/** The SDK's own client, asking on somebody's behalf. */
async function openAssistant(): Promise<AdapterStage> {
  const heard: Message[] = [];
  const given: Given[] = [];
  let answer: Bot = () => Promise.reject(new Error('nobody has said what to answer'));
  const bot: Bot = (message) => {
    heard.push(message);
    return answer(message);
  };
  const stage = await openMcp(openTestKnowledge(), undefined, undefined, bot);
  const client = await stage.client();
  const asked: Promise<void>[] = [];
  const ask = (question: string): Promise<void> => {
    const sent = client
      .callTool({ name: 'ask', arguments: { question } })
      .then(({ structuredContent }) => void given.push(structuredContent as Given));
    asked.push(sent);
    return sent;
  };
  return {
    log: stage.house.log,
    adapter: stage.adapter,
    heard,
    get shown() {
      return given.map(({ text, next }) => ({
        words: text,
        asks: next.flatMap((one) => one.ask ?? []),
      }));
    },
    acts: () => given.flatMap(({ text }) => text.match(CONTROLS) ?? []),
    answerWith: (now) => {
      answer = now;
    },
    say: (parts) => ask(parts.map(written).join('')),
    press: ask,
    settled: () => Promise.resolve(),
    stop: async () => {
      await stage.adapter.stop();
      await Promise.all(asked);
    },
    close: () => stage.close(),
  };
}

/** An assistant hands on what somebody typed to it. */
function written(part: Part): string {
  if (typeof part === 'string') return part;
  if ('bot' in part) return '@Signpost';
  if ('person' in part) return `@${part.person.replace(' ', '.')}`;
  return 'emoji' in part ? part.drawn : `> ${part.quote}\n`;
}

const NO_POSTS = 'nothing can be posted to an assistant';
const NO_PLATFORM = 'whoever calls is the platform, so there is none that could be away';

adapterContract('an assistant', {
  open: openAssistant,
  shapes: ['as somebody typed it'],
  gaps: [
    {
      case: 'while the store is away, people are answered and greeted all the same',
      reason: 'it asks no store about a question',
    },
    {
      case: 'an event that comes twice is answered once, whichever replica gets it',
      reason: 'each call has its answer, and answering changes nothing',
    },
    {
      case: 'an answer the platform refuses is said in plain words, once and whole',
      reason: 'it is given plain words to begin with',
    },
    {
      case: 'a post the platform refuses is said in plain words, once and whole',
      reason: NO_POSTS,
    },
    { case: 'a post whose answer is lost is uncertain, and was tried once', reason: NO_POSTS },
    { case: 'a post whose answer is lost is found by reading back', reason: NO_POSTS },
    { case: 'a post to a conversation that is no more is gone', reason: NO_POSTS },
    { case: 'a post that is turned down is for later', reason: NO_POSTS },
    {
      case: 'starts while its platform is away, says so, and is ready by itself once it is back',
      reason: NO_PLATFORM,
    },
    {
      case: 'answers what was asked while its platform was away, once that is back',
      reason: NO_PLATFORM,
    },
    { case: 'greets a conversation it comes to, once', reason: 'it has no conversations' },
    {
      case: 'a month-old button that nobody knows any more is answered',
      reason: 'it has no buttons: what may be asked next is a question',
    },
    {
      case: 'what nobody has heard of is passed over, and logged without its words',
      reason: 'the protocol has its own answer to a method that nobody knows',
    },
    {
      case: 'another bot, an edit and a deletion are not answered',
      reason: 'its callers are programs, and each call is new',
    },
    { case: 'a file without words is answered with help', reason: 'a question is text' },
  ],
});

it('can’t be posted to, and says so as a conversation that is gone', async () => {
  const stage = await openMcp(openTestKnowledge());
  const to = { adapter: 'mcp', org: 'mcp', ref: 'call' };
  const post = stage.adapter.deliver(
    to,
    await stage.bot({ text: 'tips', from: to, direct: true }),
    'd-1',
  );
  await expect(post).rejects.toMatchObject({ name: 'DeliveryError', outcome: 'gone' });
  await stage.close();
});
