import { reply } from './replies';
import { activity, mentioning, TENANT } from './activities';
import { ofType, words } from './card-reading';
import { openPostingStage, type PostingStage } from './posting-stage';
import type { Stage } from './stage';

let posting: PostingStage;
let stage: Stage;

const ALEX = '29:alex';
const WITH_ALEX = `a:with ${ALEX}`;
const CHANNEL = '19:channel@thread.tacv2';

beforeEach(async () => {
  posting = await openPostingStage();
  ({ stage } = posting);
  stage.service.members.set(ALEX, { userRole: 'owner' });
});
afterEach(() => posting.close());

const shownIn = (conversation: string) => posting.shownIn(conversation);
const runUntil = (time: string) => posting.runUntil(time);
const subscribe = () =>
  stage.send(mentioning('channel', stage.service.url, '<at>Signpost</at> subscribe tips'));
const press = (ask: unknown) =>
  stage.send(
    activity('personal', stage.service.url, {
      value: { ask },
      conversation: { id: WITH_ALEX, conversationType: 'personal', tenantId: TENANT },
    }),
  );
const stored = () => posting.store.subscriptions.at(stage.asked[0]!.from);

describe('whoever set up posts in a channel', () => {
  it('is told in private when they stop, and starts them again from there', async () => {
    await subscribe();
    expect(shownIn(WITH_ALEX)).toEqual([]);
    stage.service.next({ status: 403, body: '{"error":{"code":"MessageWritesBlocked"}}' });
    await runUntil('2026-11-23T10:00:00Z');
    const [notice] = shownIn(WITH_ALEX);
    expect(words(notice!)).toContain('Your posts have stopped');
    expect(words(notice!)).toContain('A tip on working days at 09:00');
    expect(await stored()).toMatchObject([{ status: 'suspended' }]);

    const again = ofType(notice!, 'Action.Submit').find(({ title }) => title === 'Start again')!;
    await press((again['data'] as { ask: string }).ask);
    expect(words(shownIn(WITH_ALEX)[1]!)).toContain('Posting again');
    await runUntil('2026-11-24T10:00:00Z');
    expect(shownIn(CHANNEL)).toHaveLength(1);
  });

  it('is asked in private about a post that nobody can be sure of', async () => {
    await subscribe();
    stage.service.next('silence');
    await runUntil('2026-11-23T10:00:00Z');
    expect(words(shownIn(WITH_ALEX)[0]!)).toContain('Did this post arrive?');
    expect(shownIn(CHANNEL)).toEqual([]);
  });

  it('is asked in the channel where Teams opens no conversation with them', async () => {
    stage.service.members.set('29:megan', { userRole: 'owner' });
    stage.service.refuseToOpen('29:megan');
    const from = { id: '29:megan', aadObjectId: 'aad-megan' };
    const asking = { text: 'subscribe tips', from };
    await stage.send(activity('channel', stage.service.url, asking));
    expect((await stored())[0]).not.toHaveProperty('manager');
    stage.service.next('silence');
    await runUntil('2026-11-23T10:00:00Z');
    expect(words(shownIn(CHANNEL)[0]!)).toContain('Did this post arrive?');
  });

  it('is asked in the channel once they have shut the private conversation', async () => {
    await subscribe();
    stage.service.next('silence', {
      status: 403,
      body: '{"error":{"code":"MessageWritesBlocked"}}',
    });
    await runUntil('2026-11-23T10:00:00Z');
    expect(shownIn(WITH_ALEX)).toEqual([]);
    expect(words(shownIn(CHANNEL)[0]!)).toContain('Did this post arrive?');
  });

  it('has nothing kept of them for it but where to tell them, and that goes with them', async () => {
    await subscribe();
    const kept = () =>
      stage.house.records.list({ adapter: 'teams', org: TENANT, kind: 'conversation' });
    expect(JSON.stringify([await kept(), stage.house.log.lines])).not.toContain('a:with');
    expect((await stored())[0]?.manager?.ref).toContain('a:with');
    expect(stage.service.opened.get(WITH_ALEX)).toEqual({ user: ALEX, tenant: TENANT });

    await stage.send(activity('channel', stage.service.url, { text: 'forget me' }));
    expect((await stored())[0]).not.toHaveProperty('manager');
  });

  it('is told at the address Microsoft has moved the service to since', async () => {
    const { url } = stage.service;
    await subscribe();
    const manager = (await stored())[0]!.manager!;
    const to = { ...manager, ref: manager.ref.replace(url, 'http://127.0.0.1:9') };
    await press('tips');
    await stage.adapter.deliver(to, reply(), 'notice-1');
    expect(shownIn(WITH_ALEX)).toHaveLength(2);
  });
});
