/**
 * The moments at which a crash would leave something different behind. Tests stop the process at each of them, so
 * a new kind of step in the life of a delivery needs its name here.
 */
export const POINTS = [
  'plan: begun',
  'plan: rows written',
  'plan: about to commit',
  'plan: committed',
  'send: lane taken',
  'send: claimed',
  'send: under way',
  'send: answered',
  'send: recorded',
  'send: doubt recorded',
  'read: claimed',
  'read: answered',
  'read: adopted',
  'read: queued again',
  'read: left unconfirmed',
  'report: told',
] as const;
/** The same on the way of an editor's change into what is answered. */
export const PUBLISH_POINTS = [
  'publish: begun',
  'publish: about to commit',
  'publish: committed',
] as const;

export type Point = (typeof POINTS)[number] | (typeof PUBLISH_POINTS)[number];

/** Called at each point. In a running bot it does nothing. */
export type Reach = (point: Point) => Promise<void>;
