import type { Contacts, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Tip } from '../loading/tip';
import type { Block, Ranked, Reply, ResourceCard } from '../reply/reply';
import { nameContacts } from './contact-words';

/** The reviewed words of one entry as a reply: what matters most, what to do, then guidance and tips. */
export function sensitiveReply(
  entry: SensitiveQuestion,
  contacts: Contacts,
  documents: readonly ResourceCard[],
  tips: readonly Tip[],
): Reply {
  const { id, title, summary, say, steps, decline } = entry;
  const sentences = say.map((words): Block => {
    return { kind: 'paragraph', text: [nameContacts(words, contacts)] };
  });
  return {
    kind: decline === true ? 'declined' : 'sensitive',
    title,
    summary,
    blocks: [
      { kind: 'paragraph', text: [{ bold: summary }] },
      ...sentences,
      ...bullets(steps.map((step) => nameContacts(step, contacts))),
      ...documents,
      ...(tips.length === 0 ? [] : [{ kind: 'paragraph', text: ['Tips on this:'] } as const]),
      ...bullets(tips.map(({ text }) => text)),
    ],
    actions: [],
    results: decline === true ? [] : ranked(id, tips, documents),
    shareable: false,
  };
}

function bullets(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'bullets', items: items.map((item) => [item]) }];
}

function ranked(
  id: string,
  tips: readonly Tip[],
  documents: readonly ResourceCard[],
): readonly Ranked[] {
  return [
    { id, kind: 'sensitive', score: 1 },
    ...tips.map((tip): Ranked => ({ id: tip.id, kind: 'tip', score: 0.9 })),
    ...documents.map((card): Ranked => ({ id: card.id, kind: 'resource', score: 0.8 })),
  ];
}
