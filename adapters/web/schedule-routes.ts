import type { Express, Request } from 'express';
import type { Reply } from '../../src/ports';
import type { Served } from './options';
import { page } from './page';
import { addDays, isDay, mondayOf } from './schedule-days';
import { monthView } from './schedule-month';
import type { ScheduleChange, ScheduleReader } from './schedule-reader';
import { WEEKS, type Board } from './schedule-board';
import { scheduleView } from './schedule-view';

const VIEW = { path: '/schedule', name: 'Schedule' };

/** Serves the Schedule view, and carries out changes where the reader takes them. */
export function scheduleRoutes(app: Express, served: Served, reader: ScheduleReader): void {
  app.get('/schedule', async (request, response) => {
    const board = await readBoard(reader, fromOf(request.query), textIn(request.query, 'post'));
    response.send(page(served, VIEW, scheduleView(served, board)));
  });
  app.get('/schedule/month', async (request, response) => {
    const asked = `${textIn(request.query, 'month')}-01`;
    const first = isDay(asked) ? asked : `${reader.today().slice(0, 7)}-01`;
    const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
    const view = monthView({
      first,
      last,
      posts: await reader.posts(first, last),
      marked: reader.marked(first, last),
    });
    response.send(page(served, VIEW, view));
  });
  app.post('/schedule', async (request: Request, response) => {
    const given = request.body as unknown;
    const change = readChange(given);
    if (!reader.change || !reader.writable || !change) {
      const why = reader.closed ?? 'The schedule cannot be changed here.';
      response.status(403).type('text').send(`${why}\n`);
      return;
    }
    const said = await reader.change(change);
    const post =
      change.change === 'skip' || change.change === 'unskip' || change.change === 'swap'
        ? change.post
        : '';
    const board = await readBoard(reader, fromOf(given), post, said);
    response.send(page(served, VIEW, scheduleView(served, board)));
  });

  function fromOf(given: unknown): string {
    const from = textIn(given, 'from');
    return mondayOf(isDay(from) ? from : reader.today());
  }
}

async function readBoard(
  reader: ScheduleReader,
  from: string,
  post: string,
  said?: Reply,
): Promise<Board> {
  const until = addDays(from, 7 * WEEKS - 1);
  const [standing, posts] = await Promise.all([reader.standing(), reader.posts(from, until)]);
  const chosen = posts.find(({ id }) => id === post);
  return {
    about: reader.about,
    writable: reader.writable && reader.change !== undefined,
    ...(reader.closed !== undefined && { closed: reader.closed }),
    today: reader.today(),
    from,
    until,
    standing,
    posts,
    marked: reader.marked(from, until),
    ...(chosen && { chosen: { post: chosen, reply: await reader.preview(chosen.id) } }),
    ...(said && { said }),
  };
}

function readChange(given: unknown): ScheduleChange | undefined {
  const change = textIn(given, 'change');
  const post = textIn(given, 'post');
  const subscription = textIn(given, 'subscription');
  const text = textIn(given, 'text');
  switch (change) {
    case 'add':
      if (text === '') return undefined;
      return { change, text, ...(subscription !== '' && { beside: subscription }) };
    case 'skip':
    case 'unskip':
    case 'swap':
      return post === '' ? undefined : { change, post };
    case 'pause':
    case 'resume':
    case 'remove':
      return subscription === '' ? undefined : { change, subscription };
    default:
      return undefined;
  }
}

function textIn(given: unknown, name: string): string {
  if (typeof given !== 'object' || given === null) return '';
  const value = (given as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.trim().slice(0, 500) : '';
}
