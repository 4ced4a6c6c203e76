import { readdirSync, statSync, watch } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import {
  daysToReview,
  loadContent,
  type Loaded,
  localDate,
  longDate,
  type Resource,
  type Tip,
  type Recorded,
} from '../../knowledge';
import type { Clock } from '../ports';
import { readLinks, type CheckedLinks } from '../links/links-file';
import { projectRoot } from '../settings/project-root';
import { blankEntries } from './blank-entries';

/** Editors save several files at once, and one save makes several events. */
const SETTLE = 80;
/** Days before a review is due that it begins to be mentioned. */
const SOON = 30;

interface Flag {
  readonly kind: 'out-of-date' | 'due-for-review' | 'held-back' | 'link-unverified' | 'link-fails';
  readonly why: string;
}

/** The content folder as an editor wants to see it: as it is on the disk at each reading, faults and all. */
export function createContentShelf({ folder, clock, timeZone }: ShelfOptions) {
  let held: { readonly stamp: string; readonly shelf: ContentOnShelf } | undefined;
  return {
    read: (): Promise<ContentOnShelf> => {
      const today = localDate(clock.now(), timeZone);
      const stamp = `${today} ${stampOf(folder)}`;
      if (held?.stamp !== stamp) held = { stamp, shelf: readShelf(folder, today) };
      return Promise.resolve(held.shelf);
    },
    /** Calls back soon after a file in the folder changes, until the function it returns is called. */
    watch: (changed: () => void) => {
      let soon: NodeJS.Timeout | undefined;
      const watcher = watch(folder, { recursive: true }, () => {
        clearTimeout(soon);
        soon = setTimeout(changed, SETTLE);
      });
      return () => {
        clearTimeout(soon);
        watcher.close();
      };
    },
  };
}

export interface ShelfOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly timeZone: string;
}

type ContentOnShelf = ReturnType<typeof readShelf>;

function readShelf(folder: string, today: string) {
  const loaded = loadContent(folder, today);
  return {
    entries: entriesOf(loaded, today, readLinks(folder)).map((entry) => ({
      ...entry,
      file: near(entry.file),
    })),
    problems: loaded.problems.map((problem) => ({ ...problem, file: near(problem.file) })),
    blanks: blankEntries(today),
  };
}

/** Changes whenever a file is saved, added or removed. A tenth of the time that checking everything takes. */
function stampOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return `${name} ${mtimeMs} ${size}`;
    })
    .join();
}

/** A file as an editor knows it: from the project's root, wherever Signpost was started. */
function near(file: string): string {
  const inside = relative(projectRoot(), resolve(file));
  return inside.startsWith('..') ? file : inside.split(sep).join('/');
}

function entriesOf({ content, places }: Loaded, today: string, links: CheckedLinks | undefined) {
  const at = (ids: string, id: string) => {
    const place = places.get(`${ids} ${id}`) ?? '';
    const colon = place.lastIndexOf(':');
    return { file: place.slice(0, colon), line: Number(place.slice(colon + 1)) };
  };
  return [
    ...content.resources.map((resource) => ({
      kind: resource.collection === 'guidance' ? ('guidance' as const) : ('resource' as const),
      id: resource.id,
      title: resource.title,
      text: resource.summary,
      topics: resource.topics,
      facts: [resource.publisher, resource.published].filter(Boolean).join(', '),
      ...(resource.link !== undefined && { url: resource.link }),
      ...at('resource', resource.id),
      flags: [
        ...linkFlags(resource),
        ...openedFlags(resource.link, links),
        ...heldFlags(resource),
        ...reviewFlags(resource, today),
      ],
      ask: `show ${resource.id}`,
    })),
    ...content.tips.map((tip) => ({
      kind: 'tip' as const,
      id: tip.id,
      title: tip.id,
      text: tip.text,
      topics: tip.topics,
      facts: `Rests on ${tip.source}`,
      ...at('tip', tip.id),
      flags: [...heldFlags(tip), ...reviewFlags(tip, today)],
    })),
    ...content.statistics.map((point) => ({
      kind: 'figure' as const,
      id: point.id,
      title: point.chart.title,
      text: point.statement,
      topics: point.topics,
      ...at('statistic', point.id),
      flags: reviewFlags(point, today),
    })),
    ...content.laterFigures.map((figure) => ({
      kind: 'figure' as const,
      id: figure.id,
      title: `${figure.subject}, ${figure.year}`,
      text: `${[figure.qualifier, figure.value, figure.unit].filter(Boolean).join(' ')}: ${figure.measure} (${figure.population})`,
      topics: figure.topics,
      facts: `${figure.publisher}, ${figure.publication}`,
      url: figure.sourceUrl,
      ...at('statistic', figure.id),
      flags: [...openedFlags(figure.sourceUrl, links), ...reviewFlags(figure, today)],
    })),
    ...content.awarenessDays.map((day) => ({
      kind: 'awareness-day' as const,
      id: day.id,
      title: day.title,
      text: day.post,
      topics: [],
      facts: day.publisher,
      url: day.link,
      ...at('awareness-day', day.id),
      flags: [...openedFlags(day.link, links), ...reviewFlags(day, today)],
      ask: `calendar ${day.id}`,
    })),
  ];
}

function reviewFlags(
  item: Recorded & { readonly record: { readonly awaitingSignOff?: string } },
  today: string,
): readonly Flag[] {
  const days = daysToReview(item, today);
  const due = longDate(item.record.reviewBy);
  const lead = item.record.awaitingSignOff;
  const waiting =
    lead === undefined
      ? []
      : [flag('held-back', `Not posted until somebody for ${lead} has read it.`)];
  if (days < 0) {
    const why = `Its review was due on ${due}, so it is not shown unasked until someone checks it.`;
    return [flag('out-of-date', why), ...waiting];
  }
  return days <= SOON ? [flag('due-for-review', `Review it by ${due}.`), ...waiting] : waiting;
}

function heldFlags({ record: { heldBack } }: Tip | Resource): readonly Flag[] {
  return heldBack === undefined ? [] : [{ kind: 'held-back', why: heldBack }];
}

function linkFlags({ link, linkNote, supersededBy }: Resource): readonly Flag[] {
  return [
    ...(link === undefined ? [flag('link-unverified', 'No address is known.')] : []),
    ...(linkNote === undefined
      ? []
      : [flag('link-unverified', `The address is not the publisher’s own page: ${linkNote}.`)]),
    ...(supersededBy === undefined ? [] : [flag('out-of-date', `Replaced by ${supersededBy}.`)]),
  ];
}

/** What became of a link when links were last opened, where somebody has to put it right. */
function openedFlags(link: string | undefined, found: CheckedLinks | undefined): readonly Flag[] {
  const result = link === undefined ? undefined : found?.links[link];
  if (found === undefined || result === undefined) return [];
  const { state, why, to } = result;
  if (state === 'opens' || state === 'unseen') return [];
  const says = {
    gone: `gone${why === undefined ? '' : ` (${why})`}`,
    moved: `moved for good to ${to ?? 'another address'}`,
    fails: `not to be opened${why === undefined ? '' : ` (${why})`}`,
  }[state];
  return [flag('link-fails', `On ${longDate(found.checked)} its link was ${says}.`)];
}

const flag = (kind: Flag['kind'], why: string): Flag => ({ kind, why });
