import type { AwarenessDay } from './awareness-day';
import { checkEnds, publishedEnds, type DatesEnd } from './ends';
import type { Entry } from './entry';
import { KINDS, PLACES, type KindName } from './kinds';
import type { LaterFigure } from './later-figure';
import { byPlace, type ContentProblem } from './problem';
import { checkReadersText } from './readers-text';
import { checkReferences } from './references';
import { checkReviews, reviewsOf, type Review } from './upkeep';
import type { EntryChange, Fields } from './overlay';
import type { Collection, Resource } from './resource';
import type { Content } from './content-schema';
import type { Contacts, Idea, SensitiveAsks, SensitiveQuestion } from './sensitive-entry';
import { readKinds, valuesOf } from './read-kinds';
import type { Statistic } from './statistic';
import type { Survey } from './survey';
import type { FormerTip, Tip } from './tip';
import type { ReadYaml } from './yaml';
import type { Audience, Topic } from './topic';

/** What a folder holds, and everything wrong with it: all at once, in order of file and line. */
export interface Loaded {
  /** Only entries without faults. */
  readonly content: Content;
  readonly problems: readonly ContentProblem[];
  /** Where each entry begins, by its kind's ids and its own: `tip tip-001` is at "knowledge/content/tips/a.yaml:5". */
  readonly places: ReadonlyMap<string, string>;
  /** When each entry is to be checked again. */
  readonly reviews: readonly Review[];
  /** Where the published dates of awareness days end. */
  readonly ends: readonly DatesEnd[];
  /** Every entry that has an id, as it is written, by its kind's ids and its own. */
  readonly written: ReadonlyMap<string, WrittenEntry>;
  /** Changes that were left out, since their files say something else by now. */
  readonly aside: readonly EntryChange[];
}

/** An entry as its editors wrote it. */
export interface WrittenEntry {
  readonly kind: KindName;
  /** Inside the folder: "tips/security.yaml". */
  readonly file: string;
  readonly fields: Fields;
}

/**
 * Reads every content file of a folder, with approved `changes` put over them, and checks it. `today`, like 2026-03-31,
 * decides which reviews are due; `readFile` reads each file's text.
 * Reads the disk at once and never throws: whatever is wrong is a problem.
 */
export function loadContent(
  folder: string,
  today: string,
  changes: readonly EntryChange[] = [],
  readFile?: ReadYaml,
): Loaded {
  const { entries, problems: found, aside } = readKinds(folder, KINDS, STRAY, changes, readFile);
  const problems = [...found];
  const reviews = reviewsOf(entries);
  const ends = publishedEnds(entries);
  problems.push(
    ...checkReferences(entries),
    ...checkReviews(reviews, today),
    ...checkEnds(ends, today),
    ...checkReadersText(entries),
  );
  if (problems.length === 0 && entries.length === 0)
    problems.push({
      severity: 'fault',
      file: folder,
      line: 0,
      field: '(folder)',
      message: `holds no content; it needs YAML files in ${PLACES}`,
    });
  const places = new Map(
    entries.flatMap((entry) => {
      const id = entry.written(['id']);
      return typeof id === 'string' ? [[`${entry.kind.ids} ${id}`, entry.place]] : [];
    }),
  );
  const written = new Map(
    entries.flatMap((entry): readonly (readonly [string, WrittenEntry])[] => {
      const id = entry.written(['id']);
      if (typeof id !== 'string') return [];
      const { kind, file } = entry;
      return [
        [`${kind.ids} ${id}`, { kind: kind.name, file, fields: entry.written([]) as Fields }],
      ];
    }),
  );
  return {
    content: arrange(entries),
    problems: problems.sort(byPlace),
    places,
    reviews,
    ends,
    written,
    aside,
  };
}

const STRAY = `is not in a place that Signpost reads; put it in ${PLACES}`;

function arrange(entries: readonly Entry[]): Content {
  const of = (name: KindName): readonly unknown[] => valuesOf(entries, name);
  const collected = (name: KindName, collection: Collection): readonly Resource[] =>
    (of(name) as readonly Omit<Resource, 'collection'>[]).map((value) => ({
      ...value,
      collection,
    }));
  return {
    resources: [...collected('resource', 'seed'), ...collected('guidance', 'guidance')],
    tips: of('tip') as readonly Tip[],
    formerTips: of('former-tip') as readonly FormerTip[],
    statistics: of('statistic') as readonly Statistic[],
    laterFigures: of('later-figure') as readonly LaterFigure[],
    survey: (of('survey') as readonly Survey[])[0],
    topics: of('topic') as readonly Topic[],
    professions: of('profession') as readonly Audience[],
    nations: of('nation') as readonly Audience[],
    platforms: of('platform') as readonly Audience[],
    awarenessDays: of('awareness-day') as readonly AwarenessDay[],
    sensitive: of('sensitive') as readonly SensitiveQuestion[],
    sensitiveAsks: of('sensitive-asks') as readonly SensitiveAsks[],
    ideas: of('sensitive-words') as readonly Idea[],
    contacts: (of('contacts') as readonly Contacts[])[0] ?? {},
  };
}
