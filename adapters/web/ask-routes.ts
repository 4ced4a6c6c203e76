import type { Express, Request } from 'express';
import { askView } from './ask-view';
import type { Served } from './options';
import { page } from './page';
import { saidIn, typedIn } from './typed';
import { ask, renderTurn, talkOf, turnOf } from './turn';

const VIEW = { path: '/', name: 'Ask' };

/** Serves the Ask view: questions in links and forms, for pages with and without script, and posts as they arrive. */
export function askRoutes(app: Express, served: Served): void {
  app.get('/', async (request, response) => {
    const text = lastOf(request.query['q']);
    if (text === '') {
      const home = await served.home?.read();
      response.send(page(served, VIEW, askView(served, home === undefined ? {} : { home })));
      return;
    }
    const said = lastOf(request.query['said']);
    const asked = served.onlyAsks(text)
      ? { turn: await ask(served, text, said) }
      : { waiting: text };
    response.send(page(served, VIEW, askView(served, asked)));
  });
  app.post('/', async (request, response) => {
    const turn = await ask(served, typedIn(request.body), saidIn(request.body));
    response.send(page(served, VIEW, askView(served, { turn })));
  });
  app.post('/ask', async (request, response) => {
    const turn = await ask(served, typedIn(request.body), saidIn(request.body));
    const { summary, confidential = false, withheld = false } = turn.reply;
    response.json({
      html: renderTurn(served, turn).markup,
      summary,
      confidential: confidential || withheld,
    });
  });
  app.get('/posts', (request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const talk = talkOf(served);
    let seen = seenIn(request, served);
    const send = () => {
      for (const { number, reply } of served.posts.after(talk.ref, seen)) {
        seen = number;
        const html = renderTurn(served, turnOf(served, 'Posted on schedule', reply)).markup;
        const data = JSON.stringify({ html, summary: reply.summary });
        response.write(`id: ${number}\nevent: post\ndata: ${data}\n\n`);
      }
    };
    response.write(': open\n\n');
    send();
    request.on('close', served.posts.listen(send));
  });
}

/** What an address says under a name: the last time where it is said several times, and nothing where it is no text. */
function lastOf(given: unknown): string {
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === 'string' ? last.trim() : '';
}

/** The last post a page has, as its browser says when it connects again; a page that wants all so far says so. */
function seenIn(request: Request, served: Served): number {
  const seen = Number(request.get('last-event-id'));
  if (seen > 0) return seen;
  return 'all' in request.query
    ? 0
    : (served.posts.after(talkOf(served).ref, 0).at(-1)?.number ?? 0);
}
