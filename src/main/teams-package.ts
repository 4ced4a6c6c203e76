import { createHash } from 'node:crypto';
import { readEnvironment } from '../settings/environment';
import { explainFault } from '../settings/explain-fault';
import { packTeamsApp } from './pack-teams-app';

/** npm run teams:package: makes the Microsoft Teams app package and says what is in it. */
async function main(): Promise<void> {
  const { file, version, id, zip } = await packTeamsApp(readEnvironment());
  console.log(`Wrote ${file}`);
  console.log(`Version ${version}, app ${id}, ${zip.length} bytes.`);
  console.log(`SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
}

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
