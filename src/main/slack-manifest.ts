import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSlackManifest } from '../../adapters/slack/manifest/manifest';
import { manifestText } from '../../adapters/slack/manifest/write-manifest';
import { explainFault, Usage } from '../settings/explain-fault';

const HELP = `Make the Slack app's manifest, to paste into "From a manifest" at api.slack.com/apps.

  npm run -s slack:manifest                                  Socket Mode: no public address needed
  npm run -s slack:manifest -- --transport http --address https://signpost.example.nhs.uk

  --transport socket|http   how Slack reaches Signpost; socket unless you say
  --address URL             where Slack reaches Signpost, for http
  --oauth                   several workspaces, which install the app themselves (http)
  --grid                    a whole Enterprise Grid organisation
  --rotation                tokens renewed every twelve hours; can't be turned off again
  --agent                   Slack's agent view
  --steps                   steps for Workflow Builder: docs/slack.md#workflow-steps
  --slackbot URL            lets Slackbot ask Signpost at https://…/mcp: docs/assistants.md
  --slackbot-signed         Slack signs what Slackbot asks, so that nobody else is let in
  --history                 permission to look for a post whose answer was lost
  --files                   permission to upload pictures of charts
  --command /NAME           /socialmedia unless you say
  --organisation NAME       for the app's description
  --out FILE                write there; to standard output unless you say
`;

/** npm run slack:manifest: prints or writes the manifest for the options given. */
function main(): void {
  const { values } = parseArgs({
    options: {
      transport: { type: 'string', default: 'socket' },
      address: { type: 'string' },
      oauth: { type: 'boolean' },
      grid: { type: 'boolean' },
      rotation: { type: 'boolean' },
      agent: { type: 'boolean' },
      steps: { type: 'boolean' },
      slackbot: { type: 'string' },
      'slackbot-signed': { type: 'boolean' },
      history: { type: 'boolean' },
      files: { type: 'boolean' },
      command: { type: 'string' },
      organisation: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { transport, out, help, 'slackbot-signed': slackbotSigned, ...options } = values;
  if (help === true) {
    process.stdout.write(HELP);
    return;
  }
  if (transport !== 'socket' && transport !== 'http')
    throw new Usage(`--transport is "${transport}". Use socket or http.`);
  const text = manifestText(
    createSlackManifest({
      ...options,
      ...(slackbotSigned !== undefined && { slackbotSigned }),
      transport,
    }),
  );
  if (out === undefined) process.stdout.write(text);
  else writeFileSync(out, text);
}

try {
  main();
} catch (error) {
  process.exitCode = explainFault(error);
}
