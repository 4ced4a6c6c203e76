import { pino, type DestinationStream } from 'pino';
import type { LogLevel } from '../settings/config';
import type { Log } from '../ports';

export interface LevelledLog extends Log {
  setLevel(level: LogLevel): void;
}

/** Writes one JSON line for each event to standard output, or to the stream given. Fields are facts, never a person's words. */
export function createLog(level: LogLevel, to?: DestinationStream): LevelledLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
  };
  const lines = to === undefined ? pino(options) : pino(options, to);
  return {
    setLevel: (next) => {
      lines.level = next;
    },
    debug: (event, fields = {}) => lines.debug(fields, event),
    info: (event, fields = {}) => lines.info(fields, event),
    warn: (event, fields = {}) => lines.warn(fields, event),
    error: (event, fields = {}) => lines.error(fields, event),
  };
}

/** The same log, whose events are counted as well. */
export function withCount(log: Log, noted: (event: string) => void): Log {
  const counted =
    (write: Log['info']): Log['info'] =>
    (event, fields) => {
      noted(event);
      write(event, fields);
    };
  return {
    debug: (event, fields) => log.debug(event, fields),
    info: counted((event, fields) => log.info(event, fields)),
    warn: counted((event, fields) => log.warn(event, fields)),
    error: counted((event, fields) => log.error(event, fields)),
  };
}
