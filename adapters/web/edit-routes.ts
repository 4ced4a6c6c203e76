import type { Express, Response } from 'express';
import { contentSection, entryFormView, lookedView, sentForm } from './edit-form-view';
import type { ContentEditor, EditorsReader, Settled } from './edit-reader';
import { editorsView } from './edit-overview-view';
import type { Served } from './options';
import { page } from './page';

const VIEW = { path: '/editors', name: 'Editors' };

/** Serves the Editors view, and notes what became of suggestions where the reader takes it. */
export function editRoutes(app: Express, served: Served, reader: EditorsReader): void {
  // Forms are sent as browsers send them. Under the page's usual policy they would not say that they come from here.
  app.use('/editors', (_request, response, next) => {
    response.setHeader('referrer-policy', 'same-origin');
    next();
  });
  app.get('/editors', async (request, response) => {
    const words = typeof request.query['words'] === 'string' ? request.query['words'].trim() : '';
    response.send(await overview(served, reader, undefined, words));
  });
  if (reader.content) contentEditRoutes(app, served, reader, reader.content);
  app.post('/editors', async (request, response) => {
    const settled = settledIn(request.body);
    if (reader.settle === undefined || settled === undefined) {
      response
        .status(403)
        .type('text')
        .send(`${reader.closed ?? 'Suggestions cannot be settled here.'}\n`);
      return;
    }
    const done = await reader.settle(settled);
    const said = done
      ? 'Noted. Whoever asked to hear will be told.'
      : 'It had been settled already.';
    response.send(await overview(served, reader, said));
  });
}

/** Serves the forms by which editors change content. */
function contentEditRoutes(
  app: Express,
  served: Served,
  reader: EditorsReader,
  editor: ContentEditor,
): void {
  app.get('/editors/edit', async (request, response) => {
    const text = (name: string): string => {
      const value = request.query[name];
      return typeof value === 'string' ? value : '';
    };
    const of = { kind: text('kind'), file: text('file'), id: text('id') };
    const shown = await editor.form(of);
    if (shown === undefined) {
      notThere(response);
      return;
    }
    const looked = of.id === '' ? undefined : await editor.look(of, shown.values);
    response.send(page(served, VIEW, entryFormView(served, editor, shown, looked)));
  });
  app.post('/editors/look', async (request, response) => {
    const { of, given, by } = sentForm(request.body);
    const looked = await editor.look(of, given);
    if (request.is('json') === 'json') {
      const wrong = looked.problems.map(({ field, message }) => ({ field, message }));
      response.json({ html: lookedView(served, looked).markup, wrong });
      return;
    }
    const shown = await editor.form(of);
    if (shown === undefined) {
      notThere(response);
      return;
    }
    const said = { done: false, said: 'Nothing was kept yet.' };
    const filled = { ...shown, values: given };
    response.send(page(served, VIEW, entryFormView(served, editor, filled, looked, said, by)));
  });
  app.post('/editors/propose', async (request, response) => {
    const { of, given, basis, by } = sentForm(request.body);
    const decided = await editor.propose(of, given, basis, by);
    if (decided.done) {
      response.send(await overview(served, reader, decided.said));
      return;
    }
    const [shown, looked] = await Promise.all([editor.form(of), editor.look(of, given)]);
    if (shown === undefined) {
      notThere(response);
      return;
    }
    const filled = { ...shown, values: given };
    response.send(page(served, VIEW, entryFormView(served, editor, filled, looked, decided, by)));
  });
  app.post('/editors/decide', async (request, response) => {
    const { id, what, by } = request.body as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof by !== 'string' || !isDecision(what)) {
      notThere(response);
      return;
    }
    const { said, problems = [] } = await editor.decide(what, id, by);
    const more = problems.map(({ message }) => ` ${message}`).join('');
    response.send(await overview(served, reader, `${said}${more}`));
  });
}

const isDecision = (what: unknown): what is 'approve' | 'refuse' | 'undo' =>
  what === 'approve' || what === 'refuse' || what === 'undo';

function notThere(response: Response): void {
  response.status(404).type('text').send('There is no such entry. Go to /editors to begin.\n');
}

async function overview(
  served: Served,
  reader: EditorsReader,
  said?: string,
  words = '',
): Promise<string> {
  const { content } = reader;
  const found = words === '' ? undefined : { words, entries: (await content?.find(words)) ?? [] };
  const editing = content && contentSection(served, content, await content.changes(), found);
  return page(served, VIEW, editorsView(served, reader, await reader.read(), said, editing));
}

/** The longest answer to a suggestion. */
const LONGEST = 500;

function settledIn(body: unknown): Settled | undefined {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { id, state } = given;
  const answer = typeof given['answer'] === 'string' ? given['answer'].trim() : '';
  if (typeof id !== 'string' || (state !== 'taken' && state !== 'declined')) return undefined;
  return { id, state, ...(answer !== '' && { answer: answer.slice(0, LONGEST) }) };
}
