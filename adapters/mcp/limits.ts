/** Ceilings of what assistants may send and are sent. All of them are ours: the protocol names none. */
export const LIMITS = {
  /** A call: a question or a draft, and a few fields around it. */
  request: { bytes: 64 * 1024, milliseconds: 5_000, depth: 16 },
  /** Characters of a question: more than anyone types. */
  question: 2_000,
  /** Characters of a draft: more than any platform's longest post. */
  draft: 10_000,
  altText: 2_000,
  /** Characters of an id or a topic's name. */
  name: 100,
  /** Servers kept between calls: as many calls as are commonly answered at a time. */
  idleServers: 16,
  /** Days that one look at the calendar covers. */
  days: 31,
} as const;
