import type { Express, Response } from 'express';
import { contentSection } from './edit-changes-view';
import { entryFormView, lookedView } from './edit-form-view';
import { editorsView } from './edit-overview-view';
import type { ContentEditor, Decided, EditorsReader, FormOf, Given, Settled } from './edit-reader';
import { whoEdits } from './edit-who';
import type { Served } from './options';
import { page } from './page';

const VIEW = { path: '/editors', name: 'Editors' };

/** Serves the Editors view, and notes what became of suggestions where the reader takes it. */
export function editRoutes(app: Express, served: Served, reader: EditorsReader): void {
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
    const suggested = text('suggested');
    const begun =
      of.id === '' && of.kind === 'tip' && suggested !== ''
        ? { ...shown, values: { ...shown.values, text: [suggested] } }
        : shown;
    const more = { ...(suggested !== '' && { suggested }) };
    response.send(page(served, VIEW, entryFormView(served, editor, begun, looked, more)));
  });
  app.post('/editors/look', async (request, response) => {
    const { of, given, by } = sentForm(request.body);
    if (request.is('json') === 'json') {
      const looked = await editor.look(of, given);
      const wrong = looked.problems.map(({ field, message }) => ({ field, message }));
      response.json({ html: lookedView(served, looked).markup, wrong });
      return;
    }
    const decided = { done: false, said: 'Nothing was kept yet.' };
    await formEnds(response, { of, given, by, decided });
  });
  app.post('/editors/propose', async (request, response) => {
    const { of, given, basis, by } = sentForm(request.body);
    const author = whoEdits(served, editor, by);
    const decided =
      author === undefined
        ? NOBODY
        : await orNotKept(served, editor.propose(of, given, basis, author));
    await formEnds(response, { of, given, by, decided });
  });
  app.post('/editors/take-out', async (request, response) => {
    const { of, basis, by } = sentForm(request.body);
    const { successor, why } = request.body as Readonly<Record<string, unknown>>;
    const told = { successor: textOf(successor), why: textOf(why) };
    const author = whoEdits(served, editor, by);
    const decided =
      author === undefined
        ? NOBODY
        : await orNotKept(served, editor.takeOut(of, told, basis, author));
    await formEnds(response, { of, by, decided: saidWith(decided) });
  });
  app.post('/editors/decide', async (request, response) => {
    const { id, what, by } = request.body as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || !isDecision(what)) {
      notThere(response);
      return;
    }
    const decider = whoEdits(served, editor, by);
    const decided =
      decider === undefined ? NOBODY : await orNotKept(served, editor.decide(what, id, decider));
    response.send(await overview(served, reader, saidWith(decided).said));
  });

  /** Shows what became of a form: the overview where it was kept, else the form again, as it was filled in. */
  async function formEnds(
    response: Response,
    { of, given, by, decided }: SentForm & { readonly decided: Decided },
  ): Promise<void> {
    if (decided.done) {
      response.send(await overview(served, reader, decided.said));
      return;
    }
    const shown = await editor.form(of);
    if (shown === undefined) {
      notThere(response);
      return;
    }
    const filled = given === undefined ? shown : { ...shown, values: given };
    const looked = await editor.look(of, filled.values);
    response.send(
      page(served, VIEW, entryFormView(served, editor, filled, looked, { decided, by })),
    );
  }
}

/** Whose entry a form was about, and who sent it. */
interface SentForm {
  readonly of: FormOf;
  readonly by: string;
  /** Each field's values; absent from a form that has none. */
  readonly given?: Given;
}

/** What was decided with its problems in one text, for where they stand beside no field. */
function saidWith({ done, said, problems = [] }: Decided): Decided {
  const all = problems.map(({ label, message }) => ` ${label ?? ''} ${message}.`);
  return { done, said: `${said}${all.join('')}`.replace(/ +/g, ' ') };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was decided; where it can't be kept, since the store is away or full, that, so that nothing typed is lost. */
function orNotKept({ log }: Served, deciding: Promise<Decided>): Promise<Decided> {
  return deciding.catch((error: unknown) => {
    log.error('playground-fault', { error: error instanceof Error ? error.message : 'unknown' });
    return { done: false, said: NOT_KEPT };
  });
}

const NOT_KEPT =
  'Something failed on the way, which the log of Signpost names. Look at the list of changes; where this is not in it, please try again in a minute.';

const NOBODY: Decided = { done: false, said: 'Choose who you are.' };

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

/** What a form sent, and what the entry was when it was opened. */
function sentForm(body: unknown): SentForm & { readonly basis: string; readonly given: Given } {
  const sent = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string => (typeof sent[name] === 'string' ? sent[name] : '');
  const given = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      name.startsWith('f.')
        ? [[name.slice(2), (Array.isArray(value) ? value : [value]).map(String)]]
        : [],
    ),
  );
  return {
    of: { kind: text('of.kind'), file: text('of.file'), id: text('of.id') },
    basis: text('of.basis'),
    by: text('by'),
    given,
  };
}
