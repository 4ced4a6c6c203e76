import { DeliveryError, type Adapter, type Log, type Records, type Reply } from '../ports';
import { said } from '../scheduled-posts/subscriptions/subscription-wording';
import type { Suggestion, Suggestions } from '../store/port';

export interface TellingParts {
  readonly suggestions: Suggestions;
  /** Every platform that is on; may fill up after this. */
  readonly adapters: readonly Adapter[];
  readonly records: Pick<Records, 'claim'>;
  readonly log: Log;
}

const AT_ONCE = 20;
/** Of several processes one tells, and one that could not tries again after this. */
const CLAIM_SECONDS = 600;

/**
 * Tells those who asked for it what became of their suggestions, and forgets who they were. Where the platform says that
 * they can't be reached they are forgotten too; where it may be reached later, they are told then.
 */
export function createTelling({ suggestions, adapters, records, log }: TellingParts) {
  return async (): Promise<void> => {
    for (const { suggestion, to } of await suggestions.toTell(AT_ONCE)) {
      const { id } = suggestion;
      const adapter = adapters.find(({ name }) => name === to.adapter);
      const key = { adapter: to.adapter, org: to.org, kind: 'suggestion', id };
      if (adapter === undefined || !(await records.claim(key, CLAIM_SECONDS))) continue;
      try {
        await adapter.deliver(to, whatBecameOf(suggestion), `suggestion-${id}`);
      } catch (error) {
        log.warn('suggestion.not.told', { suggestion: id });
        if (error instanceof DeliveryError && error.outcome === 'later') continue;
      }
      await suggestions.told(id);
    }
  };
}

const EVERY = 60_000;

/** Tells them, now and every minute. */
export function startTelling(parts: TellingParts): { stop(): void } {
  const tell = createTelling(parts);
  const look = (): void => {
    tell().catch((error: unknown) => {
      parts.log.warn('suggestions.not.told', {
        reason: error instanceof Error ? error.name : 'unknown',
      });
    });
  };
  const timer = setInterval(look, EVERY).unref();
  look();
  return { stop: () => clearInterval(timer) };
}

function whatBecameOf({ state, answer, words }: Suggestion): Reply {
  const sentence =
    state === 'taken'
      ? 'The editors took up your suggestion. Thank you.'
      : 'The editors read your suggestion and did not take it up. Thank you all the same.';
  const start = words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words;
  return said('Your suggestion', sentence, {
    blocks: [
      ...(answer === undefined
        ? []
        : [{ kind: 'paragraph', text: [{ bold: 'They say: ' }, answer] } as const]),
      { kind: 'note', text: [`You wrote: “${start}” I no longer keep that it was you.`] },
    ],
  });
}

const SHOWN = 200;
