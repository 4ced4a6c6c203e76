import type { Log } from '../../ports';
import type { Connection } from '../../store/schema';
import { createBoss } from './pg-boss-wakeup';
import { createTimer } from './timer';
import type { Wakeup } from './wakeup';

/** Queues where several replicas may share a server; a timer where one process has the file. `url` is the store's. */
export function chooseWakeup(
  engine: Connection['engine'],
  url: string | undefined,
  log: Log,
): Wakeup {
  return engine === 'postgres' && url !== undefined ? createBoss({ url, log }) : createTimer(log);
}
