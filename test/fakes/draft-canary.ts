import { createBot } from '../../src/bot/bot';
import type { Bot, Records } from '../../src/ports';
import { createFixedClock, createKeptLog, createMemoryRecords, type KeptLog } from './house';
import { openTestKnowledge } from './shared-knowledge';

/** A draft that tells who a patient is in every way there is, and words of it that nobody may see again. */
export const CANARY = {
  draft:
    'Had the loveliest patient, 84yo John from Dudley, NHS number 943 476 5919, in bed 6 last night. Mr Quillfeather sang for us all!!! #bestjobever',
  words: /943 ?476|476 ?5919|84yo|\bjohn\b|dudley|quillfeather|bed 6|loveliest/i,
} as const;

/** A draft of which every word may be read again by its writer, and none may be kept. */
export const HARMLESS = {
  draft: 'Zebrafinch choir sings in the atrium on Monday 30 November at noon. #thankyouteam',
  words: /zebrafinch/i,
} as const;

/** A bot with the real content, and all that it logged. */
export function openCheckingBot(): { readonly bot: Bot; readonly log: KeptLog } {
  const log = createKeptLog();
  const knowledge = openTestKnowledge();
  const bot = createBot({
    knowledge,
    clock: createFixedClock('2026-11-22T12:00:00Z'),
    log,
    gaps: (asked, reply) => {
      log.info('gap', { words: knowledge.gap(asked, reply).join(' ') });
      return Promise.resolve();
    },
    reference: () => '7f3a9c',
  });
  return { bot, log };
}

/** Records that remember all they were ever told. */
export function openToldRecords(): { readonly records: Records; readonly told: () => string } {
  const told: unknown[] = [];
  const records = createMemoryRecords(createFixedClock('2026-11-22T12:00:00Z'));
  const listening = new Proxy(records, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        told.push(given);
        return method.apply(target, given);
      };
    },
  });
  return { records: listening, told: () => JSON.stringify(told) };
}
