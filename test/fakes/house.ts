import type {
  Address,
  Catalogue,
  Clock,
  AdapterContext,
  HttpHandler,
  Log,
  LogFields,
  RecordKey,
  Records,
} from '../../src/ports';

/** A clock that stands still until it is moved. */
export interface FixedClock extends Clock {
  moveTo(time: Date | string): void;
  pass(seconds: number): void;
}

/** A clock that begins at this instant. */
export function createFixedClock(time: Date | string): FixedClock {
  let now = new Date(time);
  return {
    now: () => new Date(now),
    moveTo: (to) => {
      now = new Date(to);
    },
    pass: (seconds) => {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}

/** A log that keeps its lines, so that a test can look for what must not be there. */
export interface KeptLog extends Log {
  readonly lines: readonly { level: string; event: string; fields: LogFields }[];
}

/** A log kept in memory. */
export function createKeptLog(): KeptLog {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Records in memory that keep the port's promises, with claims that end by the given clock. */
export function createMemoryRecords(clock: Clock): Records {
  const values = new Map<string, { key: RecordKey; value: string }>();
  const claims = new Map<string, { key: RecordKey; until: number }>();
  const name = (key: RecordKey) => JSON.stringify([key.adapter, key.org, key.kind, key.id]);
  const drop = (where: (key: RecordKey) => boolean) => {
    for (const [id, { key }] of values) if (where(key)) values.delete(id);
    for (const [id, { key }] of claims) if (where(key)) claims.delete(id);
  };
  return {
    get: (key) => Promise.resolve(values.get(name(key))?.value),
    put: (key, value) => {
      values.set(name(key), { key, value });
      return Promise.resolve();
    },
    remove: (key) => {
      values.delete(name(key));
      return Promise.resolve();
    },
    list: ({ adapter, org, kind }) =>
      Promise.resolve(
        [...values.values()]
          .filter(({ key }) => key.adapter === adapter && key.org === org && key.kind === kind)
          .map(({ key, value }) => ({ id: key.id, value }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    claim: (key, keepFor) => {
      const now = clock.now().getTime();
      const held = claims.get(name(key));
      if (held !== undefined && held.until > now) return Promise.resolve(false);
      claims.set(name(key), { key, until: now + keepFor * 1_000 });
      return Promise.resolve(true);
    },
    release: (key) => {
      claims.delete(name(key));
      return Promise.resolve();
    },
    forgetOrg: (adapter, org) => {
      drop((key) => key.adapter === adapter && key.org === org);
      return Promise.resolve();
    },
    forgetConversation: ({ adapter, org, ref }) => {
      drop((key) => key.adapter === adapter && key.org === org && key.id === ref);
      return Promise.resolve();
    },
    moveConversation: ({ adapter, org, ref }, id) => {
      for (const { key, value } of [...values.values()]) {
        if (key.adapter !== adapter || key.org !== org || key.id !== ref) continue;
        values.delete(name(key));
        const moved = { ...key, id };
        if (!values.has(name(moved))) values.set(name(moved), { key: moved, value });
      }
      return Promise.resolve();
    },
  };
}

/** A house for tests: everything in memory, and the handlers that were mounted. */
export interface FakeHouse extends AdapterContext {
  /** The shared conversations it was told that the bot has left, and by whom. */
  readonly departures: { readonly at: Address; readonly by: string | undefined }[];
  readonly log: KeptLog;
  readonly clock: FixedClock;
  /** More is asked than can be answered, from now on or no more. */
  rush(on: boolean): void;
  /** The handler mounted at this path or above it. */
  handler(path: string): HttpHandler | undefined;
}

/** A house whose clock begins at this instant. */
export function createFakeHouse(
  time: Date | string = '2026-03-02T09:00:00Z',
  catalogue: () => Catalogue = () => {
    throw new Error('this house was given no catalogue');
  },
): FakeHouse {
  const mounted = new Map<string, HttpHandler>();
  const clock = createFixedClock(time);
  const records = createMemoryRecords(clock);
  const departures: { at: Address; by: string | undefined }[] = [];
  let busy = false;
  return {
    overloaded: () => busy,
    rush: (on) => {
      busy = on;
    },
    clock,
    log: createKeptLog(),
    records,
    departures,
    catalogue,
    left: (at, by) => {
      departures.push({ at, by: by?.id });
      return records.forgetConversation(at);
    },
    http: {
      mount: (path, handler) => {
        mounted.set(path, handler);
      },
    },
    handler: (path) => [...mounted].find(([at]) => path === at || path.startsWith(`${at}/`))?.[1],
  };
}
