import type { Button } from '@slack/types';
import {
  correctionButton,
  feedbackButtons,
  type Action,
  type Buttons,
  type FeedbackButton,
  type Reply,
} from '../../src/ports';
import type { SlackBlock } from './chart';
import { LIMITS } from './limits';
import { clean, cut, plainText, webAddress } from './text';

/** Where a reply is shown, which decides what may stand under it. */
export interface Place {
  /** A channel or thread message, one only the asker sees, a modal, or the Home tab. */
  readonly surface: 'message' | 'private' | 'modal' | 'home';
  /** What was asked, so that a private answer can be shared by asking it again. */
  readonly asked?: string;
  /** Offer the chart by direct message, since it can't be shown here. */
  readonly sendChart?: boolean;
}

/** The buttons under a reply: its own actions, sharing where that is possible, and feedback. */
export function buttonBlocks(reply: Reply, place: Place): SlackBlock[] {
  const share = shareButton(reply, place);
  const actions = reply.actions
    .map((action, at) => actionButton(action, at))
    .filter((button) => button !== undefined)
    .slice(0, LIMITS.actionsElements - 5);
  const correction = correctionButton(reply);
  const chart = chartButton(reply, place);
  const native = place.surface === 'message' || place.surface === 'private';
  const feedback = feedbackButtons(reply);
  const row = [
    ...actions,
    ...(chart === undefined ? [] : [chart]),
    ...(share === undefined ? [] : [share]),
    ...(native ? [] : feedback.map(voteButton)),
    ...(correction === undefined ? [] : [actionButton(correction, CORRECTION) ?? []].flat()),
  ];
  return [
    ...(row.length > 0 ? [{ type: 'actions' as const, elements: row }] : []),
    ...(native ? feedbackBlock(feedback) : []),
  ];
}

/** No reply has as many actions of its own. */
const CORRECTION = 99;

/** The buttons of one item in a list; readers who hear them are told of which. */
export function itemButtons({ about, actions }: Buttons): SlackBlock[] {
  const elements = actions
    .map((action, at) => {
      const made = actionButton(action, at);
      const label = cut(clean(`${action.label}: ${about}`), LIMITS.accessibilityLabel);
      return made && { ...made, accessibility_label: label };
    })
    .filter((made) => made !== undefined)
    .slice(0, LIMITS.actionsElements);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** Slack's own thumbs, for messages only. */
function feedbackBlock([helpful, unhelpful]: readonly FeedbackButton[]): SlackBlock[] {
  if (helpful === undefined || unhelpful === undefined) return [];
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: thumb(helpful),
          negative_button: thumb(unhelpful),
        },
      ],
    },
  ];
}

function thumb({ label, spoken, ask }: FeedbackButton) {
  return {
    text: plainText(label, LIMITS.buttonText),
    accessibility_label: spoken,
    value: ask,
  };
}

function voteButton({ label, ask }: FeedbackButton, at: number): Button {
  return button(at === 0 ? 'ask:helpful' : 'ask:unhelpful', label, { value: ask });
}

function shareButton(reply: Reply, place: Place): Button | undefined {
  if (!reply.shareable || place.surface !== 'private' || place.asked === undefined)
    return undefined;
  if (place.asked.length > LIMITS.buttonValue) return undefined;
  return button('share', 'Share to channel', { value: place.asked });
}

/** Modals and the Home tab show no charts, nor does a private message where Slack has refused one. */
function chartButton({ blocks, again }: Reply, { surface, sendChart }: Place): Button | undefined {
  const view = surface === 'modal' || surface === 'home';
  const charted = blocks.some(({ kind }) => kind === 'chart');
  if (again === undefined || !charted || (!view && sendChart !== true)) return undefined;
  if (again.ask.length > LIMITS.buttonValue) return undefined;
  return button('chart', 'Send me the chart', { value: again.ask });
}

function actionButton(action: Action, at: number): Button | undefined {
  if ('ask' in action) {
    if (action.ask === '' || action.ask.length > LIMITS.buttonValue) return undefined;
    return button(`ask:${at}`, action.label, { value: action.ask });
  }
  const url = webAddress(action.url, LIMITS.buttonUrl);
  return url === undefined ? undefined : button(`open:${at}`, action.label, { url });
}

function button(id: string, label: string, does: { value: string } | { url: string }): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, LIMITS.buttonText),
    ...does,
  };
}
