import { stringify } from 'yaml';
import type { SlackManifest } from './manifest';

const HEAD = `# The Slack app, made by \`npm run slack:manifest\`: change adapters/slack/manifest/manifest.ts, or the options given
# there, and make it again. docs/slack.md says how to use it and why each permission is asked for.
`;

/** A manifest as YAML, to be pasted into Slack's "From a manifest". */
export function manifestText(manifest: SlackManifest): string {
  return HEAD + stringify(manifest, { singleQuote: true, lineWidth: 0 });
}
