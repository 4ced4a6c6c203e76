import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Bot, AdapterContext, Dedupe, Log, Records } from '../../src/ports';
import type { Fetch } from './transport/network';
import type { WithRetry, Wait } from './retry';

/** What every surface works with. */
export interface SlackContext {
  readonly app: App;
  readonly bot: Bot;
  readonly log: Log;
  readonly records: Records;
  readonly once: Dedupe;
  readonly patiently: WithRetry;
  readonly wait: Wait;
  readonly fetch: Fetch;
  readonly picture: AdapterContext['picture'];
  readonly left: AdapterContext['left'];
}

/** Who asks, and where: everything about a request that the bot may know. */
export interface Asker {
  readonly client: WebClient;
  readonly org: string;
  readonly channel: string;
  readonly user: string;
  /** In the one-to-one conversation with the bot. */
  readonly direct: boolean;
  readonly delivery?: string;
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
