import type { Contact, Contacts, ContactName, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Resource } from '../loading/resource';
import type { Tip } from '../loading/tip';
import { resourceCard, titleLink } from '../answers/resource-card';
import type { Action, Block, Inline, Ranked, Reply } from '../reply/reply';
import { contactLine, nameContacts } from './contact-words';

export interface SensitiveParts {
  readonly entry: SensitiveQuestion;
  readonly contacts: Contacts;
  readonly documents: readonly Resource[];
  readonly tips: readonly Tip[];
  readonly seedPage: string;
}

/** What somebody under strain can take in before there is a button. */
const MOST_LINES = 7;
/** What asks for one of these answers whole. */
const WHOLE = 'sensitive-';

/** The id of the entry that a text like "sensitive-going-viral" asks for whole. */
export const wholeId = (id: string): string | undefined =>
  id.startsWith(WHOLE) ? id.slice(WHOLE.length) : undefined;

/**
 * The reviewed words of one entry, short: what matters most, whom to reach, what to do, then a button to the rest and
 * one line of guidance. `own` are the documents of the asker's own regulator, where they said who they are.
 */
export function sensitiveReply(
  { entry, contacts, documents, tips, seedPage }: SensitiveParts,
  own: readonly Resource[],
): Reply {
  const all = linesOf(entry, contacts);
  const shown = all.slice(0, MOST_LINES);
  const others = documents.filter(({ authority }) => authority !== 'regulator');
  const guidance = own.length > 0 ? [...own, ...others] : documents;
  const more = moreOn(entry.id);
  const moreToSee = all.length > shown.length || documents.length + tips.length > 0;
  return {
    ...frame(entry, tips, documents),
    blocks: [
      ...toBlocks(shown),
      ...(moreToSee ? [{ kind: 'buttons', about: entry.title, actions: [more] } as const] : []),
      ...(guidance.length === 0 ? [] : [guidanceLine(guidance, seedPage)]),
    ],
  };
}

/** The same with every step, each document as a card, and tips. */
export function wholeSensitiveReply(parts: SensitiveParts): Reply {
  const { entry, contacts, documents, tips, seedPage } = parts;
  return {
    ...frame(entry, tips, documents),
    blocks: [
      ...toBlocks(linesOf(entry, contacts)),
      ...documents.flatMap((document) => resourceCard(document, seedPage)),
      ...(tips.length === 0 ? [] : [{ kind: 'paragraph', text: ['Tips on this:'] } as const]),
      ...bullets(tips.map(({ text }) => text)),
    ],
  };
}

/** A reply that answers what was asked, with two kind lines of an entry above it in case it is about that. */
export function withCareLines(reply: Reply, entry: SensitiveQuestion): Reply {
  const { id, title, summary, say } = entry;
  const [first = ''] = say;
  const next = say.find((line) => NUMBER.test(line) && !NUMBER.test(summary)) ?? first;
  return {
    ...reply,
    care: id,
    blocks: [
      { kind: 'paragraph', text: [{ bold: summary }] },
      { kind: 'paragraph', text: [next.includes('{') ? first : next] },
      { kind: 'buttons', about: title, actions: [moreOn(id)] },
      ...reply.blocks,
    ],
    shareable: false,
  };
}

/** A line for people in despair, beside 999: Samaritans. */
const NUMBER = /116 123/;

const moreOn = (id: string): Action => ({
  label: 'All steps and guidance',
  ask: `show ${WHOLE}${id}`,
});

/** The way back for whom it did not hear right: what was asked is then searched for. */
export const NOT_MEANT: Action = { label: 'That’s not what I meant', ask: 'not what i meant' };

function frame(
  { id, title, summary, decline }: SensitiveQuestion,
  tips: readonly Tip[],
  documents: readonly Resource[],
): Omit<Reply, 'blocks'> {
  return {
    kind: decline === true ? 'declined' : 'sensitive',
    title,
    summary,
    actions: [NOT_MEANT],
    results: decline === true ? [] : ranked(id, tips, documents),
    shareable: false,
  };
}

interface Line {
  readonly kind: 'summary' | 'said' | 'step';
  readonly text: string;
}

/** What an entry says, line by line: the summary, the organisation's own contact, what to know, what to do. */
function linesOf(entry: SensitiveQuestion, contacts: Contacts): readonly Line[] {
  const { summary, say, steps } = entry;
  const reach = firstContact(entry, contacts);
  return [
    { kind: 'summary', text: summary },
    ...(reach === undefined ? [] : [{ kind: 'said', text: reach } as const]),
    ...say.map((text): Line => ({ kind: 'said', text: nameContacts(text, contacts) })),
    ...steps.map((text): Line => ({ kind: 'step', text: nameContacts(text, contacts) })),
  ];
}

/** How to reach the first team that an entry names, where the organisation has filled it in. */
function firstContact({ say, steps }: SensitiveQuestion, contacts: Contacts): string | undefined {
  const named = [...steps, ...say].flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, team]) => team as ContactName),
  );
  const known = named
    .map((team): readonly [ContactName, Contact | undefined] => [team, contacts[team]])
    .find(([, contact]) => contact !== undefined);
  return known?.[1] === undefined ? undefined : contactLine(known[0], contacts);
}

function toBlocks(lines: readonly Line[]): readonly Block[] {
  const steps = lines.filter(({ kind }) => kind === 'step').map(({ text }) => text);
  return [
    ...lines.flatMap(({ kind, text }): readonly Block[] =>
      kind === 'step'
        ? []
        : [{ kind: 'paragraph', text: [kind === 'summary' ? { bold: text } : text] }],
    ),
    ...bullets(steps),
  ];
}

function bullets(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'bullets', items: items.map((item) => [item]) }];
}

/** Documents in one line: "Guidance: A · B". */
function guidanceLine(documents: readonly Resource[], seedPage: string): Block {
  const links = documents.flatMap((document, at): readonly Inline[] => [
    ...(at === 0 ? [] : [' · ']),
    titleLink(document, seedPage),
    ...(document.publisher === undefined ? [] : [`, ${document.publisher}`]),
  ]);
  return { kind: 'note', text: ['Guidance: ', ...links] };
}

function ranked(
  id: string,
  tips: readonly Tip[],
  documents: readonly Resource[],
): readonly Ranked[] {
  return [
    { id, kind: 'sensitive', score: 1 },
    ...tips.map((tip): Ranked => ({ id: tip.id, kind: 'tip', score: 0.9 })),
    ...documents.map((one): Ranked => ({ id: one.id, kind: 'resource', score: 0.8 })),
  ];
}
