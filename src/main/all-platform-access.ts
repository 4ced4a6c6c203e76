import { parse } from 'yaml';
import * as z from 'zod';
import { createManifest } from '../../adapters/teams/manifest/manifest';
import type { Access } from '../doctor/assurance';
import { read } from '../doctor/read-facts';

const slackManifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** What the manifest of each platform's app asks for. */
export function readAccess(root: string): readonly Access[] {
  const slack = slackManifest.parse(parse(read(root, 'manifest.yml')));
  const nobody = { appId: '', name: '', website: '', privacy: '', terms: '' };
  const { bots, validDomains } = createManifest(nobody, '0.0.0', []);
  const scopes = bots.flatMap((bot) => bot.scopes).join(', ');
  return [
    {
      platform: 'Slack',
      permissions: slack.oauth_config.scopes.bot,
      note: 'from manifest.yml. docs/slack.md says why each is needed.',
    },
    {
      platform: 'Microsoft Teams',
      permissions: [],
      note: `from the app's manifest. It can be added to: ${scopes}. Domains it may open: ${validDomains.length === 0 ? 'none' : validDomains.join(', ')}. It asks for no permission in Microsoft Graph.`,
    },
  ];
}
