import { COMMANDS } from './table';
import { fixedReply } from '../reply/fixed-replies';
import type { Action, Block, Inline, Reply } from '../reply/reply';
import { type Command } from './command';

/** What people can type, read from the command table; one command's own page when it is named. */
export function help(word?: string): Reply {
  const command = COMMANDS.find((candidate) => candidate.word === word);
  return command ? helpOn(command) : overview();
}

function overview(): Reply {
  const listed = COMMANDS.filter((command) => command.listed);
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: [
        'Ask me about using social media in health and care, in your own words. Or type one of these:',
      ],
    },
    {
      kind: 'bullets',
      items: listed.map((command): readonly Inline[] => [
        { bold: typed(command) },
        `: ${command.summary}`,
      ]),
    },
    {
      kind: 'note',
      text: ['Typing slips are fine. Please don’t send me anything about a patient.'],
    },
  ];
  return {
    kind: 'help',
    title: 'What I can do',
    summary:
      'Ask about using social media in health and care, in your own words, or type tips, stats, resources or topics.',
    blocks,
    actions: buttons(['tips', 'stats', 'resources', 'topics', 'about']),
    results: [],
    shareable: false,
  };
}

function helpOn(command: Command): Reply {
  const examples = command.examples.map((example) => [{ bold: example }]);
  const reply = fixedReply('help', `How to use “${command.word}”`, [
    [`${command.summary}. Type `, { bold: typed(command) }, '.'],
  ]);
  const first = command.examples.find((example) => !example.includes('<'));
  return {
    ...reply,
    blocks: [
      ...reply.blocks,
      ...(examples.length === 0
        ? []
        : [
            { kind: 'paragraph', text: ['For example:'] } as const,
            { kind: 'bullets', items: examples } as const,
          ]),
    ],
    actions: [
      ...(first === undefined ? [] : [{ label: `Try “${first}”`, ask: first }]),
      { label: 'All commands', ask: 'help' },
    ],
  };
}

function typed({ word, usage }: Command): string {
  return usage === '' ? word : `${word} ${usage}`;
}

const LABELS: Readonly<Record<string, string>> = {
  tips: 'Tip of the day',
  stats: 'Survey figures',
  resources: 'Resources',
  topics: 'Topics',
  about: 'About and privacy',
};

function buttons(words: readonly string[]): readonly Action[] {
  return words.map((word) => ({ label: LABELS[word] ?? word, ask: word }));
}
