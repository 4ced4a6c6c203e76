import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Simulates power cuts: a writer commits to a database file on a loop-mounted ext4, is stopped, and the image behind
 * the mount is copied as it is, without a sync. The copy is mounted and every acknowledged commit looked for.
 * Needs root, for mounting: npm run power-cut -- [rounds] [--careless]
 * --careless turns the database's own syncs off, to show that the check finds what is lost then.
 */
const careless = process.argv.includes('--careless');
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 20);

const folder = mkdtempSync(join(tmpdir(), 'signpost-power-'));
const disk = join(folder, 'disk');
const mount = join(folder, 'mount');

void main();

async function main(): Promise<void> {
  if (process.getuid?.() !== 0) {
    console.error(
      'A power cut needs root: it mounts a file system of its own. Run it as root, or leave it out.',
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(mount);
  let acknowledged = 0;
  let lost = 0;
  let unusable = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const count = await writeUntilCut();
      const missing = look(count);
      acknowledged += count;
      if (missing === undefined) unusable += 1;
      else lost += missing;
    }
  } finally {
    spawnSync('umount', [mount]);
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `${rounds} power cuts, ${acknowledged} acknowledged commits: ${lost} lost, ${unusable} files unusable`,
  );
  process.exitCode = lost + unusable === 0 ? 0 : 1;
}

/** Writes for a second or two, cuts the power, and leaves what the disk holds in `cut`; returns how much was acknowledged. */
async function writeUntilCut(): Promise<number> {
  writeFileSync(disk, '');
  truncateSync(disk, 64 * 2 ** 20);
  run('mkfs.ext4', '-q', '-F', disk);
  run('mount', '-o', 'loop', disk, mount);
  const url = `file:${join(mount, 'signpost.db')}`;
  const writer = spawn(
    process.execPath,
    [join(__dirname, 'power-writer.js'), url, ...(careless ? ['careless'] : [])],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (said === '') {
    if (writer.exitCode !== null) throw new Error('The writer did not start; its reason is above.');
    await sleep(50);
  }
  await sleep(300 + Math.random() * 1_500);
  writer.kill('SIGSTOP');
  copyFileSync(disk, `${disk}-cut`);
  // What it had said by then is read before it is ended.
  await sleep(50);
  const count = said.split('\n').length - 1;
  const ended = new Promise((resolve) => writer.once('exit', resolve));
  writer.kill('SIGKILL');
  await ended;
  run('umount', mount);
  return count;
}

/** Mounts what was left and counts the acknowledged commits that are missing; undefined when the file cannot be used. */
function look(count: number): number | undefined {
  run('mount', '-o', 'loop', `${disk}-cut`, mount);
  const url = `file:${join(mount, 'signpost.db')}`;
  const check = join(__dirname, 'power-check.js');
  const checked = spawnSync(process.execPath, [check, url, String(count)], { encoding: 'utf8' });
  if (checked.status !== 0) console.error(checked.stderr);
  run('umount', mount);
  return checked.status === 0 ? Number(checked.stdout) : undefined;
}

function run(command: string, ...given: readonly string[]): void {
  const { status, stderr } = spawnSync(command, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')}: ${stderr}`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
