import type { AdapterContext, AdapterLog, Bot, Dedupe, WithRetry } from '../../src/ports';
import type { Asked } from './receive';
import type { Settings } from './settings';

/** Everything that handling an activity needs. */
export interface TeamsContext {
  readonly bot: Bot;
  readonly house: AdapterContext;
  readonly log: AdapterLog;
  readonly settings: Settings;
  readonly patiently: WithRetry;
  readonly once: Dedupe;
}

/** Puts words to the bot on behalf of whoever sent the activity. */
export type Ask = (asked: Asked) => ReturnType<Bot>;
