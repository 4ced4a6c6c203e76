import { isIPv6 } from 'node:net';
import type { Knowledge } from '../../knowledge';
import type { Config } from '../settings/config';
import { nodeAdvice } from '../settings/node-version';
import type { StatusOptions } from '../page-data/status';

export interface Started {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly platforms: StatusOptions['platforms'];
  /** The local page's address; undefined when it is off. */
  readonly page: string | undefined;
  readonly listening: boolean;
  readonly say: (line: string) => void;
}

/** Says in a few plain lines what is on, what is off and why. */
export function sayStarted({ config, knowledge, platforms, page, listening, say }: Started): void {
  say(`Signpost is ready, with ${sayContent(knowledge)}.`);
  for (const { name, toTurnOn, adapter } of platforms) {
    say(adapter ? `  ${name}: on. ${adapter.health().summary}` : `  ${name}: off. ${toTurnOn}`);
  }
  const host = isIPv6(config.host) ? `[${config.host}]` : config.host;
  if (listening) say(`  Listening on ${host}, port ${config.port}.`);
  const warnings = knowledge.warnings.length;
  if (warnings > 0) {
    const counted = warnings === 1 ? '1 warning' : `${warnings} warnings`;
    say(`  Content: ${counted}. Run npm run check-content to see them.`);
  }
  say(page === undefined ? '  Page: off. Set PAGE=on to open it.' : `  Page: ${page}`);
  if (page !== undefined) for (const line of sayWhoMayIn(config.pageAccess)) say(`    ${line}`);
  const advice = nodeAdvice(process.versions.node);
  if (advice !== undefined) say(`  Node.js ${process.versions.node}: ${advice}`);
  say('Press Ctrl-C to stop.');
}

/** How much there is to answer from: "112 documents, 90 tips and 40 survey findings". */
export function sayContent({ content: { resources, tips, statistics } }: Knowledge): string {
  return `${resources.length} documents, ${tips.length} tips and ${statistics.length} survey findings`;
}

/** Who may use the page, where it is not this machine alone. */
export function sayWhoMayIn({ signIn, open, host }: Config['pageAccess']): readonly string[] {
  if (signIn !== undefined) return [`People sign in first, at ${new URL(signIn.issuer).host}.`];
  if (!open) return [];
  return [
    `It listens on ${host} and asks nobody to sign in (PAGE_OPEN=on): whoever reaches it may use it. Only a proxy of yours should.`,
  ];
}
