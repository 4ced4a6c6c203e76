import { isAbsolute, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { DEFAULT_SCHEDULE, HOLIDAY_CALENDARS, type HolidayCalendar } from '../../knowledge';
import { SettingsError, type Env } from '../ports';
import { databaseAddressProblem } from './database-address';
import { withHome } from './home-folder';
import { readPageAccess, type PageAccess } from './page-settings';
import { projectRoot } from './project-root';
import { readProxy, type Proxy } from './proxy';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Settings of our own. Each adapter reads its own from the same environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** How long an idle connection is kept for its next request, in milliseconds. */
  readonly keepAlive: number;
  /** Whether to serve the local page: `auto` means only when no chat platform is set up. */
  readonly page: 'on' | 'off' | 'auto';
  readonly pagePort: number;
  /** Where the page listens, and whom it lets in. */
  readonly pageAccess: PageAccess;
  /** Whether the real schedule may be changed from the local page. */
  readonly pageChanges: boolean;
  /** Where `/metrics` is served; undefined for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly knowledgeDir: string;
  /** The content that came with the program. */
  readonly shippedKnowledge: string;
  /** Undefined for a file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where a copy of a SQLite store is put each day; undefined for nowhere. */
  readonly backupDir: string | undefined;
  /** For what can be made again. */
  readonly cacheDir: string;
  readonly timeZone: string;
  /** The bank holidays without posts, unless a conversation asks for others. */
  readonly holidays: HolidayCalendar;
  /** The way out to other machines; undefined for straight out. */
  readonly proxy: Proxy | undefined;
  /** People who may manage any conversation's posts, as `adapter:id`. */
  readonly admins: readonly string[];
  /** Who may change content on the local page, by the names they are shown by. None: nobody. */
  readonly editors: readonly string[];
  /** Whether whoever makes a change of content may approve it as well. */
  readonly sameMayApprove: boolean;
  /** What is done in the content folder's git repository with changes that editors approve. */
  readonly contentGit: 'off' | 'commit' | 'push';
  /** How late a scheduled post may still be sent, in milliseconds. */
  readonly postWindow: number;
  /** What becomes of a post that may or may not have arrived, where a platform's history can't be read. */
  readonly unconfirmed: 'hold' | 'resend';
  /** The key under which people's ids are hashed; undefined to keep one in the store. */
  readonly personKey: string | undefined;
  /** Whether people who get no answer are counted. */
  readonly unansweredCounts: boolean;
  /** Whether a conversation's last questions are remembered for some minutes. */
  readonly conversationMemory: boolean;
  /** Whether questions are also compared by meaning, in a process of its own. */
  readonly encoder: boolean;
  /** Undefined for `info` where a chat platform is on, and `warn` where only the page is. */
  readonly logLevel: LogLevel | undefined;
}

const PORT = 'must be a port number from 0 to 65535, for example 3978';
const portNumber = z.coerce.number({ error: PORT }).int(PORT).min(0, PORT).max(65535, PORT);

/** An address or a name; an IPv6 address may stand in brackets, as it does in a link. */
const hostName = z
  .string()
  .trim()
  .transform((host) => host.replace(/^\[(.*)\]$/, '$1'));

const KEEP_ALIVE = 'must be a number of seconds from 1 to 3600, for example 75';

/** `adapter:id`, parted by commas. */
const ADMIN_LIST = /^\s*(?:[a-z]+:[^\s,]+\s*(?:,\s*|$))*$/;

/** Names parted by commas. */
const EDITOR_LIST = /^[\p{L}\p{N}\p{M} .'’@_-]*(?:,[\p{L}\p{N}\p{M} .'’@_-]*)*$/u;

const HOUR = 60 * 60 * 1000;
const WINDOW = 'must be a number of hours from 0.25 to 24, for example 4';

const onOrOff = (usual: 'on' | 'off') =>
  z.enum(['on', 'off'], { error: `must be on or off, for example ${usual}` }).default(usual);

const SETTINGS = z.object({
  HOST: hostName.default('0.0.0.0'),
  PORT: portNumber.default(3978),
  KEEP_ALIVE_SECONDS: z.coerce
    .number({ error: KEEP_ALIVE })
    .min(1, KEEP_ALIVE)
    .max(3600, KEEP_ALIVE)
    .default(75),
  PAGE: z
    .enum(['on', 'off', 'auto'], { error: 'must be on, off or auto, for example auto' })
    .default('auto'),
  PAGE_PORT: portNumber.default(3979),
  PAGE_HOST: hostName.default('127.0.0.1'),
  PAGE_ADDRESS: z.string().trim().optional(),
  PAGE_OPEN: onOrOff('off'),
  OIDC_ISSUER: z.string().trim().optional(),
  OIDC_CLIENT_ID: z.string().trim().optional(),
  OIDC_CLIENT_SECRET: z.string().trim().optional(),
  OIDC_NAME_CLAIM: z.string().trim().optional(),
  OIDC_ROLE_CLAIM: z.string().trim().optional(),
  OIDC_EDITOR_ROLE: z.string().trim().optional(),
  PAGE_CHANGES: onOrOff('off'),
  METRICS_HOST: hostName.default('127.0.0.1'),
  METRICS_PORT: portNumber.optional(),
  KNOWLEDGE_DIR: z.string().default(join('knowledge', 'content')),
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      const problem = databaseAddressProblem(url);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    })
    .optional(),
  BACKUP_DIR: z.string().optional(),
  BANK_HOLIDAYS: z
    .enum(HOLIDAY_CALENDARS, {
      error: `must be one of ${HOLIDAY_CALENDARS.join(', ')}, for example england-and-wales`,
    })
    .default(DEFAULT_SCHEDULE.holidays),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone name, for example Europe/London')
    .default('Europe/London'),
  ADMINS: z
    .string()
    .regex(ADMIN_LIST, 'must be a list of adapter:id parted by commas; see .env.example')
    .default(''),
  EDITORS: z
    .string()
    .regex(EDITOR_LIST, 'must be a list of names parted by commas, for example Alex Smith, Sam Lee')
    .default(''),
  EDITORS_APPROVAL: z
    .enum(['second', 'same'], { error: 'must be second or same, for example second' })
    .default('second'),
  CONTENT_GIT: z
    .enum(['off', 'commit', 'push'], { error: 'must be off, commit or push, for example off' })
    .default('off'),
  POST_WINDOW_HOURS: z.coerce
    .number({ error: WINDOW })
    .min(0.25, WINDOW)
    .max(24, WINDOW)
    .default(4),
  UNCONFIRMED_POSTS: z
    .enum(['hold', 'resend'], { error: 'must be hold or resend, for example hold' })
    .default('hold'),
  PERSON_KEY: z
    .string()
    .trim()
    .min(32, 'must be at least 32 characters, for example from: openssl rand -base64 32')
    .optional(),
  UNANSWERED_COUNTS: onOrOff('off'),
  CONVERSATION_MEMORY: onOrOff('on'),
  ENCODER: onOrOff('on'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be one of debug, info, warn, error or silent, for example info',
    })
    .optional(),
});

/** Reads our settings. Empty means not set. Throws SettingsError with every fault at once. */
export function readConfig(env: Env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const read = SETTINGS.safeParse(given);
  if (!read.success) {
    throw new SettingsError(
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const settings = read.data;
  if (settings.UNANSWERED_COUNTS === 'on' && settings.PERSON_KEY === undefined) {
    throw new SettingsError([
      'UNANSWERED_COUNTS is on, which needs PERSON_KEY: with the key in the store, whoever has a copy of the store could guess words and check them. Set PERSON_KEY, for example from: openssl rand -base64 32',
    ]);
  }
  const editors = [...new Set(listOf(settings.EDITORS))];
  const problems: string[] = [];
  const pageAccess = readPageAccess({ ...settings, editors }, problems);
  if (problems.length > 0) throw new SettingsError(problems);
  if (settings.BACKUP_DIR !== undefined && settings.DATABASE_URL?.startsWith('postgres') === true) {
    throw new SettingsError([
      'BACKUP_DIR is for a SQLite file, and DATABASE_URL names a server: leave it out, and use pg_dump',
    ]);
  }
  return {
    host: settings.HOST,
    port: settings.PORT,
    keepAlive: settings.KEEP_ALIVE_SECONDS * 1000,
    page: settings.PAGE,
    pagePort: settings.PAGE_PORT,
    pageAccess,
    pageChanges: settings.PAGE_CHANGES === 'on',
    metrics:
      settings.METRICS_PORT === undefined
        ? undefined
        : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
    knowledgeDir: fromRoot(settings.KNOWLEDGE_DIR),
    shippedKnowledge: fromRoot(join('knowledge', 'content')),
    databaseUrl: settings.DATABASE_URL,
    dataDir: fromRoot('data'),
    backupDir: settings.BACKUP_DIR === undefined ? undefined : fromRoot(settings.BACKUP_DIR),
    cacheDir: fromRoot('.cache'),
    timeZone: settings.TIME_ZONE,
    holidays: settings.BANK_HOLIDAYS,
    proxy: readProxy(env),
    admins: listOf(settings.ADMINS),
    editors,
    sameMayApprove: settings.EDITORS_APPROVAL === 'same',
    contentGit: settings.CONTENT_GIT,
    postWindow: settings.POST_WINDOW_HOURS * HOUR,
    unconfirmed: settings.UNCONFIRMED_POSTS,
    personKey: settings.PERSON_KEY,
    unansweredCounts: settings.UNANSWERED_COUNTS === 'on',
    conversationMemory: settings.CONVERSATION_MEMORY === 'on',
    encoder: settings.ENCODER === 'on',
    logLevel: settings.LOG_LEVEL,
  };
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function fromRoot(given: string): string {
  const folder = withHome(given);
  return isAbsolute(folder) ? folder : join(projectRoot(), folder);
}

/** Both are asked: each takes names that the other refuses, and the program uses both. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
