import type { Bot, Chart, Clock, Log, Reply } from '../../src/ports';
import type { ContentReader } from './content-reader';
import type { DraftReader } from './draft-reader';
import type { EditorsReader } from './edit-reader';
import type { EvidenceReader } from './evidence-reader';
import type { FiguresReader } from './figures-reader';
import type { HomeReader } from './home-reader';
import type { Posts } from './posts';
import type { ScheduleReader } from './schedule-reader';
import type { SignInSettings } from './sign-in-provider';
import type { StatusReport } from './status-report';
import type { Visitor } from './visitor';

/** Draws a reply as one platform would be sent it: the very payload, ready to be shown as JSON. */
export type Preview = (reply: Reply) => unknown;

/** All that the playground is lent. Whatever is left out, the page does without, and its menu does not offer it. */
export interface PlaygroundOptions {
  /** The first port to try; a later one is taken when it is in use. */
  readonly port: number;
  /** The address to listen on. Anything but a loopback address shows the page to the network. */
  readonly host: string;
  /** Other names the page may be asked for by, with no port: "signpost.example". */
  readonly allowedHosts?: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly version?: string;
  /** Whether a text only asks. A link to the page answers these by itself; anything else waits for a press of Enter. */
  readonly onlyAsks: (text: string) => boolean;
  readonly renderers?: { readonly slack?: Preview; readonly teams?: Preview };
  /** Things for a newcomer to press, as they would type them. */
  readonly suggestions?: readonly string[];
  /** A chart as an SVG document, for panes that cannot draw one and for the page's own rendering. */
  readonly drawChart?: (
    chart: Chart,
    screen: 'wide' | 'phone' | 'card',
    theme: 'light' | 'dark' | 'either',
  ) => string;
  /** What greets a reader who has asked nothing yet. */
  readonly home?: HomeReader;
  readonly drafts?: DraftReader;
  readonly content?: ContentReader | undefined;
  readonly figures?: FiguresReader;
  readonly schedule?: ScheduleReader | undefined;
  readonly editors?: EditorsReader | undefined;
  /** Where people sign in first; absent where whoever reaches the page may use it. */
  readonly signIn?: SignInSettings;
  readonly evidence?: EvidenceReader;
  readonly status?: (() => Promise<StatusReport>) | undefined;
  /** Where the built scripts and styles are; beside this file when left out. */
  readonly assets?: string;
}

/** The options with the bot that answers and what it posts. */
export interface Lent extends PlaygroundOptions {
  readonly bot: Bot;
  readonly posts: Posts;
}

/** What one reader is served. */
export interface Served extends Lent {
  /** Every change has to bring it. */
  readonly token: string;
  /** Who has signed in; absent where nobody has to. */
  readonly visitor?: Visitor;
}
