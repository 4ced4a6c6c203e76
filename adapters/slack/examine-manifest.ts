import type { Finding } from '../../src/ports';
import { askSlack, type Asking } from './examine-payloads';
import { createSlackManifest, type ManifestOptions } from './manifest/manifest';

const ABOUT = 'Slack manifest';
const HTTP = { transport: 'http', address: 'https://signpost.example.nhs.uk' } as const;

/** The kinds of app that docs/slack.md describes. */
const KINDS: readonly (readonly [string, ManifestOptions])[] = [
  ['Socket Mode', { transport: 'socket' }],
  ['HTTP', HTTP],
  ['several workspaces', { ...HTTP, oauth: true }],
  ['the agent view', { transport: 'socket', agent: true }],
  ['every permission', { transport: 'socket', history: true, files: true }],
];

/**
 * Asks Slack whether it would make an app of each manifest. It makes none:
 * docs.slack.dev/reference/methods/apps.manifest.validate wants a configuration token, which lives for twelve hours.
 */
export async function examineManifests(asking: Asking | undefined): Promise<Finding> {
  if (asking === undefined) {
    const says =
      'Not asked of Slack, which wants a configuration token for it: set SLACK_CONFIG_TOKEN for this run, from the foot of https://api.slack.com/apps.';
    return { state: 'ok', about: ABOUT, says };
  }
  for (const [kind, options] of KINDS) {
    const manifest = createSlackManifest(options);
    const verdict = await askSlack('apps.manifest.validate', { manifest }, asking);
    if (verdict.said === 'nothing') {
      const says = `Slack did not check it (${verdict.why}).`;
      const todo = 'Make a new configuration token: one ends after twelve hours.';
      return { state: 'look', about: ABOUT, says, todo };
    }
    if (verdict.said === 'refused') {
      const says = `Slack refuses the one for ${kind}: ${verdict.why}.`;
      const todo = 'Please report this line, with your version of Signpost.';
      return { state: 'wrong', about: ABOUT, says, todo };
    }
  }
  return {
    state: 'ok',
    about: ABOUT,
    says: `Slack takes all ${KINDS.length} that docs/slack.md describes.`,
  };
}
