/** What must become of something that was sent to the bot. */
export type Due = 'answer' | 'refusal' | 'nothing';

interface Item {
  readonly way: string;
  readonly at: number;
  readonly due: Due;
  /** How many faults in its way leave it without an answer: as many as the bot tries. */
  readonly tries: number;
  /** What was said, told only when nobody can explain what became of it. */
  readonly text: string | undefined;
  readonly faults: string[];
  copies: number;
  refused: boolean;
  over: boolean;
}

/** Every question that was asked, and what became of it. */
export interface Account {
  ask(way: string, due?: Due, tries?: number, text?: string): number;
  /** A fault was put in the way of the answer to this one. */
  fault(n: number, fault: string): void;
  /** The peer takes this one no longer, however often it is tried. */
  over(n: number, why: string): void;
  /** Its answer reached the peer. */
  answered(n: number, said: string): void;
  /** The service refused it, in the way it must. */
  refused(n: number): void;
  /** Something nobody can explain. */
  odd(what: string): void;
  /** Whether such a fault was already put in its way. */
  had(n: number, fault: string): boolean;
  totals(now: number): Totals;
}

export interface Totals {
  readonly asked: number;
  readonly answered: number;
  readonly slowedDown: number;
  readonly refused: number;
  /** Without an answer because of the faults put in its way, by way. */
  readonly lost: Readonly<Record<string, number>>;
  /** Answered again after the first answer was taken and its receipt lost. */
  readonly twice: number;
  /** Answered by the last try there was, its receipt lost: the service must think they went without. */
  readonly unreceipted: number;
  readonly waiting: number;
  readonly unexplained: number;
  readonly ways: Readonly<Record<string, number>>;
  /** Milliseconds from question to answer since the last look, and in all; with no fault in the way. */
  readonly recent: Percentiles;
  readonly all: Percentiles;
  /** The slowest hundredth since the last look, by way. */
  readonly slowest: Readonly<Record<string, number>>;
  readonly odd: ReadonlyMap<string, number>;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Longer than a question waits for its answer however often it is tried again, in milliseconds. */
const PATIENCE = 75_000;

/** An account that begins empty. An item nobody speaks of for `PATIENCE` is closed with what is known of it. */
export function createAccount(now: () => number): Account {
  const open = new Map<number, Item>();
  const closed = {
    answered: 0,
    slowedDown: 0,
    refused: 0,
    twice: 0,
    unreceipted: 0,
    unexplained: 0,
  };
  const lost: Record<string, number> = {};
  const ways: Record<string, number> = {};
  const odd = new Map<string, number>();
  let recent: { readonly way: string; readonly ms: number }[] = [];
  const all: number[] = [];
  let asked = 0;

  const strange = (what: string): void => {
    closed.unexplained += 1;
    odd.set(what, (odd.get(what) ?? 0) + 1);
  };

  function close(n: number, item: Item): void {
    open.delete(n);
    const { way, text, due, tries, faults, copies, refused, over } = item;
    const name = text === undefined ? way : `${way} saying ${shown(text)}`;
    const taken = faults.filter((fault) => fault.startsWith('taken')).length;
    // A slow answer is an answer, and refused blocks go out again at once, without using up a try.
    const failed = faults.filter((fault) => fault !== 'slow' && fault !== 'blocks refused').length;
    if (due === 'refusal' && refused && copies === 0) closed.refused += 1;
    else if (due === 'nothing' && copies === 0) closed.refused += 1;
    else if (due !== 'answer') strange(`${name}: ${copies > 0 ? 'answered' : 'not refused'}`);
    else if (copies === 0 && (over || failed >= tries)) lost[way] = (lost[way] ?? 0) + 1;
    else if (copies === 0) strange(`${name}: no answer after ${faults.join(', ') || 'no fault'}`);
    else if (copies > 1 + taken) strange(`${name}: answered ${String(copies)} times`);
    else {
      closed.answered += 1;
      if (failed >= tries) closed.unreceipted += 1;
      if (copies > 1) closed.twice += 1;
    }
  }

  return {
    ask(way, due = 'answer', tries = 1, text) {
      asked += 1;
      ways[way] = (ways[way] ?? 0) + 1;
      const fresh = { faults: [], copies: 0, refused: false, over: false };
      open.set(asked, { way, due, tries, text, at: now(), ...fresh });
      return asked;
    },
    fault: (n, fault) => void open.get(n)?.faults.push(fault),
    over(n, why) {
      const item = open.get(n);
      if (item === undefined) return;
      item.faults.push(why);
      item.over = true;
    },
    answered(n, said) {
      const item = open.get(n);
      if (item === undefined) {
        strange(`an answer to nothing we asked, or ${String(PATIENCE / 1000)} seconds late`);
        return;
      }
      item.copies += 1;
      if (item.copies > 1) return;
      if (said.includes('a lot of questions in the last minute')) closed.slowedDown += 1;
      if (item.faults.length > 0) return;
      recent.push({ way: item.way, ms: now() - item.at });
      all.push(now() - item.at);
    },
    refused(n) {
      const item = open.get(n);
      if (item !== undefined) item.refused = true;
    },
    odd: strange,
    had: (n, fault) => open.get(n)?.faults.includes(fault) ?? false,
    totals(until) {
      for (const [n, item] of open) if (until - item.at > PATIENCE) close(n, item);
      const times = percentiles(recent.map(({ ms }) => ms));
      const slowest: Record<string, number> = {};
      for (const { way, ms } of recent) {
        if (ms >= times.p99) slowest[way] = (slowest[way] ?? 0) + 1;
      }
      const totals = {
        asked,
        ...closed,
        lost,
        ways,
        odd,
        waiting: open.size,
        recent: times,
        slowest,
        all: percentiles(all),
      };
      recent = [];
      return totals;
    },
  };
}

/** The start of what was said, with what cannot be seen spelled out, and its length. */
function shown(text: string): string {
  const start = JSON.stringify(text.slice(0, 40)).replace(/[^\x20-\x7e]/g, (each) => {
    return `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${start} (${String(text.length)} characters)`;
}

/** Of these values; noughts where there are none. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}
