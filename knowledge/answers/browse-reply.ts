import type { Content } from '../loading/content-schema';
import type { Resource } from '../loading/resource';
import type { Action, Inline, Reply } from '../reply/reply';
import { linkOf, publisherOf, resourceCard, titleLink } from './resource-card';
import type { PointChooser } from './points';
import { signOffNote } from './sign-off';
import type { Contacts } from '../loading/sensitive-entry';
import type { ContentIndex } from '../loading/content-index';
import type { Topics } from '../commands/topics';
import { plainWords } from '../text/normalize';
import { isOn } from '../loading/sorted-under';

const PAGE = 6;

/** Lists of documents and topics, for people who would rather browse. */
export interface BrowseReplies {
  /** Documents a page at a time: of all, what the seed page lists first; of one topic, those in force first. */
  resources(topic: string | undefined, page: number): Reply;
  /** Every topic with a button to its tips. */
  topics(): Reply;
  /** One document by its id: with the points that answer a question, or with all of them. */
  one(id: string, asked: { readonly words: string } | 'all'): Reply | undefined;
}

/** Browses content without searching it. */
export function createBrowseReplies(
  content: Content,
  shelf: ContentIndex,
  topics: Topics,
  points: PointChooser,
): BrowseReplies {
  function resources(topic: string | undefined, page: number): Reply {
    const found = topic === undefined ? content.resources : onTopic(topic);
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const at = Math.min(Math.max(1, page), pages);
    const shown = found.slice((at - 1) * PAGE, at * PAGE);
    const about = topic === undefined ? '' : ` on ${topics.named(topic)}`;
    const place = `Page ${String(at)} of ${String(pages)}, ${String(found.length)} in all.`;
    const asking = topic === undefined ? 'resources' : `resources ${topic}`;
    return {
      kind: 'list',
      title: `Resources${about}`,
      summary: `${String(found.length)} resources${about}. Page ${String(at)} of ${String(pages)}.`,
      blocks: [
        { kind: 'bullets', items: shown.map(line) },
        { kind: 'note', text: [place] },
      ],
      actions: [
        ...(at < pages ? [{ label: 'Next page', ask: `${asking} page ${String(at + 1)}` }] : []),
        ...(at > 1 ? [{ label: 'Previous page', ask: `${asking} page ${String(at - 1)}` }] : []),
        ...(topic === undefined
          ? [{ label: 'Choose a topic', ask: 'topics' }]
          : [
              { label: 'Tips on this', ask: `tips all ${topic}` },
              { label: 'All resources', ask: 'resources' },
            ]),
      ],
      results: shown.map(({ id }) => ({ id, kind: 'resource', score: 1 })),
      shareable: true,
    };
  }

  /** Documents on a topic, for a profession or about a platform, those in force first. */
  function onTopic(topic: string): readonly Resource[] {
    const platform = content.platforms.find(({ id }) => id === topic);
    // Documents name platforms among their keywords only.
    const names = new Set(platform?.words.map(plainWords));
    const found = content.resources.filter(
      (one) => isOn(one, topic) || one.keywords.some((word) => names.has(plainWords(word))),
    );
    const inForce = ({ standing }: Resource): boolean => standing === 'current';
    return [...found.filter(inForce), ...found.filter((one) => !inForce(one))];
  }

  function line(resource: Resource): readonly Inline[] {
    const { linkNote } = linkOf(resource, shelf.seedPage);
    const facts = [publisherOf(resource), resource.published].filter(Boolean);
    return [
      titleLink(resource, shelf.seedPage),
      `${facts.map((fact) => `, ${fact ?? ''}`).join('')}. ${resource.summary}`,
      linkNote === undefined ? '' : ` (${linkNote}.)`,
    ];
  }

  return {
    resources,
    topics: () => ({
      kind: 'list',
      title: 'Topics',
      summary: `${String(topics.all.length)} topics. Choose one for its tips, or type “resources” and its name.`,
      blocks: [
        {
          kind: 'bullets',
          items: topics.all.map(({ title, description }): readonly Inline[] => [
            { bold: title },
            `: ${description}`,
          ]),
        },
      ],
      actions: topics.all.map(({ id, title }): Action => ({ label: title, ask: `tips all ${id}` })),
      results: [],
      shareable: true,
    }),
    one: (id, asked) => {
      const resource = shelf.resource(id);
      if (!resource) return undefined;
      const shown = asked === 'all' ? resource.points : points.choose(resource, asked.words);
      const more = resource.points.length > shown.length;
      return {
        kind: 'answer',
        title: resource.collection === 'guidance' ? 'Guidance' : 'Resource',
        summary: `${resource.title}. ${resource.summary}`,
        blocks: resourceBlocks(resource, shown, shelf, content.contacts),
        actions: [
          ...(more ? [{ label: 'More points', ask: `show ${id} all` }] : []),
          ...resourceActions(resource, topics),
        ],
        results: [{ id, kind: 'resource', score: 1 }],
        feedbackOn: id,
        shareable: true,
      };
    },
  };
}

/** A document as a card, some of its points in our own words, and who has yet to read it. */
export function resourceBlocks(
  resource: Resource,
  points: readonly string[],
  shelf: ContentIndex,
  contacts: Contacts,
): Reply['blocks'] {
  return [
    ...resourceCard(resource, shelf.seedPage),
    ...(points.length === 0
      ? []
      : [{ kind: 'bullets', items: points.map((point) => [point]) } as const]),
    ...signOffNote(resource, contacts),
  ];
}

/** Ways on from a document: to others like it, and to tips on its first topic. */
export function resourceActions(resource: Resource, topics: Topics): readonly Action[] {
  const [topic] = resource.topics;
  return [
    { label: 'More like this', ask: `like ${resource.id}` },
    ...(resource.supersededBy === undefined
      ? []
      : [{ label: 'What replaced it', ask: `show ${resource.supersededBy}` }]),
    ...(topic === undefined
      ? []
      : [{ label: `Tips on ${topics.named(topic)}`, ask: `tips all ${topic}` }]),
  ];
}
