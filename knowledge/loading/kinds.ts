import type { z } from 'zod';
import { awarenessDay } from './awareness-day';
import { laterFigure } from './later-figure';
import { resource } from './resource';
import { contacts, idea, sensitiveAsks, sensitiveQuestion } from './sensitive-entry';
import { statistic } from './statistic';
import { survey } from './survey';
import { formerTip, tip } from './tip';
import { audience, topic } from './topic';

/** A kind of content file: which files are of it, and what one entry looks like. */
export interface Kind {
  readonly name: KindName;
  /** Which files, by their name inside the folder. The first kind that fits is taken. */
  readonly files: RegExp;
  /** Whether such a file is a list of entries, or one group of fields. */
  readonly shape: 'list' | 'single';
  readonly entry: z.ZodType;
  /** What an entry of such a file is instead, where its fields say so. */
  readonly instead?: { readonly of: (given: object) => boolean; readonly kind: Kind };
  /** Kinds that share one set of ids. */
  readonly ids:
    | 'resource'
    | 'tip'
    | 'statistic'
    | 'topic'
    | 'profession'
    | 'nation'
    | 'platform'
    | 'survey'
    | 'awareness-day'
    | 'sensitive'
    | 'idea'
    | 'sensitive-asks'
    | 'contacts'
    | 'lexicon'
    | 'calendar'
    | 'post-check';
}

export type KindName =
  | 'topic'
  | 'resource'
  | 'guidance'
  | 'tip'
  | 'former-tip'
  | 'profession'
  | 'nation'
  | 'platform'
  | 'later-figure'
  | 'survey'
  | 'statistic'
  | 'awareness-day'
  | 'sensitive'
  | 'sensitive-words'
  | 'sensitive-asks'
  | 'contacts'
  // The lexicon's own kinds, read by knowledge/search.
  | 'meaning'
  | 'asks'
  | 'decline'
  | 'gaps'
  | 'stop-words'
  | 'floor'
  | 'abbreviations'
  | 'commands'
  | 'small-talk'
  | 'small-answers'
  | 'ways-on'
  | 'follow-ups'
  | 'conversation'
  | 'requests'
  | 'names'
  // The calendars, read by knowledge/schedule.
  | 'bank-holidays'
  | 'season'
  // The lists and limits of the check of posts, read by knowledge/post-check.
  | 'post-check';

/** In a file of its own, or left where the tip was. */
const FORMER_TIP: Kind = {
  name: 'former-tip',
  files: /^tips\/former\.ya?ml$/,
  shape: 'list',
  entry: formerTip,
  ids: 'tip',
};

export const KINDS: readonly Kind[] = [
  { name: 'topic', files: /^topics\.ya?ml$/, shape: 'list', entry: topic, ids: 'topic' },
  { name: 'resource', files: /^resources\//, shape: 'list', entry: resource, ids: 'resource' },
  { name: 'guidance', files: /^guidance\//, shape: 'list', entry: resource, ids: 'resource' },
  {
    name: 'profession',
    files: /^professions\.ya?ml$/,
    shape: 'list',
    entry: audience,
    ids: 'profession',
  },
  { name: 'nation', files: /^nations\.ya?ml$/, shape: 'list', entry: audience, ids: 'nation' },
  {
    name: 'platform',
    files: /^platforms\.ya?ml$/,
    shape: 'list',
    entry: audience,
    ids: 'platform',
  },
  FORMER_TIP,
  {
    name: 'tip',
    files: /^tips\//,
    shape: 'list',
    entry: tip,
    ids: 'tip',
    instead: {
      of: (given) => !('text' in given) && ('mergedInto' in given || 'retired' in given),
      kind: FORMER_TIP,
    },
  },
  {
    name: 'later-figure',
    files: /^statistics\/later\//,
    shape: 'list',
    entry: laterFigure,
    ids: 'statistic',
  },
  {
    name: 'survey',
    files: /^statistics\/survey\.ya?ml$/,
    shape: 'single',
    entry: survey,
    ids: 'survey',
  },
  { name: 'statistic', files: /^statistics\//, shape: 'list', entry: statistic, ids: 'statistic' },
  {
    name: 'awareness-day',
    files: /^awareness-days\//,
    shape: 'list',
    entry: awarenessDay,
    ids: 'awareness-day',
  },
  {
    name: 'sensitive-words',
    files: /^sensitive\/words\.ya?ml$/,
    shape: 'list',
    entry: idea,
    ids: 'idea',
  },
  {
    name: 'sensitive-asks',
    files: /^sensitive\/asks\//,
    shape: 'list',
    entry: sensitiveAsks,
    ids: 'sensitive-asks',
  },
  {
    name: 'sensitive',
    files: /^sensitive\//,
    shape: 'list',
    entry: sensitiveQuestion,
    ids: 'sensitive',
  },
  {
    name: 'contacts',
    files: /^contacts\.ya?ml$/,
    shape: 'single',
    entry: contacts,
    ids: 'contacts',
  },
];

/** The folders and files that hold content, as an editor would be told them. */
export const PLACES =
  'topics.yaml, professions.yaml, nations.yaml, platforms.yaml, contacts.yaml, resources, guidance, tips, statistics, statistics/later, awareness-days or sensitive';
