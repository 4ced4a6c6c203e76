import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readAccess } from './all-platform-access';
import { PLATFORMS, SECRETS } from './all-platforms';
import { explainFault } from '../settings/explain-fault';
import { assuranceSheet } from '../doctor/assurance';
import { anythingWrong, describeFindings } from '../doctor/finding';
import { examine } from '../doctor/examine';
import { readFacts } from '../doctor/read-facts';
import { readEnvironment } from '../settings/environment';
import { projectRoot } from '../settings/project-root';

const HELP = `Checks that Signpost can run here, and says what to do about each thing that is wrong.

  npm run -s doctor                  settings, store, clock, content; tokens are not tried
  npm run -s doctor -- --connect     the same, tries the tokens and the proxy, and has Slack and Microsoft's schema
                                     check what Signpost sends (stop Signpost first; nothing is posted)
  npm run -s doctor -- --assurance   the facts a security and privacy review asks for, in Markdown

Exit status 0: nothing is wrong; 1: something is; 2: not understood.`;

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      connect: { type: 'boolean' },
      assurance: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  if (values.assurance === true) {
    const root = projectRoot();
    process.stdout.write(assuranceSheet(readFacts(root, readAccess(root))));
    return;
  }
  const findings = await examine({
    env: () => readEnvironment(SECRETS),
    platforms: PLATFORMS,
    clock: { now: () => new Date() },
    tryTokens: values.connect === true,
    wait: async (ms) => {
      await wait(ms);
    },
  });
  for (const line of describeFindings(findings)) console.log(line);
  process.exitCode = anythingWrong(findings) ? 1 : 0;
}
