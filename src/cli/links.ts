import { loadContent } from '../../knowledge';
import { checkLinks } from '../links/check-links';
import { linksOf, writeLinks } from '../links/links-file';
import { goThroughProxy } from '../main/go-through-proxy';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { explainFault } from '../settings/explain-fault';

/**
 * Opens every link that readers are shown, politely, and writes what became of each into links.json in the content
 * folder. Exit status 0: every link opens or was turned away; 1: some are gone, moved or fail; else as `explainFault` has it.
 */
async function main(): Promise<number> {
  const { knowledgeDir: folder, proxy } = readConfig(readEnvironment());
  if (proxy !== undefined) goThroughProxy(proxy);
  const today = new Date().toISOString().slice(0, 10);
  const links = linksOf(loadContent(folder, today).content);
  console.error(
    `Opening ${links.size} links, one a second from each site. This takes some minutes.`,
  );
  const results = await checkLinks([...links.keys()], {
    get: fetch,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onChecked: (link, { state, why, to }, done) => {
      if (done % 25 === 0) console.error(`${done} of ${links.size}`);
      if (state === 'opens') return;
      const facts = [why, to === undefined ? undefined : `now ${to}`].filter(Boolean).join(', ');
      console.log(
        `${WORDS[state]}: ${links.get(link) ?? ''}  ${link}${facts === '' ? '' : `  (${facts})`}`,
      );
    },
  });
  writeLinks(folder, today, results);
  const states = [...results.values()].map(({ state }) => state);
  const count = (state: string): number => states.filter((one) => one === state).length;
  console.log(
    `${count('opens')} open, ${count('moved')} moved, ${count('gone')} gone, ${count('fails')} fail, ${count('unseen')} turn programs away. Written to links.json.`,
  );
  return states.some((state) => state !== 'opens' && state !== 'unseen') ? 1 : 0;
}

const WORDS = {
  moved: 'Moved',
  gone: 'Gone',
  fails: 'Fails',
  unseen: 'Look yourself',
} as const;

void main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.exitCode = explainFault(error);
  },
);
