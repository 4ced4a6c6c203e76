import type { Content } from './content-schema';
import { isCurrent, type Recorded } from './current';
import type { EditorRecord } from './fields';
import type { Resource } from './resource';
import type { Tip } from './tip';

/** An item, as far as it decides where it may be shown. */
export interface Standing extends Recorded {
  readonly record: Pick<EditorRecord, 'reviewBy' | 'heldBack' | 'awaitingSignOff'>;
  readonly standing?: Resource['standing'];
  readonly link?: string;
  readonly professions?: readonly string[];
  readonly dates?: Tip['dates'];
  readonly season?: string;
  readonly foundOnly?: boolean;
}

/**
 * Whether an item may come first in an answer that does not ask for it by name: it is in force, within its review
 * and not held back.
 */
export function mayLead(item: Standing, date: string): boolean {
  const { standing = 'current', record } = item;
  return standing === 'current' && record.heldBack === undefined && isCurrent(item, date);
}

/**
 * Whether an item may be put before people who did not ask: in a rotation, or as the tip of the day. `chosen` names
 * what whoever set the posts up chose, by id: what is for a profession that is kept apart is posted where it was chosen.
 */
export type MayPost = (
  item: Standing,
  date: string,
  seasons: ReadonlySet<string>,
  chosen?: readonly string[],
) => boolean;

/**
 * Makes the rule for posting: what may lead, is signed off, can be opened, fits the day and the season, and is not
 * only for people who have a channel of their own.
 */
export function createMayPost({ professions }: Pick<Content, 'professions'>): MayPost {
  const apart = new Set(professions.filter((one) => one.apart === true).map(({ id }) => id));
  return (item, date, seasons, chosen = []) => {
    const { record, standing, link, season, dates, foundOnly, professions: forThese = [] } = item;
    return (
      mayLead(item, date) &&
      record.awaitingSignOff === undefined &&
      foundOnly !== true &&
      (standing === undefined || link !== undefined) &&
      (season === undefined || seasons.has(season)) &&
      (dates === undefined || datesInclude(dates, date)) &&
      (forThese.length === 0 || forThese.some((one) => !apart.has(one) || chosen.includes(one)))
    );
  };
}

/** Whether a date falls in days of each year, which may run over the new year. */
export function datesInclude({ from, until }: NonNullable<Tip['dates']>, date: string): boolean {
  const day = date.slice(5);
  return from <= until ? from <= day && day <= until : from <= day || day <= until;
}
