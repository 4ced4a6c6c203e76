import type { Installation, InstallationQuery } from '@slack/bolt';
import { createInstallations } from '../../../adapters/slack/transport/installations';
import { createFixedClock, createMemoryRecords } from '../../fakes/house';

const KEY = Buffer.alloc(32, 3);

function installed(over: Partial<Installation>): Installation {
  return {
    team: { id: 'T1' },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token: 'xoxb-1', scopes: [], id: 'B1', userId: 'U2' },
    isEnterpriseInstall: false,
    ...over,
  };
}

const grid = installed({
  team: undefined,
  enterprise: { id: 'E1' },
  bot: { token: 'xoxb-grid', scopes: [], id: 'B9', userId: 'U9' },
  isEnterpriseInstall: true,
});
const ask = (over: Partial<InstallationQuery<boolean>>) => ({
  teamId: undefined,
  enterpriseId: undefined,
  isEnterpriseInstall: false,
  ...over,
});

function setUp(key = KEY) {
  const records = createMemoryRecords(createFixedClock('2026-03-02'));
  return { records, store: createInstallations(records, key) };
}

describe('installations', () => {
  it('on one workspace are found by that workspace and by no other', async () => {
    const { store } = setUp();
    await store.storeInstallation(installed({}));
    const found = await store.fetchInstallation(ask({ teamId: 'T1' }));
    expect(found.bot?.token).toBe('xoxb-1');
    await expect(store.fetchInstallation(ask({ teamId: 'T2' }))).rejects.toThrow('not installed');
  });

  it('on a whole organisation serve each of its workspaces', async () => {
    const { store } = setUp();
    await store.storeInstallation(grid);
    const whole = await store.fetchInstallation(
      ask({ enterpriseId: 'E1', isEnterpriseInstall: true }),
    );
    const one = await store.fetchInstallation(ask({ teamId: 'T5', enterpriseId: 'E1' }));
    expect([whole.bot?.token, one.bot?.token]).toEqual(['xoxb-grid', 'xoxb-grid']);
  });

  it('on a workspace come before the one on its organisation', async () => {
    const { store } = setUp();
    await store.storeInstallation(grid);
    await store.storeInstallation(installed({}));
    const found = await store.fetchInstallation(ask({ teamId: 'T1', enterpriseId: 'E1' }));
    expect(found.bot?.token).toBe('xoxb-1');
  });

  it('say what happened when the key was changed', async () => {
    const { records, store } = setUp();
    await store.storeInstallation(installed({}));
    const other = createInstallations(records, Buffer.alloc(32, 4));
    await expect(other.fetchInstallation(ask({ teamId: 'T1' }))).rejects.toThrow(
      'SLACK_ENCRYPTION_KEY',
    );
  });

  it('are gone once deleted', async () => {
    const { store } = setUp();
    await store.storeInstallation(installed({}));
    await store.deleteInstallation?.(ask({ teamId: 'T1' }));
    await expect(store.fetchInstallation(ask({ teamId: 'T1' }))).rejects.toThrow('not installed');
  });
});
