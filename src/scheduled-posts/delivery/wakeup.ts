import type { Lane, Wake } from '../../store/ledger/port';

/** What there is to do, each safe to do too often, at once and in several processes. */
export interface Work {
  /** Plans what is due, asks for workers, and ends what is past its window. Quick. */
  tick(): Promise<void>;
  /** Looks up what nobody knows the fate of, and tells people what failed. Takes as long as the platforms let it. */
  settle(): Promise<void>;
  /** Sends what is due in one lane. */
  send(lane: Lane): Promise<void>;
  /** Deletes what is kept no longer. */
  purge(): Promise<void>;
}

/**
 * Wakes the workers up. A wake-up lost or doubled does no harm: the ledger says what is to be done, and every
 * tick asks for the lanes with something due.
 */
export interface Wakeup {
  start(work: Work): Promise<void>;
  /** Asks for workers on these lanes, inside the transaction that gave them something to do. */
  wake: Wake;
  /** Asks for workers on these lanes. */
  nudge(lanes: readonly Lane[]): Promise<void>;
  /** Resolves when nothing is being worked on any more. */
  stop(): Promise<void>;
}
