import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { join } from 'node:path';
import { askRoutes } from './ask-routes';
import { contentRoutes } from './content-routes';
import { draftBodies, draftRoutes } from './draft-routes';
import { editRoutes } from './edit-routes';
import { evidenceRoutes } from './evidence-routes';
import { figuresRoutes } from './figures-routes';
import type { Lent, Served } from './options';
import { page } from './page';
import { createToken, isForUs, isToken, namesOf, SAFE_HEADERS, TOKEN_HEADER } from './security';
import { scheduleRoutes } from './schedule-routes';
import { createSignIn, servedTo } from './sign-in';
import { statusView } from './status-view';

/** The whole playground as an Express application, not yet listening: one for everybody, or one for each who signs in. */
export function createServer(lent: Lent): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(guard(lent));
  app.use('/assets', express.static(lent.assets ?? join(__dirname, 'public'), { index: false }));
  app.use(
    lent.signIn === undefined
      ? createViews({ ...lent, token: createToken() })
      : createSignIn(lent, lent.signIn, (visitor, token) =>
          createViews(servedTo(lent, visitor, token)),
        ),
  );
  app.use(faultHandler(lent));
  return app;
}

function createViews(served: Served): Express {
  const app = express();
  app.disable('x-powered-by');
  draftBodies(app);
  app.use(express.urlencoded({ extended: false, limit: '32kb' }));
  app.use(express.json({ limit: '32kb' }));
  app.use(tokenGuard(served));
  askRoutes(app, served);
  if (served.drafts) draftRoutes(app, served, served.drafts);
  if (served.content) contentRoutes(app, served, served.content);
  if (served.schedule) scheduleRoutes(app, served, served.schedule);
  if (served.figures) figuresRoutes(app, served, served.figures);
  if (served.editors) editRoutes(app, served, served.editors);
  if (served.evidence) evidenceRoutes(app, served, served.evidence);
  const { status } = served;
  if (status) {
    app.get('/status', async (_request, response) => {
      response.send(page(served, { path: '/status', name: 'Status' }, statusView(await status())));
    });
  }
  app.use((_request, response) => {
    response.status(404).type('text').send('There is no such page. Go to / to begin.\n');
  });
  app.use(faultHandler(served));
  return app;
}

function guard({ host, allowedHosts }: Lent) {
  const names = namesOf(host, allowedHosts);
  return (request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
    if (isForUs(request, names)) {
      next();
      return;
    }
    response
      .status(403)
      .type('text')
      .send(`The playground answers only to ${names.join(', ')}. Open it by one of those names.\n`);
  };
}

function tokenGuard(served: Served) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const body = request.body as { token?: unknown } | undefined;
    if (isToken(request.get(TOKEN_HEADER) ?? body?.token, served.token)) {
      next();
      return;
    }
    response
      .status(403)
      .type('text')
      .send('This page is out of date, because Signpost has restarted. Load it again.\n');
  };
}

function faultHandler(served: Pick<Lent, 'log'>) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) {
      served.log.error('playground-fault', {
        error: error instanceof Error ? error.message : 'unknown',
      });
    }
    const message = MESSAGES.get(status) ?? 'Signpost could not do that. Its log says why.';
    response.status(status).type('text').send(`${message}\n`);
  };
}

const MESSAGES: ReadonlyMap<number, string> = new Map([
  [400, 'That request could not be read.'],
  [413, 'That is too long. Send less than 32 KB.'],
]);

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
