import type { PlatformClock } from '../../../src/ports';
import type { Reference } from '../reference';
import type { TeamsMessage } from '../render';
import type { Settings } from '../settings';

/** What a member of a conversation may do, as far as Teams says. */
export interface Member {
  readonly role?: string;
  readonly principal?: string;
  /** The organisation they are of; in a shared channel it may be another's. */
  readonly tenant?: string;
}

/** A team's name, and those of its channels by id; its first channel, whose id is the team's, has none of its own. */
export interface TeamNames {
  readonly team?: string;
  readonly channels: ReadonlyMap<string, string | undefined>;
}

/** The conversation an activity came from, while it is being answered. */
export interface Turn {
  /** Answers where it was asked; `only` to the user with this id, when one is given. Resolves to the message's id, empty where Teams gives none. */
  reply(message: TeamsMessage, only?: string): Promise<string>;
  /** Changes a message of ours that is already shown. */
  update(id: string, message: TeamsMessage): Promise<void>;
  /** Of this conversation, or of the team, channel or group chat with this id. Rejects with Refusal where they are not in it. */
  member(userId: string, of?: string): Promise<Member>;
  /** The names of a team that has the app. */
  team(id: string): Promise<TeamNames>;
  /**
   * Opens the one-to-one conversation of the bot with a member, or finds the one there is, and resolves to its id. They
   * see nothing of it until something is posted. Rejects where Teams won't open one.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
   */
  direct(userId: string, tenant: string): Promise<string>;
}

/** The answer to an HTTP request: for an invoke, what Teams shows. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Where the keys that check Microsoft's tokens are published, and our own token comes from, when not from Microsoft. */
export interface Authority {
  /** An OpenID document. */
  readonly keys: string;
  readonly token: () => Promise<string>;
}

export interface Connector {
  /**
   * Checks who sent an activity and, if it was Microsoft for our app, hands it to `handle`. 401 when it was not, 400
   * when the SDK can't read it. What `handle` returns is the answer.
   */
  receive(
    activity: object,
    authorization: string | undefined,
    handle: (turn: Turn) => Promise<Answer>,
  ): Promise<Answer & { readonly why?: string }>;
  /** Posts to a conversation, once; resolves to the message's id. Rejects with Refusal, Silence or another error. */
  post(to: Reference, message: TeamsMessage): Promise<string>;
  /** Gets a token such as a post needs. Rejects when Microsoft gives none. */
  token(): Promise<void>;
  close(): void | Promise<void>;
}

/** Our clock, and what is told of the service's. */
export interface Clocks extends Pick<PlatformClock, 'heard'> {
  readonly now: () => Date;
}

/** Makes a connector for checked settings. */
export type CreateConnector = (
  settings: Settings,
  clocks: Clocks,
  authority?: Authority,
) => Connector;

/** A connector over the SDK that the settings choose. That SDK alone is loaded, from now on. */
export function openConnector(...parts: Parameters<CreateConnector>): Connector {
  const loading = load(parts[0].sdk).then((create) => create(...parts));
  // Whoever uses it is told; nobody else has to be.
  loading.catch(() => undefined);
  return {
    receive: async (...given) => (await loading).receive(...given),
    post: async (...given) => (await loading).post(...given),
    token: async () => (await loading).token(),
    close: async () => (await loading).close(),
  };
}

async function load(sdk: Settings['sdk']): Promise<CreateConnector> {
  return sdk === 'agents'
    ? (await import('./connector-agents.js')).createAgentsConnector
    : (await import('./connector-botbuilder.js')).createBotbuilderConnector;
}
