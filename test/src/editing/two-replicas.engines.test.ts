import { startBuiltProgram, type BuiltProgram } from '../../fakes/built-program';
import { freePort } from '../../fakes/emulated-slack';
import { startPostgres, type PostgresServer } from '../../postgres';

jest.setTimeout(300_000);

interface Replica {
  readonly program: BuiltProgram;
  readonly page: string;
}

let server: PostgresServer;
let replicas: readonly Replica[];

async function startReplica(url: string): Promise<Replica> {
  const port = await freePort();
  const program = await startBuiltProgram({
    DATABASE_URL: url,
    PAGE: 'on',
    PAGE_PORT: String(port),
    EDITORS: 'Alex,Sam',
    LOG_LEVEL: 'info',
  });
  return { program, page: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.database();
  replicas = [await startReplica(url), await startReplica(url)];
});
afterAll(async () => {
  for (const { program } of replicas) await program.stop();
  await server.stop();
});

const read = async (page: string, path: string): Promise<string> => {
  const response = await fetch(`${page}${path}`);
  return response.text();
};

/** Sends a form of the page's, as a browser does. */
async function submit(
  page: string,
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<string> {
  const [, token = ''] =
    /name="signpost-token" content="([^"]+)"/.exec(await read(page, '/editors')) ?? [];
  const body = new URLSearchParams({ token });
  for (const [name, value] of fields) body.append(name, value);
  const response = await fetch(`${page}${path}`, { method: 'POST', body });
  return response.text();
}

const WORDS = 'Say in every post where people can get help in your own building today.';
const TIP: readonly (readonly [string, string])[] = [
  ['of.kind', 'tip'],
  ['of.file', ''],
  ['of.id', ''],
  ['by', 'Alex'],
  ['f.text', WORDS],
  ['f.topics', ''],
  ['f.topics', 'accessibility'],
  ['f.source', 'gcs-accessible-social-media'],
  ['f.record.owner', 'Our team'],
  ['f.record.checked', '2026-11-01'],
  ['f.record.reviewBy', '2027-11-01'],
];

const shows = (page: string): Promise<boolean> =>
  read(page, `/?q=${encodeURIComponent('show say-in-every-post-where-people')}`).then((html) =>
    html.includes(WORDS),
  );

async function eventuallyShows(page: string, wanted: boolean): Promise<number> {
  const began = performance.now();
  while ((await shows(page)) !== wanted) {
    if (performance.now() - began > 60_000) throw new Error('It does not show within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Math.round(performance.now() - began);
}

test('a tip added on one replica’s page is answered by both once it is approved, and by neither once it is taken back', async () => {
  const [one, other] = replicas;
  if (!one || !other) throw new Error('There are not two.');
  const form = await read(one.page, '/editors/edit?kind=tip');
  const [, basis = ''] = /name="of.basis" value="([^"]+)"/.exec(form) ?? [];
  const refused = await submit(one.page, '/editors/propose', [
    ...TIP.slice(0, 4),
    ['of.basis', basis],
  ]);
  expect(refused).toContain('Some things need to be put right first.');
  expect(refused).toMatch(/data-wrong="source"\s*>is missing/);
  const kept = await submit(one.page, '/editors/propose', [...TIP, ['of.basis', basis]]);
  expect(kept).toContain('It goes live when another editor approves it');
  const [, id = ''] = /id="who-([\w-]+)"/.exec(kept) ?? [];
  const decide = (page: string, what: string, by: string, change = id): Promise<string> =>
    submit(page, '/editors/decide', [
      ['id', change],
      ['what', what],
      ['by', by],
    ]);
  expect(await decide(one.page, 'approve', 'Alex')).toContain('A second editor approves a change');
  expect(await decide(one.page, 'approve', 'Nobody')).toContain('Choose who you are.');
  expect([await shows(one.page), await shows(other.page)]).toEqual([false, false]);
  expect(await decide(one.page, 'approve', 'Sam')).toContain('It is live now');
  expect(await shows(one.page)).toBe(true);
  const took = await eventuallyShows(other.page, true);
  console.info(`The other replica showed it ${took} ms after it was approved.`);
  expect(await decide(other.page, 'undo', 'Alex')).toContain('Taken back.');
  expect(await shows(other.page)).toBe(false);
  await eventuallyShows(one.page, false);
});
