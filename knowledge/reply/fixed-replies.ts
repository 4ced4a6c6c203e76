import type { Action, Inline, Reply, ReplyKind } from './reply';

/** Ways onward that are offered wherever a conversation could otherwise end. */
export const WAYS_ON: readonly Action[] = [
  { label: 'Tip of the day', ask: 'tips' },
  { label: 'Survey figures', ask: 'stats' },
  { label: 'Resources', ask: 'resources' },
  { label: 'What I can do', ask: 'help' },
];

/** A short reply of our own words, with ways onward. */
export function fixedReply(
  kind: ReplyKind,
  title: string,
  paragraphs: readonly (readonly Inline[])[],
  actions: readonly Action[] = WAYS_ON,
): Reply {
  const [first = []] = paragraphs;
  return {
    kind,
    title,
    summary: first
      .map((run) => (typeof run === 'string' ? run : 'bold' in run ? run.bold : run.link))
      .join(''),
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    actions,
    results: [],
    shareable: false,
  };
}

export const greeting = fixedReply('greeting', 'Hello', [
  [
    'I help NHS staff use social media well. Ask me a question in your own words, or start with one of these.',
  ],
]);

export const thanks = fixedReply('thanks', 'You’re welcome', [
  ['Glad to help. Ask again whenever you like.'],
]);

export const abuse = fixedReply('abuse', 'Sorry that didn’t help', [
  [
    'I only know about using social media well in health and care. If an answer was wrong, mark it “Not helpful” and the people who edit me can mend it.',
  ],
]);

export const welcome = fixedReply('help', 'Hello, I’m Signpost', [
  [
    'I help NHS staff use social media well: tips, guidance from regulators and others, and survey figures, each with its source.',
  ],
  ['Ask in your own words, such as “how should I use hashtags?”, or press a button.'],
  [
    'To have a tip posted here each working day, type ',
    { bold: 'subscribe' },
    '. Please don’t send me anything about a patient.',
  ],
]);
