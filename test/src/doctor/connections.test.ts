import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConnections } from '../../../src/doctor/examine-connections';
import { checkProbes, probedIn } from '../../../src/doctor/examine-probes';
import { checkEnvFile, checkQuotes } from '../../../src/doctor/examine-settings';
import { withoutQuotes } from '../../../src/settings/environment';
import { projectRoot } from '../../../src/settings/project-root';
import { freePort } from '../../fakes/emulated-slack';
import { createKeptLog } from '../../fakes/house';
import { listen } from '../../adapters/teams/service';

const HOUR = 3_600_000;
const proxyAt = (https: string) => ({ https, http: undefined, except: '' });

describe('the way in', () => {
  it.each([
    [75_000, 'ok'],
    [60_000, 'look'],
    [5_000, 'look'],
  ])('with idle connections kept for %d milliseconds is %s', async (keepAlive, state) => {
    const [found] = await checkConnections({ keepAlive, proxy: undefined }, true);
    expect(found).toMatchObject({ about: 'Keep-alive', state });
  });
});

describe('the proxy', () => {
  it('that answers is well, and neither its name nor its password is said', async () => {
    const proxy = await listen(() => undefined);
    const { port } = new URL(proxy.url);
    const named = proxyAt(`http://planted:planted@127.0.0.1:${port}`);
    const [, found] = await checkConnections({ keepAlive: HOUR, proxy: named }, true);
    await proxy.close();
    expect(found).toMatchObject({ state: 'ok', about: 'Proxy' });
    expect(found?.says).toContain(`127.0.0.1:${port}`);
    expect(found?.says).not.toContain('planted');
  });

  it('where nothing answers is wrong, and is not tried unless asked', async () => {
    const proxy = proxyAt(`http://127.0.0.1:${await freePort()}`);
    const [, tried] = await checkConnections({ keepAlive: HOUR, proxy }, true);
    const [, untried] = await checkConnections({ keepAlive: HOUR, proxy }, false);
    expect(tried).toMatchObject({ state: 'wrong', about: 'Proxy' });
    expect(untried).toMatchObject({ state: 'ok', about: 'Proxy' });
  });
});

describe('the probes of the deployment files', () => {
  it('ask for what is served, and get the answer they expect', async () => {
    const files = [
      'Dockerfile',
      'deploy/kubernetes/signpost.yaml',
      'deploy/azure-container-app.bicep',
    ];
    expect(probedIn(files, projectRoot())).toEqual(['/healthz', '/readyz']);
    expect(await checkProbes({ keepAlive: HOUR }, createKeptLog())).toMatchObject([
      { state: 'ok', about: 'Probes' },
    ]);
  });

  it('are wrong where they ask for something else', async () => {
    const [found] = await checkProbes({ keepAlive: HOUR }, createKeptLog(), ['/healthz', '/ready']);
    expect(found).toMatchObject({ state: 'wrong' });
    expect(found?.says).toContain('/ready would not answer');
  });
});

describe('the file of settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('in UTF-16 is read here and not by others, which is said; in UTF-8 nothing is', () => {
    const file = join(folder, '.env');
    writeFileSync(file, Buffer.from('\ufeffPORT=1', 'utf16le'), { mode: 0o600 });
    expect(checkEnvFile(file)).toMatchObject([
      { state: 'look', says: expect.stringContaining('UTF-16') as string },
    ]);
    writeFileSync(file, 'PORT=1');
    expect(checkEnvFile(file)).toEqual([]);
  });

  it('whose values came in quotation marks is told by their names alone', () => {
    const given = { SLACK_SIGNING_SECRET: '"planted"', PORT: '1' };
    const [found] = checkQuotes(given, withoutQuotes(given));
    expect(found?.says).toBe('The quotation marks round SLACK_SIGNING_SECRET are taken off.');
    expect(checkQuotes({ PORT: '1' }, { PORT: '1' })).toEqual([]);
  });
});
