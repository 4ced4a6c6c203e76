import { EMULATOR, createStage, type Stage } from './stage';
import { activity, BOT as BOT_ID } from './activities';
import { actsFrom, asksFrom, readable } from './card-reading';
import { aReply } from '../../fixtures/replies';
import type { TeamsMessage } from '../../../adapters/teams/render';
import {
  BOT,
  type AdapterStage,
  type Manner,
  type Opening,
  type Part,
} from '../../contracts/adapter.contract';

/** The name that a trust gave its bot, with a character that HTML writes otherwise. */
const NAME = 'Comms & Care Helper';
const WRITTEN_NAME = 'Comms &amp; Care Helper';

/** The shapes in which Teams has been seen to send the same words. */
export const SHAPES = [
  'with each mention marked, as its entity says',
  'with mentions whose entity says no text',
  'with a mention whose entity reads the & that the text writes',
  'with bare names in the text',
  'with names after an @',
  'as HTML alone',
  'beside an entity that nobody can read',
] as const;
type Shape = (typeof SHAPES)[number];

interface TeamsStage extends AdapterStage {
  readonly inner: Stage;
  last(): unknown;
}

/** The adapter before a stand-in for Microsoft's service. */
export async function openTeamsStage({ records, beside }: Opening): Promise<AdapterStage> {
  const other = (beside as TeamsStage | undefined)?.inner;
  const hand = { away: false, back: Promise.resolve(), cut: () => {}, return: () => {} };
  let missed = Promise.resolve();
  let answer: AdapterStage['answerWith'] extends (given: infer Given) => void
    ? Given
    : never = () => Promise.resolve(aReply());
  const inner = await createStage({
    settings: EMULATOR,
    answer: (message) => answer(message),
    microsoft: { wait: () => hand.back },
    ...(records && { records }),
    ...(other && { beside: other }),
  });
  const { service } = inner;
  // What is shown to whoever pressed a button comes as the answer to the press.
  const inAnswers: { words: string; asks: string[] }[] = [];
  let last: unknown;
  let working = Promise.resolve();
  const hands = (given: unknown): Promise<void> => {
    last = given;
    const done = inner.send(given).then(({ status, body }) => {
      expect(status).toBe(200);
      const value = (body as { value?: unknown } | undefined)?.value;
      if (typeof value === 'string') inAnswers.push({ words: value, asks: [] });
    });
    working = Promise.all([working, done]).then(() => undefined);
    return done;
  };
  const press = (data: object) =>
    hands(activity('personal', service.url, { text: undefined, value: data }));
  const stage: TeamsStage = {
    inner,
    log: inner.house.log,
    adapter: inner.adapter,
    heard: inner.asked,
    get shown() {
      return [...service.posted.map(({ message }) => seen(message)), ...inAnswers];
    },
    acts: () => service.posted.flatMap(({ message }) => actsFrom(message)),
    answerWith: (given) => {
      answer = given;
    },
    say: (parts, manner = 'typed', shape = SHAPES[0]) =>
      hands(
        activity(parts.includes(BOT) ? 'channel' : 'personal', service.url, {
          recipient: { id: BOT_ID, name: NAME },
          ...written(parts, shape as Shape),
          ...inManner(manner),
        }),
      ),
    press: (ask) => press({ ask, msteams: { type: 'messageBack', text: ask } }),
    pressForgotten: () =>
      hands(
        activity('personal', service.url, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb: 'survey', data: { page: 3 } } },
        }),
      ),
    last: () => last,
    repeat: (from) => hands((from as TeamsStage).last()),
    meet: async () => {
      await hands(activity('personal', service.url, { type: 'installationUpdate', action: 'add' }));
      const membersAdded = [{ id: BOT_ID }];
      await hands(activity('personal', service.url, { type: 'conversationUpdate', membersAdded }));
    },
    happen: (text) => hands(activity('personal', service.url, { type: 'weatherChanged', text })),
    settled: () => working,
    platform: {
      refuseRich: () => service.refuseCards(),
      loseAnswer: () => service.loseAnswer(),
      vanish: () =>
        service.next({ status: 404, body: '{"error":{"code":"ConversationNotFound"}}' }),
      refuse: () => service.next({ status: 429, headers: { 'retry-after': '30' } }),
      away: () => {
        missed = new Promise((resolve) => service.away(resolve));
        hand.back = new Promise((resolve) => (hand.return = resolve));
      },
      missed: () => missed,
      back: () => {
        service.away(undefined);
        hand.return();
      },
    },
    stop: () => inner.adapter.stop(),
    close: () => inner.close(),
  };
  return stage;
}

function seen(message: TeamsMessage): { words: string; asks: string[] } {
  const [card] = message.attachments;
  if (card === undefined) return { words: message.text ?? '', asks: [] };
  return { words: readable(card.content), asks: asksFrom(card.content) };
}

function inManner(manner: Manner): object {
  switch (manner) {
    case 'typed':
      return {};
    case 'by another bot':
      return { from: { id: '28:another-bot', name: 'Another' } };
    case 'by a workflow':
      return { from: { id: '28:0f1c2d3e-workflows', name: 'Workflows' } };
    case 'edited':
      return { type: 'messageUpdate' };
    case 'deleted':
      return { type: 'messageDelete' };
    case 'only a file':
      return {
        text: undefined,
        attachments: [
          { contentType: 'image/*', contentUrl: 'https://a.example/picture' },
          {
            contentType: 'text/html',
            content: '<p><img src="https://a.example/p" alt="image"></p>',
          },
        ],
      };
  }
}

/** The same words in one of the shapes, with their entities and, where Teams gives it too, their HTML. */
function written(parts: readonly Part[], shape: Shape): object {
  const html = { contentType: 'text/html', content: `<p>${parts.map(asHtml).join('')}</p>` };
  const quoted = parts.some((part) => typeof part === 'object' && 'quote' in part);
  const text = parts.map((part) => asText(part, shape)).join('');
  return {
    ...(shape !== 'as HTML alone' && { text }),
    attachments: quoted || shape === 'as HTML alone' ? [html] : [],
    entities: [
      { type: 'clientInfo', locale: 'en-GB', platform: 'Web' },
      ...(shape === 'beside an entity that nobody can read'
        ? [{ type: 'mention', mentioned: { name: 'Someone' }, text: '<at>Someone</at>' }, null, 7]
        : []),
      ...parts.flatMap((part) => entityFor(part, shape)),
    ],
  };
}

function asText(part: Part, shape: Shape): string {
  if (typeof part === 'string') return part;
  if ('emoji' in part) return part.drawn;
  if ('quote' in part) return `Ann Lee ${part.quote} \n`;
  const name = 'bot' in part ? NAME : part.person;
  if (shape === 'with bare names in the text') return name;
  if (shape === 'with names after an @') return `@${name}`;
  if (shape === 'with mentions whose entity says no text') return `<at id="0">${name}</at>`;
  return `<at>${'bot' in part ? WRITTEN_NAME : name}</at>`;
}

function entityFor(part: Part, shape: Shape): object[] {
  if (typeof part === 'string' || 'emoji' in part || 'quote' in part) return [];
  const name = 'bot' in part ? NAME : part.person;
  const mentioned = { id: 'bot' in part ? BOT_ID : `29:${name}`, name };
  const mention = { type: 'mention', mentioned };
  if (shape === 'with mentions whose entity says no text') return [mention];
  const read = shape === 'with a mention whose entity reads the & that the text writes';
  return [{ ...mention, text: read ? `<at>${name}</at>` : asText(part, shape) }];
}

function asHtml(part: Part): string {
  if (typeof part === 'string')
    return part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/^ | $/g, '&nbsp;');
  if ('emoji' in part) return `<emoji alt="${part.drawn}" title="${part.emoji}"></emoji>`;
  if ('quote' in part)
    return `<blockquote itemscope itemtype="http://schema.skype.com/Reply"><strong>Ann Lee</strong><p>${part.quote}</p></blockquote>`;
  const name = 'bot' in part ? WRITTEN_NAME : part.person;
  return `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${name}</span>`;
}
