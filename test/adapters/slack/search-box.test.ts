import { withCare } from '../../../knowledge';
import { emptyBox, searchModal, type Box } from '../../../adapters/slack/modal';
import { aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

type Json = Record<string, unknown>;

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.answerWith(({ text }) => aReply({ title: `About ${text}` }));
  rig.house.clock.pass(10);
  rig.sent.length = 0;
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
});

interface View {
  readonly blocks: readonly {
    readonly type: string;
    readonly block_id?: string;
    readonly element?: { readonly action_id: string; readonly initial_value?: string };
  }[];
}

const boxOf = (view: View) => view.blocks.find(({ type }) => type === 'input');

/**
 * What somebody reads in the box of the next view. Slack keeps what was typed where block and input have the names they
 * had, and shows the first value otherwise: docs.slack.dev/reference/views
 */
function boxShows(view: View, typed: Box): string {
  const box = boxOf(view);
  const same = box?.block_id === typed.block && box.element?.action_id === 'value';
  return same ? typed.words : (box?.element?.initial_value ?? '');
}

/** A search window as Slack describes it. */
const standing = ({ block, words }: Box): Json => ({
  id: 'V2',
  type: 'modal',
  callback_id: 'ask',
  state: { values: { [block]: { value: { type: 'plain_text_input', value: words } } } },
});

const typing = (words: string, view: View = searchModal(emptyBox()) as View): Box => ({
  block: boxOf(view)?.block_id ?? '',
  words,
});

async function submit(typed: Box): Promise<View> {
  const response = await rig.interact({ type: 'view_submission', view: standing(typed) });
  return ((await response.json()) as { view: View }).view;
}

let presses = 0;
async function press(value: string, typed: Box): Promise<View> {
  presses += 1;
  await rig.interact({
    type: 'block_actions',
    container: { type: 'view', view_id: 'V2' },
    view: standing(typed),
    actions: [{ type: 'button', action_id: `ask:${presses}`, value, action_ts: '1' }],
  });
  const shown = await rig.got('views.update');
  rig.sent.length = 0;
  return shown.at(-1)?.['view'] as View;
}

describe('the words in the search box', () => {
  it('stay while their answer is shown', async () => {
    const typed = typing('complaints & praise');
    const view = await submit(typed);
    expect(JSON.stringify(view)).toContain('About complaints & praise');
    expect(boxShows(view, typed)).toBe('complaints & praise');
  });

  it('go when a button brings an answer they did not ask for', async () => {
    const typed = typing('complaints');
    const view = await press('tips', typed);
    expect(JSON.stringify(view)).toContain('About tips');
    expect(boxShows(view, typed)).toBe('');
  });

  it('go at every press, whatever was typed between', async () => {
    let typed = typing('complaints');
    for (const asked of ['tips', 'stats', 'tips']) {
      const view = await press(asked, typed);
      expect(boxShows(view, typed)).toBe('');
      typed = typing(`thinking of ${asked}`, view);
    }
  });

  it('are read from the box as it stands after a press', async () => {
    const view = await press('tips', typing('complaints'));
    const next = await submit(typing('hashtags', view));
    expect(JSON.stringify(next)).toContain('About hashtags');
  });

  it('go when they held details of a patient', async () => {
    rig.answerWith(() => withCare(aReply({ title: 'In general' })));
    const typed = typing('NHS number 943 476 5919');
    const view = await submit(typed);
    expect(JSON.stringify(view)).toContain('In general');
    expect(JSON.stringify(view)).not.toContain('943');
    expect(boxShows(view, typed)).toBe('');
  });

  it('stay in view while a slow answer is under way, and when it has come', async () => {
    let finish: () => void = () => undefined;
    rig.answerWith(
      () => new Promise((resolve) => (finish = () => resolve(aReply({ title: 'Slow' })))),
    );
    const typed = typing('slow');
    expect(boxShows(await submit(typed), typed)).toBe('slow');
    finish();
    const [update] = await rig.got('views.update');
    expect(JSON.stringify(update)).toContain('Slow');
    expect(boxShows(update?.['view'] as View, typed)).toBe('slow');
  });
});
