import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { entryIn, hasFaults, loadContent } from '../../knowledge';
import { createLog } from '../../src/bot/log';
import { isDeepStrictEqual } from 'node:util';
import { openStore } from '../../src/store/open-store';
import { seeded } from '../seeded';
import { smallContent } from '../small-content';
import { TODAY } from './today';

/*
 * Kills a process that puts changes live and commits them, between the steps of a publish or wherever it is by then, and
 * looks after each crash whether anything is half done or lost: npm run crashes -- 1000 [seed]
 */
const count = Number(process.argv[2] ?? 1_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

void main();

async function main(): Promise<void> {
  console.log(
    `${count} crashes from seed ${seed}; again with: npm run crashes -- ${count} ${seed}`,
  );
  const room = mkdtempSync(join(tmpdir(), 'crashes-'));
  const folder = join(room, 'content');
  const url = `file:${join(room, 'signpost.db')}`;
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: 'pipe' });
  smallContent(resolve('.'), folder);
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-qm', 'Begin');
  const random = seeded(seed);
  const told = new Set<string>();
  const tally = { live: 0, takenBack: 0, notCommitted: 0, wrong: 0 };
  const wrong = (what: string, crash: number): void => {
    tally.wrong += 1;
    console.log(`WRONG after crash ${crash}: ${what}`);
  };
  const began = performance.now();
  try {
    for (let crash = 1; crash <= count; crash += 1) {
      const lines = await worker(url, folder, seed + crash, random() < 0.5 ? 'step' : 'time');
      for (const line of lines) {
        const [what, id = ''] = line.split(' ');
        if (what === 'live') told.add(id);
        if (what === 'undone') tally.takenBack += 1;
        if (what === 'not') tally.notCommitted += 1;
      }
      tally.live = told.size;
      for (const what of await amiss(url, folder, told)) wrong(what, crash);
      if (crash % 25 === 0) {
        const seconds = Math.round((performance.now() - began) / 1000);
        console.log(`${crash} after ${seconds} s: ${JSON.stringify(tally)}`);
      }
    }
    // A last start, which nothing kills, brings all three up to what is live.
    await worker(url, folder, 0, 'none');
    if (git('status', '--porcelain').trim() !== '') wrong(git('status', '--porcelain'), count);
    git('fsck', '--strict');
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.part'),
    );
    if (left.length > 0) wrong(left.join(), count);
    for (const { file, fields } of await liveEntries(url, folder))
      if (!isDeepStrictEqual(entryIn(git('show', `HEAD:${file}`), String(fields['id'])), fields))
        wrong(`${file} is not committed as it is live`, count);
    console.log(`Commits: ${git('rev-list', '--count', 'HEAD').trim()}. ${JSON.stringify(tally)}`);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
  process.exitCode = tally.wrong === 0 ? 0 : 1;
}

async function worker(
  url: string,
  folder: string,
  number: number,
  end: 'step' | 'time' | 'none',
): Promise<readonly string[]> {
  const file = resolve('.cache/tools/crashes/worker.js');
  const child = spawn(process.execPath, [file, url, folder, String(number), end], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  await once(child, 'close');
  return out.trim().split('\n').filter(Boolean);
}

/** What is half done or lost, as another process would find it. */
async function amiss(
  url: string,
  folder: string,
  told: ReadonlySet<string>,
): Promise<readonly string[]> {
  const open = await openStore({ url, folder: '', log: createLog('error') });
  try {
    const { changes, version } = await open.store.contentChanges.live();
    const ids = new Set(changes.map(({ id }) => id));
    const list = changes.map((one) => ({ ...one, id: one.entry }));
    return [
      ...[...told].filter((id) => !ids.has(id)).map((id) => `${id} was live and is not`),
      ...changes.flatMap((one, at) =>
        one.version === at + 1 && one.decidedBy !== undefined ? [] : [`${one.id} is half live`],
      ),
      ...(version === changes.length ? [] : ['the newest number is not that of the newest']),
      ...(hasFaults(loadContent(folder, TODAY, list).problems) ? ['a start would refuse it'] : []),
      ...(hasFaults(loadContent(folder, TODAY).problems) ? ['the folder alone is refused'] : []),
    ];
  } finally {
    await open.store.close();
  }
}

async function liveEntries(url: string, folder: string) {
  const open = await openStore({ url, folder: '', log: createLog('error') });
  try {
    const { changes } = await open.store.contentChanges.live();
    return [
      ...loadContent(
        folder,
        TODAY,
        changes.map((one) => ({ ...one, id: one.entry })),
      ).written.values(),
    ].filter(({ fields }) => fields['id'] !== undefined);
  } finally {
    await open.store.close();
  }
}
