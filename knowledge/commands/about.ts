import type { Content } from '../loading/content-schema';
import type { Block, Reply } from '../reply/reply';
import type { ContentIndex } from '../loading/content-index';

/** Who made this, from which sources, under which licences, and what is kept about people. */
export function about(content: Content, shelf: ContentIndex): Reply {
  const { survey } = content;
  const count = (number: number, words: string) => `${String(number)} ${words}`;
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: [
        'I am Signpost, a bot for NHS staff who want to use social media well. I never make an answer up: every word I show was written and sourced beforehand.',
      ],
    },
    {
      kind: 'bullets',
      items: [
        [
          { bold: 'Sources: ' },
          `${count(content.resources.length, 'documents')} and ${count(content.tips.length, 'tips')}, each with its publisher, date and link. It began from `,
          { link: 'What does social media offer the NHS?', url: shelf.seedPage },
          '.',
        ],
        ...(survey
          ? [
              [
                { bold: 'Figures: ' },
                { link: survey.title, url: survey.canonicalUrl },
                `, ${survey.publisher}. ${survey.licence.attribution}.`,
              ],
            ]
          : []),
        [
          { bold: 'Licences: ' },
          'documents belong to their publishers, so I link to them and sum them up briefly in our own words. The program is free to use under the MIT licence.',
        ],
        [
          { bold: 'Your privacy: ' },
          'I don’t keep what you type: for ten minutes I hold the last five questions of a conversation in memory, so that you can ask “and for nurses?”, and then they are gone. I never learn your name, and I keep only what scheduled posts and feedback need, and your profession if you ask me to remember it. If your organisation switches it on, I also count words that several people asked and got no answer to.',
        ],
        [{ bold: 'Patients: ' }, 'please never send me anything about a patient.'],
      ],
    },
  ];
  return {
    kind: 'about',
    title: 'About Signpost',
    summary: 'Signpost answers only from content with a source. It does not keep what you type.',
    blocks,
    actions: [
      { label: 'What I can do', ask: 'help' },
      { label: 'Resources', ask: 'resources' },
    ],
    results: [],
    shareable: true,
  };
}
