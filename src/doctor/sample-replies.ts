import type { Knowledge } from '../../knowledge';
import { createBot } from '../bot/bot';
import type { Clock, Log, Reply } from '../ports';
import { openSubscriptions } from '../scheduled-posts/subscriptions/open-subscriptions';
import type { Store } from '../store/port';

/**
 * What is asked for an answer of every kind and make-up: the first five are what a home page shows, and between them
 * they have every kind of block.
 */
export const SAMPLE_QUESTIONS: readonly string[] = [
  'tips',
  'missed',
  'schedule',
  'help',
  'about',
  'welcome',
  'topics',
  'calendar',
  'tips all accessibility',
  'resources engagement',
  'twitter etiquette',
  'Mayo Clinic policy',
  'facebook or twitter pros and cons',
  'can I post a photo of a patient',
  'how do I treat a rash',
  'what is the capital of France',
  'hello',
  'thanks',
  'stats',
  'stats 75 and over',
  'stats regions',
  'trend for 35-44',
  'compare London and the North East',
  'subscribe',
  'subscribe tips weekdays at 9am',
  'schedule',
  'pause until monday',
  'history',
  'what do you hold on me',
];

export interface SampleParts {
  readonly knowledge: Knowledge;
  readonly timeZone: string;
  /** Changed by some of what is asked: never the real one. */
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** Real answers from the content that is used here, for platforms to check. */
export async function sampleReplies(parts: SampleParts): Promise<readonly Reply[]> {
  const { knowledge, timeZone, store, clock, log } = parts;
  const { changes } = await openSubscriptions({ store, knowledge, timeZone, adapters: [], log });
  const bot = createBot({ knowledge, changes, clock, log, reference: () => 'ref' });
  const from = { adapter: 'doctor', org: 'o', ref: 'r' };
  const person = { id: 'doctor', mayManage: () => Promise.resolve(true) };
  const replies: Reply[] = [];
  for (const text of SAMPLE_QUESTIONS)
    replies.push(await bot({ text, from, direct: true, person }));
  return replies;
}
