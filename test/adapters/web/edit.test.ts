import type { Browsing } from './browsing';
import { openSignInWorld } from './sign-in-world';

let world: Awaited<ReturnType<typeof openSignInWorld>>;
let browsing: Browsing;
beforeAll(async () => {
  world = await openSignInWorld();
  browsing = world.browsing();
  await world.signIn(browsing, 'alex');
});
afterAll(() => world.close());

const read = async (path: string): Promise<string> => (await browsing.get(world.at(path))).text();
/** What a form that nothing was typed into sends of itself. */
function hiddenIn(form: string): Readonly<Record<string, string>> {
  const all = form.matchAll(/<input type="hidden" name="(token|of\.\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...all].map(([, name = '', value = '']) => [name, value]));
}

test('an entry is taken out by a form under its own, with what takes its place or why nothing does', async () => {
  const html = await read('/editors/edit?kind=tip&id=small-facts');
  const [form = ''] =
    /<form method="post" action="\/editors\/take-out"[^]*?<\/form>/.exec(html) ?? [];
  expect(form).toContain('What takes its place (optional)');
  expect(form).not.toContain('Small facts you post');
  const send = async (told: Readonly<Record<string, string>>): Promise<string> => {
    const fields = { ...hiddenIn(form), successor: '', why: '', ...told };
    return (await browsing.post(world.at('/editors/take-out'), fields)).text();
  };
  expect(await send({ successor: 'No such tip' })).toContain(
    'Some things need to be put right first.',
  );
  expect(await send({})).toContain('Some things need to be put right first.');
  expect(await world.changes.list()).toEqual([]);
  const kept = await send({ why: 'The advice is another now.' });
  expect(kept).toContain('Taken out: tip');
  expect(kept).toMatch(
    /Retired<\/td>[^]*<ins class="edit__words">The advice is another now\.<\/ins>/,
  );
  expect(await world.changes.list()).toMatchObject([
    { after: { id: 'small-facts', retired: 'The advice is another now.' }, state: 'proposed' },
  ]);
});

test('a suggestion opens the form of what it is about, or a new one with its words', async () => {
  const words = 'Say “no” <kindly>.';
  const suggested = new URLSearchParams({ suggested: words }).toString();
  const about = await read(`/editors/edit?id=genuine-contacts&${suggested}`);
  expect(about).toContain('<p class="edit__words">Say “no” &lt;kindly&gt;.</p>');
  expect(hiddenIn(about)).toMatchObject({ 'of.kind': 'tip', 'of.file': 'tips/security.yaml' });
  const fresh = await read(`/editors/edit?kind=tip&${suggested}`);
  expect(fresh).toMatch(/name="f\.text"[^>]*>\s*Say “no” &lt;kindly&gt;\.<\/textarea>/);
});
