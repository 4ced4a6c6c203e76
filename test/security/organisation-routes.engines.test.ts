import type { Knowledge } from '../../knowledge';
import { COMMANDS } from '../../knowledge/commands/table';
import { createBot } from '../../src/bot/bot';
import type { Bot } from '../../src/ports';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Tables } from '../../src/store/schema';
import { openSubscriptions } from '../../src/scheduled-posts/subscriptions/open-subscriptions';
import { makeSubscription } from '../contracts/store.contract';
import { createFixedClock, createKeptLog } from '../fakes/house';
import { remembering } from '../fakes/remembering-knowledge';
import { openTestKnowledge } from '../fakes/shared-knowledge';
import { startPostgres, type PostgresServer } from '../postgres';
import { SDK } from '../adapters/teams/sdk';
import { openSlack, openTeams, type SignedPlatform } from '../fakes/two-organisations';
import { type Command } from '../../knowledge/commands/command';

// Opening the whole content takes seconds, and many times that on a busy machine.
jest.setTimeout(180_000);

/** Theirs is attacked from ours. Both are tenants' ids, which serve as workspaces' too. */
const OURS = '5f3a2c10-0000-4000-8000-00000000aaaa';
const THEIRS = '5f3a2c10-0000-4000-8000-00000000bbbb';
const ID = '0b7e9c1e9c1e';
const DELIVERY = '0b7e9c1e-0000-5000-8000-00000000dddd';
/** Only their subscription has this time, so whoever reads it has read theirs. */
const TELLTALE = '07:13';

/** What somebody may add to each command to reach a post of another organisation. */
const AIMS = [
  '',
  `#${ID}`,
  ID,
  DELIVERY,
  `arrived ${DELIVERY}`,
  `again ${DELIVERY}`,
  'me',
  '10:30',
];
/** Also what the command's own examples say, so that a new command is tried as people use it. */
const attempts = ({ word, examples, changes }: Command): readonly string[] =>
  changes
    ? [
        ...AIMS.map((aim) => `${word} ${aim}`.trim()),
        ...examples.flatMap((example) => [example, `${example} #${ID}`]),
        `${word} helpful tip-001`,
      ]
    : [`${word} #${ID}`, `${word} ${DELIVERY}`, ...examples.slice(0, 1)];

let knowledge: Knowledge;
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
  knowledge = remembering(openTestKnowledge());
});
afterAll(() => server.stop());

type Store = readonly [name: string, url: () => Promise<string>];
const SQLITE: Store = ['SQLite', () => Promise.resolve(':memory:')];
const POSTGRES: Store = ['PostgreSQL', () => server.database()];
const TEAMS = ['Teams', openTeams] as const;
/** Slack and the stores are the same whichever SDK Teams runs on. */
const [PLATFORMS, STORES] =
  SDK.sdk === 'agents'
    ? [[TEAMS], [SQLITE]]
    : [
        [['Slack', openSlack] as const, TEAMS],
        [SQLITE, POSTGRES],
      ];
const worlds = STORES.flatMap(([store, url]) =>
  PLATFORMS.map(([platform, open]) => [platform, store, open, url] as const),
);

describe.each(worlds)('on %s with %s', (_, __, openPlatform, url) => {
  let open: OpenStore;
  let platform: SignedPlatform;
  let tables: readonly (keyof Tables)[];
  let answered = 0;
  const log = createKeptLog();

  beforeAll(async () => {
    const clock = createFixedClock('2026-11-22T12:00:00Z');
    open = await openStore({ url: await url(), folder: '', log, clock });
    const found = await open.connection.db.introspection.getTables();
    tables = found.map(({ name }) => name as keyof Tables);
    const { changes, unanswered, personHash, left } = await openSubscriptions({
      store: open.store,
      knowledge,
      timeZone: 'Europe/London',
      adapters: [],
      log,
    });
    const answering = createBot({
      knowledge,
      changes,
      gaps: (asked, reply, message) => unanswered.note(message, knowledge.gap(asked, reply)),
      clock,
      log,
      reference: () => 'ref',
    });
    const bot: Bot = async (message) => {
      const reply = await answering(message);
      answered += 1;
      return reply;
    };
    platform = await openPlatform({ records: open.store.records, left, clock, log }, bot, [
      OURS,
      THEIRS,
    ]);
    const to = { adapter: platform.name, org: THEIRS, ref: platform.shared };
    // Made by the person with the same id as the one who attacks from the other organisation.
    const madeBy = personHash({
      from: to,
      person: { id: platform.name === 'slack' ? 'U0000000001' : 'aad-owner' },
    });
    const schedule = { ...makeSubscription().schedule, time: TELLTALE };
    await open.store.subscriptions.create(
      makeSubscription({ id: ID, to, schedule, ...(madeBy && { madeBy }) }),
    );
    await open.connection.db
      .insertInto('delivery')
      .values({
        ...{ id: DELIVERY, subscription_id: ID, ...to, slot: '2026-11-20', kind: 'daily' },
        ...{ content: '["tip-001"]', content_hash: null, round: 1, state: 'unconfirmed' },
        ...{ attempt: 1, owner: null, lease_until: null, not_before: 0, due_at: 0 },
        ...{ expires_at: 0, first_sent_at: 0, posted_ref: null, outcome: null, reported_at: 1 },
        updated_at: 0,
      })
      .execute();
    await open.store.history.setAside(ID, 1, ['tip-001']);
    const vote = { at: to, content: 'tip-001', delivery: DELIVERY, voter: 'v', helpful: true };
    await open.store.feedback.vote(vote);
    await open.store.audit.append({ event: 'subscribed', ...to, subject: ID, by: madeBy ?? '' });
  });
  afterAll(async () => {
    await platform.close();
    await open.store.close();
  });

  /** What was shown to anybody that only somebody who read theirs can have. */
  const telling = (): readonly string[] =>
    platform.shown().filter((text) => text.includes(TELLTALE));

  /** Every row of theirs, in every table there is. */
  const theirs = async (): Promise<string> => {
    const rows = await Promise.all(
      tables.map(async (name) => {
        const all = await open.connection.db.selectFrom(name).selectAll().execute();
        return all.filter((row) => [THEIRS, ID, DELIVERY].some((of) => mentions(row, of)));
      }),
    );
    return JSON.stringify(rows);
  };

  /** Says words by every way in, each once the bot has answered those before, and waits until nothing more is sent. */
  const sayEverywhere = async (org: string, words: readonly string[]): Promise<void> => {
    const ways = Object.values(platform.routes);
    for (const text of words) {
      const expected = answered + ways.length;
      const all = ways.map((way) => way({ org, text, delivery: DELIVERY }));
      expect(await Promise.all(all)).toEqual(ways.map(() => 200));
      for (let tries = 0; tries < 30_000 && answered < expected; tries += 1) await pause();
      expect(answered).toBeGreaterThanOrEqual(expected);
    }
    // What is done is done once the bot has answered; only sending it may be under way.
    let length = -1;
    while (length !== platform.shown().length) {
      length = platform.shown().length;
      await pause(20);
    }
  };

  it.each(COMMANDS.map((command) => [command.word, command] as const))(
    '“%s” from another organisation reads nothing and changes nothing of theirs, by any way in',
    async (_word, command) => {
      const before = await theirs();
      await sayEverywhere(OURS, attempts(command));
      expect(await theirs()).toBe(before);
      expect(telling()).toEqual([]);
    },
  );

  it('whereas their own people read it and change it by the same ways in', async () => {
    const before = await theirs();
    await sayEverywhere(THEIRS, ['schedule', `pause #${ID}`]);
    expect(telling()).not.toEqual([]);
    expect(await theirs()).not.toBe(before);
    expect(await open.store.subscriptions.get(ID)).toMatchObject({ status: 'paused' });
  });
});

function mentions(row: object, of: string): boolean {
  return Object.values(row).some((value) => value === of);
}

function pause(ms = 1): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
