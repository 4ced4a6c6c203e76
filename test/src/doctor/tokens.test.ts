import { checkPlatforms } from '../../../src/doctor/examine-platforms';
import { DeliveryError, type Bot, type AdapterContext, type Message } from '../../../src/ports';
import { createKeptLog } from '../../fakes/house';

const house = { log: createKeptLog() } as unknown as AdapterContext;
const message: Message = {
  text: 'tips',
  from: { adapter: 'chat', org: 'o', ref: 'r' },
  direct: true,
};

/** A platform that takes its tokens after this many looks at its health. */
function chat(looks: number) {
  let left = looks;
  const seen: { bot?: Bot; stopped?: boolean } = {};
  const offered = {
    name: 'Chat',
    settings: ['CHAT_'],
    toTurnOn: 'Set CHAT_TOKEN.',
    load: () =>
      Promise.resolve(() => ({
        name: 'chat',
        start: (bot: Bot) => {
          seen.bot = bot;
          return Promise.resolve();
        },
        deliver: () => Promise.reject(new DeliveryError('nothing is sent', 'gone')),
        health: () => {
          left -= 1;
          return left < 0
            ? { ready: true, summary: 'Chat is connected.' }
            : { ready: false, summary: 'Chat refuses CHAT_TOKEN.' };
        },
        stop: () => {
          seen.stopped = true;
          return Promise.resolve();
        },
      })),
  };
  const check = () =>
    checkPlatforms({
      platforms: [offered],
      env: { CHAT_TOKEN: 'x' },
      house,
      tryTokens: true,
      wait: () => Promise.resolve(),
    });
  return { seen, check };
}

test('a platform that takes its tokens after a while is well, and is let go again', async () => {
  const { seen, check } = chat(3);
  expect(await check()).toEqual([{ state: 'ok', about: 'Chat', says: 'Chat is connected.' }]);
  expect(seen.stopped).toBe(true);
});

test('a platform that refuses its tokens is wrong, in its own words', async () => {
  const { seen, check } = chat(Infinity);
  expect(await check()).toMatchObject([{ state: 'wrong', says: 'Chat refuses CHAT_TOKEN.' }]);
  expect(seen.stopped).toBe(true);
});

test('somebody who asks during the check is told to ask again', async () => {
  const { seen, check } = chat(0);
  await check();
  expect((await seen.bot?.(message))?.title).toBe('Signpost is being checked');
});
