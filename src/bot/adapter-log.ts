/** One line of log: an event name and plain fields. Never message text, a name or a token. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * What adapters write in the log, the same on every platform, each after the adapter's name and a dot. `why` in a line
 * is the platform's own word for it or a short reason; never a person's words, and no name.
 */
export const ADAPTER_EVENTS = {
  request_refused: 'A request was not the platform’s, or could not be read. Nothing was run.',
  event_repeated: 'The platform sent an event again that was taken before.',
  event_ignored: 'The platform sent a kind of event that nothing here is for.',
  turn_failed: 'A fault on the way from a message to its answer.',
  send_refused: 'The platform did not take an answer, or what was asked of it for one.',
  update_refused: 'The platform did not take the change of a message or window already shown.',
  modal_refused: 'The platform did not open a window.',
  direct_refused: 'The platform did not open somebody’s own conversation with the bot.',
  lookup_failed: 'The platform did not say what somebody may manage, or where they are.',
  retried: 'A call of the platform is tried again.',
  records_away: 'The store did not answer; people get their answers all the same.',
  conversation_gone:
    'A conversation is no more, or the bot was taken out of it. What was kept for it is erased.',
  conversation_moved: 'The platform gave a conversation another id.',
  org_gone: 'An organisation took the app out. What was kept for it is erased.',
  installed: 'An organisation installed the app.',
  install_refused: 'Installing the app was broken off.',
  signed_in: 'The platform takes our credentials.',
  sign_in_refused: 'The platform refuses our credentials, or does not answer.',
  posts_wait:
    'Nothing can be posted for an organisation, for a reason on our side that `why` names.',
  posts_go_on: 'Posting for that organisation works again.',
  connected: 'The line to the platform is open.',
  disconnected: 'The line to the platform could not be opened, or broke.',
  ack_lost: 'An acknowledgement did not reach the platform, which will send the event again.',
  emulator: 'An emulator may call, and nothing checks who does.',
  sdk: 'A warning from the platform’s library.',
  fault: 'A fault outside of any message.',
} as const;

export type AdapterEvent = keyof typeof ADAPTER_EVENTS;

/** A log for one adapter, which knows no other events than those of `ADAPTER_EVENTS`. */
export interface AdapterLog {
  info(event: AdapterEvent, fields?: LogFields): void;
  warn(event: AdapterEvent, fields?: LogFields): void;
  error(event: AdapterEvent, fields?: LogFields): void;
}

/** Writes an adapter's events as "name.event". */
export function createAdapterLog(name: string, log: Log): AdapterLog {
  return {
    info: (event, fields) => log.info(`${name}.${event}`, fields),
    warn: (event, fields) => log.warn(`${name}.${event}`, fields),
    error: (event, fields) => log.error(`${name}.${event}`, fields),
  };
}
