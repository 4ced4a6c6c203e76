import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlayground, type SignInSettings } from '../../../adapters/web';
import { ContentError, hasFaults, loadContent } from '../../../knowledge';
import { createBot } from '../../../src/bot/bot';
import { createPageEditors } from '../../../src/page-data/page-editors';
import { projectRoot } from '../../../src/settings/project-root';
import { openStore } from '../../../src/store/open-store';
import { freePort } from '../../fakes/emulated-slack';
import { createKeptLog } from '../../fakes/house';
import { startOpenIdProvider, type People } from '../../fakes/openid-provider';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { createBrowsing, type Browsing } from './browsing';

export const PEOPLE: People = {
  alex: { preferred_username: 'Alex.Smith@trust.nhs.uk', name: 'Alex Smith' },
  sam: { preferred_username: 'sam.lee@trust.nhs.uk', name: 'Sam Lee' },
  kim: { preferred_username: 'kim.fox@trust.nhs.uk', name: 'Kim Fox' },
  rob: { preferred_username: 'rob@trust.nhs.uk', name: 'Rob', roles: ['Reader', 'Editor'] },
  nobody: { name: 'No Name' },
};
const TODAY = '2026-11-29';

/** A page that people sign in to at a provider, both on loopback, and a small content folder to change. */
export async function openSignInWorld(over: Partial<SignInSettings> = {}) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const provider = await startOpenIdProvider(PEOPLE, [`${address}/sign-in/back`]);
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  cpSync(join(projectRoot(), 'examples', 'own-content'), folder, { recursive: true });
  let passed = 0;
  const begun = new Date('2026-11-29T09:00:00Z').getTime();
  const clock = { now: () => new Date(begun + passed) };
  const log = createKeptLog();
  const open = await openStore({ url: ':memory:', folder: '', log, clock });
  const knowledge = openTestKnowledge(clock.now());
  let number = 0;
  const settings: SignInSettings = {
    issuer: provider.issuer,
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    address,
    nameClaim: 'preferred_username',
    editors: ['alex.smith@trust.nhs.uk', 'sam.lee@trust.nhs.uk'],
    ...over,
  };
  const asked: string[] = [];
  const bot = createBot({ knowledge, clock, log, reference: () => 'ref' });
  const page = createPlayground({
    port,
    host: '127.0.0.1',
    // Made by the build that comes before tests in a browser; the others do without.
    assets: join(projectRoot(), 'dist', 'adapters', 'web', 'public'),
    allowedHosts: ['signpost.example'],
    clock,
    log,
    onlyAsks: () => true,
    signIn: settings,
    editors: createPageEditors({
      store: open.store,
      knowledge,
      folder,
      clock,
      timeZone: 'Europe/London',
      changes: true,
      editing: {
        editors: settings.editors,
        signIn: true,
        sameMayApprove: false,
        checkAll: (changes) => {
          const { problems } = loadContent(folder, TODAY, changes);
          if (hasFaults(problems)) throw new ContentError(problems);
        },
        look: () => Promise.resolve(),
        newId: () => `change-${String((number += 1))}`,
      },
    }),
  });
  await page.start((message) => {
    asked.push(`${message.from.ref} ${message.person?.id ?? ''}`);
    return bot(message);
  });
  return {
    address,
    provider,
    log,
    asked,
    changes: open.store.contentChanges,
    at: (path: string) => `${address}${path}`,
    /** Lets time pass for the page. */
    wait: (ms: number) => {
      passed += ms;
    },
    /** Sends somebody to the provider from a path, and gives the address they come back to. */
    async toTheDoor(browsing: Browsing, who: string, path = '/'): Promise<string> {
      const begin = await browsing.get(`${address}/sign-in?to=${encodeURIComponent(path)}`);
      const choose = await browsing.follow(begin);
      let answer = await browsing.get(new URL(`${choose.url}/${who}`).href);
      for (let hops = 0; hops < 5; hops += 1) {
        const to = new URL(answer.headers.get('location') ?? '', answer.url).href;
        if (to.startsWith(address)) return to;
        answer = await browsing.get(to);
      }
      throw new Error('The provider does not send anybody back.');
    },
    /** Signs somebody in, and gives the page they come to. */
    async signIn(browsing: Browsing, who: string, path = '/'): Promise<Response> {
      return browsing.follow(await browsing.get(await this.toTheDoor(browsing, who, path)));
    },
    browsing: createBrowsing,
    async close(): Promise<void> {
      await page.stop();
      await provider.stop();
      await open.store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
