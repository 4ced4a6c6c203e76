import type { Content } from '../loading/content-schema';
import { fixedReply } from '../reply/fixed-replies';
import type { Reply } from '../reply/reply';

type Groups = Pick<Content, 'professions' | 'nations'>;

/** Whoever asks is of these groups: used for as long as the conversation is remembered. Of none: nothing is for them alone. */
export function notedReply(groups: readonly string[], content: Groups): Reply {
  if (groups.length === 0)
    return fixedReply('help', 'Good to meet you', [
      [
        'I have nothing that is only for people in your role, and plenty that is for everybody. Ask me in your own words, such as “can I post a photo of our team?”, or type “help”.',
      ],
    ]);
  return fixedReply('help', 'Noted', [
    [
      `I’ll put what is for you first in this conversation: ${namesOf(groups, content)}. To have me keep that, type “remember that I’m …”.`,
    ],
  ]);
}

/** The same with the last question answered anew for them. */
export function notedAnswer(groups: readonly string[], again: Reply, content: Groups): Reply {
  return {
    ...again,
    wentOn: true,
    blocks: [
      {
        kind: 'note',
        text: [
          `Noted: ${namesOf(groups, content)}. Here is your last question again, with what is for you first.`,
        ],
      },
      ...again.blocks,
    ],
  };
}

function namesOf(groups: readonly string[], { professions, nations }: Groups): string {
  return [...professions, ...nations]
    .filter(({ id }) => groups.includes(id))
    .map(({ title }) => title)
    .join(', ');
}
