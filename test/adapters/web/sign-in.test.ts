import { ownPath } from '../../../adapters/web/sign-in';
import { visitorIn } from '../../../adapters/web/visitor';
import type { Fault } from '../../fakes/openid-provider';
import type { Browsing } from './browsing';
import { openSignInWorld } from './sign-in-world';

const HOUR = 60 * 60 * 1000;
const TIP = {
  'of.kind': 'tip',
  'of.file': '',
  'of.id': '',
  'f.text': 'Say where your clinic is.',
  'f.topics': 'security',
  'f.source': 'ncsc-social-media',
  'f.record.owner': 'Us',
  'f.record.checked': '2026-11-01',
  'f.record.reviewBy': '2027-05-01',
};

let world: Awaited<ReturnType<typeof openSignInWorld>>;
let browsing: Browsing;
beforeAll(async () => {
  world = await openSignInWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  browsing = world.browsing();
});
afterEach(() => {
  world.provider.misbehave();
});

const session = (of: Browsing): string | undefined => of.jar.get(world.address)?.get('signpost');
const isIn = async (of: Browsing): Promise<boolean> => (await of.get(world.at('/'))).status === 200;
const tokenIn = (html: string): string =>
  /name="signpost-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
const formOf = async (of: Browsing) => {
  const html = await (await of.get(world.at('/editors/edit?kind=tip'))).text();
  const basis = /name="of.basis" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return { ...TIP, 'of.basis': basis, token: tokenIn(html) };
};

test('an editor signs in, comes to where they were going, and changes are theirs whatever a form says', async () => {
  const came = await world.signIn(browsing, 'alex', '/editors?words=clinic');
  expect([came.status, came.url]).toEqual([200, world.at('/editors?words=clinic')]);
  const html = await came.text();
  expect(html).toContain('alex.smith@trust.nhs.uk');
  expect(html).not.toContain('You are</label>');
  const kept = await browsing.post(world.at('/editors/propose'), {
    ...(await formOf(browsing)),
    by: 'sam.lee@trust.nhs.uk',
  });
  expect(await kept.text()).toContain('It goes live when another editor approves it');
  const [change] = await world.changes.list();
  expect(change).toMatchObject({ author: 'alex.smith@trust.nhs.uk', state: 'proposed' });
  const decide = async (of: Browsing) => {
    const token = tokenIn(await (await of.get(world.at('/editors'))).text());
    const by = 'kim.fox@trust.nhs.uk';
    return of.post(world.at('/editors/decide'), {
      id: change?.id ?? '',
      what: 'approve',
      by,
      token,
    });
  };
  expect(await (await decide(browsing)).text()).toContain('A second editor approves a change');
  const other = world.browsing();
  await world.signIn(other, 'sam');
  expect(await (await decide(other)).text()).toContain('It is live now');
  expect(await world.changes.get(change?.id ?? '')).toMatchObject({
    state: 'live',
    decidedBy: 'sam.lee@trust.nhs.uk',
  });
});

test('whoever has not signed in gets nothing but the way in', async () => {
  const answers = await Promise.all(
    ['/', '/?q=hashtags', '/editors', '/posts', '/no-such-page'].map((path) =>
      browsing.get(world.at(path)),
    ),
  );
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    ['/', '/?q=hashtags', '/editors', '/posts', '/no-such-page'].map((path) => [
      302,
      `/sign-in?to=${encodeURIComponent(path)}`,
    ]),
  );
  const scripted = await browsing.get(world.at('/posts'), { accept: 'text/event-stream' });
  expect(scripted.status).toBe(401);
  for (const path of ['/ask', '/', '/editors', '/editors/propose', '/editors/decide', '/check'])
    expect([path, (await browsing.post(world.at(path), { q: 'tips' })).status]).toEqual([
      path,
      401,
    ]);
  expect(world.asked).toEqual([]);
});

test('somebody who is no editor may ask, in a conversation of their own, and sees nothing of the editors’', async () => {
  const came = await world.signIn(browsing, 'kim');
  const html = await came.text();
  expect(html).not.toContain('href="/editors"');
  const token = tokenIn(html);
  expect((await browsing.get(world.at('/editors'))).status).toBe(404);
  expect((await browsing.get(world.at('/editors/edit?kind=tip'))).status).toBe(404);
  const before = (await world.changes.list()).length;
  for (const path of ['/editors', '/editors/look', '/editors/propose', '/editors/decide'])
    expect((await browsing.post(world.at(path), { ...TIP, token })).status).toBe(404);
  expect(await world.changes.list()).toHaveLength(before);
  world.asked.splice(0);
  expect((await browsing.post(world.at('/'), { q: 'hashtags', token })).status).toBe(200);
  const other = world.browsing();
  const others = tokenIn(await (await world.signIn(other, 'sam')).text());
  await other.post(world.at('/'), { q: 'hashtags', token: others });
  expect(new Set(world.asked).size).toBe(2);
  expect(world.asked.join(' ')).not.toMatch(/kim|sam/);
});

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;
const FAULTS: readonly (readonly [string, Fault])[] = [
  ['another issuer', { claims: (honest) => ({ ...honest, iss: 'https://evil.example' }) }],
  ['another audience', { claims: (honest) => ({ ...honest, aud: 'another-app' }) }],
  ['the past', { claims: (honest) => ({ ...honest, iat: HOUR_AGO - 60, exp: HOUR_AGO }) }],
  ['another attempt', { claims: (honest) => ({ ...honest, nonce: 'another-nonce' }) }],
  ['no attempt', { claims: (honest) => ({ ...honest, nonce: undefined }) }],
  ['a key that is not the provider’s', { forged: true }],
  ['nobody by the claim that names people', { claims: (h) => ({ ...h, preferred_username: '' }) }],
];

test.each(FAULTS)('a token of %s lets nobody in', async (_, fault) => {
  world.provider.misbehave(fault);
  const back = await world.toTheDoor(browsing, 'alex');
  const answer = await browsing.get(back);
  expect(answer.status).toBe(403);
  expect(session(browsing)).toBeUndefined();
  expect(await isIn(browsing)).toBe(false);
  expect(world.log.lines.map(({ event }) => event)).toContain('sign-in.refused');
  expect(JSON.stringify(world.log.lines)).not.toMatch(/alex|trust\.nhs/i);
});

test('coming back with a state that is another’s, or none, lets nobody in', async () => {
  const back = new URL(await world.toTheDoor(browsing, 'alex'));
  const elsewhere = world.browsing();
  expect((await elsewhere.get(back.href)).status).toBe(400);
  for (const state of ['', 'made-up', `${back.searchParams.get('state') ?? ''}x`]) {
    const wrong = new URL(back);
    wrong.searchParams.set('state', state);
    expect((await browsing.get(wrong.href)).status).toBeGreaterThanOrEqual(400);
  }
  expect(await isIn(browsing)).toBe(false);
});

test('a way back that was used is good no more, there or in another browser', async () => {
  const back = await world.toTheDoor(browsing, 'alex');
  expect((await browsing.get(back)).status).toBe(302);
  expect((await browsing.get(back)).status).toBe(400);
  // A code that was seen by somebody is no good in an attempt of theirs.
  const victim = new URL(await world.toTheDoor(world.browsing(), 'alex'));
  const thief = world.browsing();
  const own = new URL(await world.toTheDoor(thief, 'kim'));
  own.searchParams.set('code', victim.searchParams.get('code') ?? '');
  expect((await thief.get(own.href)).status).toBe(403);
  expect(await isIn(thief)).toBe(false);
});

test('a session key that was planted beforehand is none, and signing in makes another each time', async () => {
  const cookies = new Map([['signpost', 'planted-by-somebody-else']]);
  browsing.jar.set(world.address, cookies);
  expect(await isIn(browsing)).toBe(false);
  await world.signIn(browsing, 'alex');
  const first = session(browsing);
  expect(first).not.toBe('planted-by-somebody-else');
  expect(first).toHaveLength(43);
  await world.signIn(browsing, 'alex');
  expect(session(browsing)).not.toBe(first);
  const thief = world.browsing();
  thief.jar.set(world.address, new Map([['signpost', first ?? '']]));
  expect(await isIn(thief)).toBe(false);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/..//evil.example',
  '/sign-out',
  '/sign-in?to=/sign-in',
])('nobody is sent on to %j', async (to) => {
  expect(ownPath(to, world.address)).toBe('/');
  const came = await world.signIn(browsing, 'alex', to);
  expect(came.url).toBe(world.at('/'));
});

test('a page elsewhere can send nothing in an editor’s name', async () => {
  await world.signIn(browsing, 'alex');
  const fields = await formOf(browsing);
  const send = (over: object, headers?: Record<string, string>) =>
    browsing.post(world.at('/editors/propose'), { ...fields, ...over }, headers);
  const before = (await world.changes.list()).length;
  expect((await send({}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({}, { origin: 'null' })).status).toBe(403);
  expect((await send({ token: '' })).status).toBe(403);
  const colleague = world.browsing();
  const theirs = tokenIn(await (await world.signIn(colleague, 'kim')).text());
  expect((await send({ token: theirs })).status).toBe(403);
  expect((await browsing.post(world.at('/sign-out'), { token: theirs })).status).toBe(403);
  expect(await isIn(browsing)).toBe(true);
  expect(await world.changes.list()).toHaveLength(before);
});

test('signing out ends the session wherever its key is', async () => {
  await world.signIn(browsing, 'alex');
  const key = session(browsing) ?? '';
  const token = tokenIn(await (await browsing.get(world.at('/'))).text());
  const out = await browsing.follow(await browsing.post(world.at('/sign-out'), { token }));
  const words = await out.text();
  expect(words).toContain('You have signed out');
  expect(words).toContain(`${world.provider.issuer}/session/end`);
  expect(session(browsing)).toBeUndefined();
  browsing.jar.get(world.address)?.set('signpost', key);
  expect(await isIn(browsing)).toBe(false);
});

test('a page that listens for posts hears no more once its session ends, by signing out or by itself', async () => {
  for (const end of ['signing out', 'time'] as const) {
    await world.signIn(browsing, 'alex');
    const token = tokenIn(await (await browsing.get(world.at('/'))).text());
    const heard = await browsing.get(world.at('/posts'), { accept: 'text/event-stream' });
    expect([end, heard.status]).toEqual([end, 200]);
    const over = heard.text().catch(() => 'cut off');
    if (end === 'time') world.wait(2 * HOUR);
    else await browsing.post(world.at('/sign-out'), { token });
    expect(['cut off', ': open\n\n']).toContain(await over);
    const again = await browsing.get(world.at('/posts'), { accept: 'text/event-stream' });
    expect([end, again.status]).toEqual([end, 401]);
  }
});

test('a session ends after an hour of nothing, and after a working day of anything', async () => {
  await world.signIn(browsing, 'alex');
  world.wait(HOUR - 1000);
  expect(await isIn(browsing)).toBe(true);
  world.wait(HOUR + 1000);
  expect(await isIn(browsing)).toBe(false);
  await world.signIn(browsing, 'alex');
  for (let passed = 0; passed < 17; passed += 1) {
    world.wait(HOUR / 2);
    expect(await isIn(browsing)).toBe(true);
  }
  world.wait(HOUR / 2);
  expect(await isIn(browsing)).toBe(false);
});

test('a form that was open while a session ended can still be sent after signing in again', async () => {
  await world.signIn(browsing, 'alex');
  const fields = { ...(await formOf(browsing)), 'f.text': 'Say when your clinic is open.' };
  world.wait(2 * HOUR);
  const away = await browsing.post(world.at('/editors/propose'), fields);
  expect([away.status, await away.text()]).toEqual([
    401,
    expect.stringContaining('Nothing that you typed is lost') as string,
  ]);
  await world.signIn(browsing, 'alex');
  const kept = await browsing.post(world.at('/editors/propose'), fields);
  expect(await kept.text()).toContain('It goes live when another editor approves it');
});

test('cookies are for this page alone, unread by scripts, and over TLS never sent without it', async () => {
  const plain = await browsing.get(world.at('/sign-in'));
  expect(plain.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^signpost-[\w-]{8}=[\w-]{43}; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/,
    ),
  ]);
  const outside = await openSignInWorld({ address: 'https://signpost.example' });
  try {
    const safe = await browsing.get(outside.at('/sign-in'));
    expect(safe.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-signpost-[\w-]{8}=.*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const to = new URL(safe.headers.get('location') ?? '');
    expect(to.searchParams.get('redirect_uri')).toBe('https://signpost.example/sign-in/back');
    expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  } finally {
    await outside.close();
  }
});

test('where a role makes an editor, it alone does', async () => {
  const roles = await openSignInWorld({ editorRole: { claim: 'roles', value: 'Editor' } });
  try {
    for (const [who, status] of [
      ['rob', 200],
      ['alex', 404],
    ] as const) {
      const one = roles.browsing();
      await roles.signIn(one, who);
      expect([who, (await one.get(roles.at('/editors'))).status]).toEqual([who, status]);
    }
  } finally {
    await roles.close();
  }
});

test('a provider that is away is told of, and asked again', async () => {
  const gone = await openSignInWorld({ issuer: 'http://127.0.0.1:9' });
  try {
    const answer = await browsing.get(gone.at('/sign-in'));
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Your organisation’s sign-in does not answer');
  } finally {
    await gone.close();
  }
});

describe('a person is', () => {
  const settings = { nameClaim: 'email', editors: ['Zoë@trust.nhs.uk'] };
  const claims = { iss: 'https://id.example', sub: 'one', email: 'zoe\u0308@TRUST.nhs.uk' };
  it('an editor however their name is written', () => {
    expect(visitorIn(claims, settings)).toMatchObject({ name: 'Zoë@trust.nhs.uk', editor: true });
  });
  it('the same at every sign-in, and another at another provider', () => {
    const id = visitorIn(claims, settings)?.id;
    expect(visitorIn({ ...claims, email: 'other@trust.nhs.uk' }, settings)?.id).toBe(id);
    expect(visitorIn({ ...claims, iss: 'https://other.example' }, settings)?.id).not.toBe(id);
  });
  it.each([
    ['no name', { email: undefined }],
    ['a list for a name', { email: ['a', 'b'] }],
    ['an address that the provider has not checked', { email_verified: false }],
    ['a name that turns text round', { email: 'a\u202Eb' }],
    ['a name without end', { email: 'x'.repeat(201) }],
  ])('nobody with %s', (_, over) => {
    expect(visitorIn({ ...claims, ...over }, settings)).toBeUndefined();
  });
});
