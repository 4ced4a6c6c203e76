import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Bot, House, Log, Records, Reply } from '../../src/ports';
import type { Fetch } from './transport/network';
import type { Once } from './dedupe';
import type { Patiently, Wait } from './retry';
import { createPerson } from './person';

/** What every surface works with. */
export interface Tools {
  readonly app: App;
  readonly bot: Bot;
  readonly log: Log;
  readonly records: Records;
  readonly once: Once;
  readonly patiently: Patiently;
  readonly wait: Wait;
  readonly fetch: Fetch;
  readonly picture: House['picture'];
  readonly left: House['left'];
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

/** Puts words to the bot on somebody's behalf; `person` is for those who ask several things at once. */
export function ask(
  tools: Tools,
  asker: Asker,
  text: string,
  person = createPerson(tools, asker),
): Promise<Reply> {
  const { org, channel, direct, delivery } = asker;
  return tools.bot({
    text,
    from: { adapter: 'slack', org, ref: channel },
    direct,
    person,
    ...(delivery === undefined ? {} : { delivery }),
  });
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
