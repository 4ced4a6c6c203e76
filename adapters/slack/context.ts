import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type {
  AdapterContext,
  AdapterLog,
  Bot,
  Dedupe,
  Hindrances,
  Records,
  Wait,
  WithRetry,
} from '../../src/ports';
import type { Fetch } from './transport/network';

/** What every surface works with. */
export interface SlackContext {
  readonly app: App;
  readonly bot: Bot;
  readonly log: AdapterLog;
  readonly records: Records;
  readonly once: Dedupe;
  readonly hindrances: Hindrances;
  readonly patiently: WithRetry;
  readonly wait: Wait;
  readonly fetch: Fetch;
  readonly direct: DirectMessages;
  readonly picture: AdapterContext['picture'];
  readonly left: AdapterContext['left'];
  readonly catalogue: AdapterContext['catalogue'];
  /** Whether the app has Slack's agent view. */
  readonly agentView: boolean;
}

/** Finds the bot's own conversation with somebody; undefined where Slack won't open one. */
export type DirectMessages = (
  client: WebClient,
  org: string,
  user: string,
) => Promise<string | undefined>;

/** A client for one organisation; rejects with DeliveryError where the app is not installed. */
export type ClientFor = (org: string) => Promise<WebClient>;

/** Who asks, and where: everything about a request that the bot may know. */
export interface Asker {
  readonly client: WebClient;
  readonly org: string;
  readonly channel: string;
  readonly user: string;
  /** In the one-to-one conversation with the bot. */
  readonly direct: boolean;
  readonly delivery?: string;
  /** The thread, or the view outside of any conversation, that it was asked in. */
  readonly thread?: string | undefined;
  /** The workspace, which Slack must be told where the app is installed on a whole Grid organisation. */
  readonly team?: string | undefined;
}

/** The organisation a request belongs to: the Grid org where the app is installed on it, or the workspace. */
export function orgOf(context: {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
}): string {
  const grid = context.isEnterpriseInstall ? context.enterpriseId : undefined;
  return grid ?? context.teamId ?? context.enterpriseId ?? 'unknown';
}
