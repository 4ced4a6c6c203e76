import { createPlayground } from '../../../adapters/web';
import type { Bot, Message } from '../../../src/ports';
import {
  adapterContract,
  type AdapterStage,
  type Part,
  type Shown,
} from '../../contracts/adapter.contract';
import { createKeptLog } from '../../fakes/house';
import { attributes, foreignIn, wordsOf } from './html-reading';

/** The page's server, asked as its own script asks it. */
async function openPage(): Promise<AdapterStage> {
  const log = createKeptLog();
  const heard: Message[] = [];
  const drawn: string[] = [];
  let answer: Bot = () => Promise.reject(new Error('nobody has said what to answer'));
  const adapter = createPlayground({
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date('2026-03-30T09:00:00Z') },
    log,
    onlyAsks: () => true,
  });
  await adapter.start((message) => {
    heard.push(message);
    return answer(message);
  });
  const url = adapter.url() ?? '';
  const page = await (await fetch(url)).text();
  const token = /name="signpost-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const asked: Promise<void>[] = [];
  const send = async (body: object): Promise<void> => {
    const response = await fetch(new URL('/ask', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signpost-token': token },
      body: JSON.stringify(body),
    });
    drawn.push(((await response.json()) as { html: string }).html);
  };
  const ask = (body: object): Promise<void> => {
    const sent = send(body);
    asked.push(sent);
    return sent;
  };
  let stopped = false;
  const stop = async () => {
    stopped = true;
    await adapter.stop();
    // Whatever was answered has been sent; a question that was cut off rejects here.
    await Promise.all(asked);
  };
  return {
    log,
    adapter,
    heard,
    get shown() {
      return drawn.map(read);
    },
    acts: () => drawn.flatMap(foreignIn),
    answerWith: (given) => {
      answer = given;
    },
    say: (parts) => ask({ q: parts.map(written).join('') }),
    press: (q) => ask({ q }),
    pressForgotten: () => ask({ survey: 'page 3' }),
    settled: () => Promise.resolve(),
    stop,
    close: async () => {
      if (!stopped) await stop();
    },
  };
}

function read(html: string): Shown {
  return { words: wordsOf(html), asks: attributes(html, 'data-ask') };
}

/** People type names and quotes as they do elsewhere. */
function written(part: Part): string {
  if (typeof part === 'string') return part;
  if ('bot' in part) return '@Signpost';
  if ('person' in part) return `@${part.person.replace(' ', '.')}`;
  return 'emoji' in part ? part.drawn : `> ${part.quote}\n`;
}

const MEMORY = 'a post is kept in memory, and no platform takes it';
const ONE = 'the page and what shows it are one process on one machine';

adapterContract('the local page', {
  open: openPage,
  shapes: ['as people type it'],
  gaps: [
    {
      case: 'while the store is away, people are answered and greeted all the same',
      reason: 'it asks no store about a question',
    },
    {
      case: 'an event that comes twice is answered once, whichever replica gets it',
      reason: 'a browser sends a question once, and shows one answer',
    },
    {
      case: 'an answer the platform refuses is said in plain words, once and whole',
      reason: 'a browser refuses no page of ours',
    },
    { case: 'a post the platform refuses is said in plain words, once and whole', reason: MEMORY },
    { case: 'a post whose answer is lost is uncertain, and was tried once', reason: MEMORY },
    { case: 'a post whose answer is lost is found by reading back', reason: MEMORY },
    { case: 'a post to a conversation that is no more is gone', reason: MEMORY },
    { case: 'a post that is turned down is for later', reason: MEMORY },
    {
      case: 'starts while its platform is away, says so, and is ready by itself once it is back',
      reason: ONE,
    },
    {
      case: 'answers what was asked while its platform was away, once that is back',
      reason: ONE,
    },
    { case: 'greets a conversation it comes to, once', reason: 'the page itself is the welcome' },
    {
      case: 'what nobody has heard of is passed over, and logged without its words',
      reason: 'it is told of nothing but questions, and another path is no page',
    },
    {
      case: 'another bot, an edit and a deletion are not answered',
      reason: 'whoever has the page’s token is the person at the page',
    },
    { case: 'a file without words is answered with help', reason: 'the page takes only words' },
  ],
});
