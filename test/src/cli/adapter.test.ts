import { PassThrough } from 'node:stream';
import type { Asked } from '../../../knowledge/commands/query';
import { answerInTerminal, type Answering } from '../../../src/cli/terminal';
import type { Bot, Message } from '../../../src/ports';
import {
  adapterContract,
  type AdapterStage,
  type Part,
  type Shown,
} from '../../contracts/adapter.contract';
import { createKeptLog } from '../../fakes/house';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const HERE = { adapter: 'terminal', org: 'here', ref: 'here' };

/** The command reading questions from lines, as it does for whoever pipes them in. */
function openTerminal(): AdapterStage {
  const log = createKeptLog();
  const heard: Message[] = [];
  const printed: string[] = [];
  const input = new PassThrough();
  let answer: Bot = () => Promise.reject(new Error('nobody has said what to answer'));
  const knowledge: Answering = {
    read: (words) => ({
      asked: { kind: 'search', words } satisfies Asked,
      patient: false,
      wentOn: false,
      asker: [],
    }),
    turn: () => undefined,
    answer: (asked) => {
      const message = {
        text: asked.kind === 'search' ? asked.words : '',
        from: HERE,
        direct: true,
      };
      heard.push(message);
      return answer(message);
    },
    describeChange: () => {
      throw new Error('nothing here asks for a change');
    },
    explain: () => Promise.resolve([]),
  };
  const print = (line: string) => {
    printed.push(line);
    return Promise.resolve();
  };
  const running = answerInTerminal(['--jsonl'], { input, print }, () => knowledge);
  let asked = 0;
  const type = (query: string) => {
    asked += 1;
    input.write(`${JSON.stringify({ id: asked, query })}\n`);
    return Promise.resolve();
  };
  const stop = async () => {
    input.end();
    await running;
  };
  return {
    log,
    heard,
    get shown() {
      return printed.map(readPrinted);
    },
    acts: () => printed.flatMap((line) => readPrinted(line).words.match(CONTROLS) ?? []),
    answerWith: (given) => {
      answer = given;
    },
    say: (parts) => type(parts.map(written).join('')),
    press: type,
    settled: async () => {
      while (printed.length < asked) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop,
    close: stop,
  };
}

function readPrinted(line: string): Shown {
  const { text: words } = JSON.parse(line) as { text: string };
  const asks = [...words.matchAll(/: type “([^”]*)”/g)].map(([, ask = '']) => ask);
  return { words, asks };
}

/** People type names and quotes as they do elsewhere. */
function written(part: Part): string {
  if (typeof part === 'string') return part;
  if ('bot' in part) return '@Signpost';
  if ('person' in part) return `@${part.person.replace(' ', '.')}`;
  return 'emoji' in part ? part.drawn : `> ${part.quote}\n`;
}

const POSTS = 'nothing is posted in a terminal';

adapterContract('the terminal', {
  open: () => Promise.resolve(openTerminal()),
  shapes: ['as people type it'],
  gaps: [
    {
      case: 'while the store is away, people are answered and greeted all the same',
      reason: 'a terminal asks no store',
    },
    {
      case: 'an event that comes twice is answered once, whichever replica gets it',
      reason: 'a line is read once, by one process',
    },
    {
      case: 'an answer the platform refuses is said in plain words, once and whole',
      reason: 'it is in plain words already',
    },
    { case: 'a post the platform refuses is said in plain words, once and whole', reason: POSTS },
    { case: 'a post whose answer is lost is uncertain, and was tried once', reason: POSTS },
    { case: 'a post whose answer is lost is found by reading back', reason: POSTS },
    { case: 'a post to a conversation that is no more is gone', reason: POSTS },
    { case: 'a post that is turned down is for later', reason: POSTS },
    {
      case: 'starts while its platform is away, says so, and is ready by itself once it is back',
      reason: 'whoever reads is there, or the command ends',
    },
    {
      case: 'answers what was asked while its platform was away, once that is back',
      reason: 'whoever reads is there, or the command ends',
    },
    { case: 'greets a conversation it comes to, once', reason: 'whoever types has come to it' },
    {
      case: 'a month-old button that nobody knows any more is answered',
      reason: 'what a button would type is typed by hand',
    },
    {
      case: 'what nobody has heard of is passed over, and logged without its words',
      reason: 'lines are all that comes in, and one that can’t be read is reported',
    },
    {
      case: 'another bot, an edit and a deletion are not answered',
      reason: 'a line is a line, whoever typed it',
    },
    { case: 'a file without words is answered with help', reason: 'there are only words' },
  ],
});
