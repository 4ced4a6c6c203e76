import { createHmac, randomBytes } from 'node:crypto';
import express, {
  type CookieOptions,
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { createHeldFor } from './held-for';
import type { Lent, Served } from './options';
import { isToken, TOKEN_HEADER } from './security';
import { BACK, createProvider, type Attempt, type SignInSettings } from './sign-in-provider';
import { notSignedInPage, signedOutPage } from './sign-in-view';
import { visitorIn, type Visitor } from './visitor';

const HOUR = 60 * 60 * 1000;
/** A working day at most, and an hour of doing nothing. */
const SESSION = { most: 9 * HOUR, idle: HOUR, things: 500 };
/** In milliseconds: at most so long after a session has ended by itself, nothing more of it is sent. */
const LOOK = 1_000;
const ATTEMPT = { most: HOUR / 6, idle: HOUR / 6, things: 10_000 };

/** Somebody's own page: what it shows and whom it believes are theirs alone. */
interface Person {
  readonly visitor: Visitor;
  readonly token: string;
  readonly app: Express;
  /** What is being sent to them: posts as they come, on and on. */
  readonly open: Set<Response>;
}

/**
 * Lets in whoever the organisation's provider vouches for, and nobody else: everything but styles and scripts is behind
 * it. What it remembers is in memory, so that a restart signs everybody out.
 */
export function createSignIn(
  { clock, log }: Pick<Lent, 'clock' | 'log'>,
  settings: SignInSettings,
  appFor: (visitor: Visitor, token: string) => Express,
) {
  const provider = createProvider(settings);
  const attempts = createHeldFor<Attempt & { readonly to: string }>(clock, ATTEMPT);
  const sessions = createHeldFor<Person>(clock, SESSION);
  const key = randomBytes(32);
  const secure = settings.address.startsWith('https:');
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' };
  const session = `${secure ? '__Host-' : ''}signpost`;
  /** Of each attempt its own, since somebody may have several tabs open. */
  const attemptCookie = (state: string): string => `${session}-${state.slice(0, 8)}`;

  /** One and the same for as long as this runs, so that a form which was open while a session ended can still be sent. */
  const tokenFor = ({ id }: Visitor): string =>
    createHmac('sha256', key).update(id).digest('base64url');

  const signOut = (request: Request): void => {
    const person = sessions.take(cookieIn(request, session));
    for (const response of person?.open ?? []) response.destroy();
  };

  /** Sends somebody no more of a response once their session ends, however it does. */
  const endWithSession = (key: string | undefined, { open }: Person, response: Response): void => {
    const look = setInterval(() => {
      if (!sessions.has(key)) response.destroy();
    }, LOOK).unref();
    open.add(response);
    response.once('close', () => {
      clearInterval(look);
      open.delete(response);
    });
  };

  const refuse = (response: Response, status: number, why: string, to = '/'): void => {
    response.status(status).send(notSignedInPage(why, to));
  };

  const begin = async (request: Request, response: Response): Promise<void> => {
    const to = ownPath(request.query['to'], settings.address);
    try {
      const { url, attempt } = await provider.begin();
      response.cookie(attemptCookie(attempt.state), attempts.put({ ...attempt, to }), {
        ...cookie,
        maxAge: ATTEMPT.most,
      });
      response.redirect(url);
    } catch (error) {
      log.warn('sign-in.provider.away', { why: codeOf(error) });
      refuse(response, 503, AWAY, to);
    }
  };

  const finish = async (request: Request, response: Response): Promise<void> => {
    const { state } = request.query;
    const name = attemptCookie(typeof state === 'string' ? state : '');
    const attempt = attempts.take(cookieIn(request, name));
    response.clearCookie(name, cookie);
    if (attempt === undefined) {
      refuse(response, 400, TOO_LATE);
      return;
    }
    const { to } = attempt;
    try {
      const visitor = visitorIn(await provider.finish(queryOf(request), attempt), settings);
      if (visitor === undefined) {
        log.warn('sign-in.refused', { why: 'no name' });
        refuse(response, 403, NAMELESS, to);
        return;
      }
      // Whatever was signed in before, here, is so no more; a key is never one that the browser brought.
      signOut(request);
      const token = tokenFor(visitor);
      const person = { visitor, token, app: appFor(visitor, token), open: new Set<Response>() };
      response.cookie(session, sessions.put(person), { ...cookie, maxAge: SESSION.most });
      response.redirect(to);
    } catch (error) {
      log.warn('sign-in.refused', { why: codeOf(error) });
      refuse(response, 403, REFUSED, to);
    }
  };

  const app = express();
  app.disable('x-powered-by');
  app.get('/sign-in', begin);
  app.get(BACK, finish);
  app.get('/signed-out', (_request, response) => {
    response.send(signedOutPage(provider.signOutUrl()));
  });
  app.post(
    '/sign-out',
    express.urlencoded({ extended: false, limit: '1kb' }),
    (request, response) => {
      const person = sessions.get(cookieIn(request, session));
      const body = request.body as { token?: unknown } | undefined;
      if (person && !isToken(request.get(TOKEN_HEADER) ?? body?.token, person.token)) {
        response.status(403).type('text').send('That did not come from this page.\n');
        return;
      }
      signOut(request);
      response.clearCookie(session, cookie);
      response.redirect(303, '/signed-out');
    },
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const key = cookieIn(request, session);
    const person = sessions.get(key);
    if (person !== undefined) {
      endWithSession(key, person, response);
      // What one person is shown is kept for no other.
      response.setHeader('cache-control', 'private, no-cache');
      person.app(request, response, next);
      return;
    }
    // Scripts ask for no page, and could not follow to another site.
    if (request.method === 'GET' && request.get('accept')?.includes('text/html') === true) {
      response.redirect(`/sign-in?to=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    response.status(401).type('text').send(SIGNED_OUT);
  });
  return app;
}

/** What a visitor is served: all of it to an editor; to others what readers may see, and no editor's note. */
export function servedTo(lent: Lent, visitor: Visitor, token: string): Served {
  const own = { ...lent, token, visitor };
  if (visitor.editor) return own;
  return { ...own, editors: undefined, content: undefined, schedule: undefined, status: undefined };
}

const AWAY =
  'Your organisation’s sign-in does not answer. Please try again in a minute. Whoever looks after Signpost can see why with: npm run doctor -- --connect';
const TOO_LATE =
  'That took too long, or was begun in another browser, or the link was used before. Please try again.';
const NAMELESS =
  'Your organisation’s sign-in did not say who you are in the way that Signpost was told to expect. Whoever looks after Signpost can see this in its log.';
const REFUSED =
  'Your organisation’s sign-in did not let you in, or what it said could not be trusted. Whoever looks after Signpost can see why in its log.';
const SIGNED_OUT =
  'You have been signed out. Open this page in another tab and sign in there; then go back and send this again. Nothing that you typed is lost.\n';

/** A path of this page that somebody is sent on to; the first page where it is none of its own. */
export function ownPath(given: unknown, address: string): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  try {
    const { origin, pathname, search } = new URL(given, address);
    const own = origin === new URL(address).origin && !pathname.startsWith('//');
    return own && !pathname.startsWith('/sign') ? `${pathname}${search}` : '/';
  } catch {
    return '/';
  }
}

const queryOf = ({ originalUrl }: Request): string => {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at);
};

function cookieIn(request: Request, name: string): string | undefined {
  for (const one of (request.headers.cookie ?? '').split(';')) {
    const [key = '', value] = one.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

/** What the library calls what is wrong: never a person's words, and no token. */
function codeOf(error: unknown): string {
  const { code, error: told, name } = error as Readonly<Record<string, unknown>>;
  const word = [told, code, name].find((one) => typeof one === 'string');
  return typeof word === 'string' ? word.slice(0, 80) : 'unknown';
}
