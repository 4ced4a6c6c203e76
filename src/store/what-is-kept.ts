/** One kind of thing that Signpost stores: which fields, what for, and for how long. */
export interface Kept {
  /** The table's name in the store. */
  readonly table: string;
  /** The only kind of store that has it; every kind where absent. */
  readonly store?: 'PostgreSQL';
  /** In words, as in "posts you set up". */
  readonly what: string;
  readonly purpose: string;
  /** Each field, and what it holds. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whole days after which the retention job erases it; undefined where something else ends it. */
  readonly days?: number;
  /** When it is erased, in words. */
  readonly until: string;
}

const PLACE = {
  adapter: 'which chat platform',
  org: 'the workspace or tenant, by the platform’s id',
  ref: 'the conversation, by the platform’s id, without anybody’s name',
} as const;

const WITH_ORG = 'Erased with the workspace or tenant when Signpost is removed from it.';

/**
 * Everything that is stored, and the only list of it: docs/privacy.md, the retention job and a test that compares it
 * with the tables are made from it. Message text is in none of them, but for what somebody suggests to the editors.
 */
export const WHAT_IS_KEPT: readonly Kept[] = [
  {
    table: 'subscription',
    what: 'Scheduled posts that people set up',
    purpose: 'To post what a conversation asked for, when it asked for it.',
    fields: {
      id: 'a random id',
      ...PLACE,
      direct: 'whether it is a one-to-one conversation',
      what: 'tips, resources, figures, a rotation or the editors’ list',
      topics: 'topics chosen',
      days: 'weekdays chosen',
      time: 'local time chosen',
      zone: 'time zone chosen',
      holidays: 'bank holidays to keep',
      extra_dates: 'other dates to leave out',
      cadence: 'daily or a weekly digest',
      status: 'active, paused or suspended',
      paused_until: 'when a pause ends',
      skipped: 'dates left out by request',
      made_by: 'keyed hash of the id of whoever set it up',
      manager: 'where that person can be told when posting fails',
      made_at: 'when it was set up',
      last_slot: 'the newest date planned',
      next_slot: 'the next date',
      next_due: 'the next instant',
      version: 'a counter of changes',
    },
    until:
      'Until somebody unsubscribes or the conversation is removed. “Forget me” takes the person out of it. ' +
      WITH_ORG,
  },
  {
    table: 'delivery',
    what: 'Each scheduled post',
    purpose: 'So that no post is lost or sent twice.',
    fields: {
      id: 'made from the subscription and the date',
      subscription_id: 'whose post it is',
      ...PLACE,
      slot: 'the local date',
      kind: 'daily or digest',
      content: 'ids of the content posted',
      content_hash: 'a checksum of those ids',
      round: 'the round of the rotation',
      state: 'where it stands',
      attempt: 'how often a send began',
      owner: 'which process is sending it',
      lease_until: 'until when',
      not_before: 'when it may be tried again',
      due_at: 'when it was due',
      expires_at: 'when it is too late',
      first_sent_at: 'when it was first sent',
      posted_ref: 'the platform’s id of the message',
      outcome: 'what came of it, in a word or two',
      reported_at: 'when people were told it failed',
      updated_at: 'when it last changed',
    },
    days: 400,
    until: '400 days after it was due, or with its subscription.',
  },
  {
    table: 'delivery_attempt',
    what: 'Each attempt to send a post',
    purpose: 'To find out what went wrong.',
    fields: {
      delivery_id: 'which post',
      n: 'the attempt’s number',
      started_at: 'when it began',
      ended_at: 'when it ended',
      outcome: 'what came of it, in a word or two',
    },
    days: 30,
    until: '30 days after the attempt.',
  },
  {
    table: 'rotation',
    what: 'What a conversation was already shown',
    purpose: 'So that nothing is repeated until all was shown.',
    fields: {
      subscription_id: 'whose rotation it is',
      round: 'the round',
      content_id: 'the content shown',
      slot: 'the date it was shown on',
      place: 'its place in the order',
    },
    until: 'With its subscription.',
  },
  {
    table: 'pace',
    what: 'How fast each workspace or tenant is posted to',
    purpose: 'To obey the platform’s limits.',
    fields: {
      adapter: PLACE.adapter,
      org: PLACE.org,
      interval_ms: 'the pause between posts',
      floor_ms: 'the shortest pause',
      next_at: 'when the next may go',
    },
    until: WITH_ORG,
  },
  {
    table: 'feedback',
    what: '“Helpful” and “Not helpful”',
    purpose: 'So that editors learn what helps.',
    fields: {
      subject: 'the post, or the content, it was given on',
      voter: 'keyed hash of the person’s id, so that a person counts once',
      content: 'the content it is about',
      ...PLACE,
      helpful: 'yes or no',
      at: 'when',
    },
    days: 400,
    until: '400 days after it was given, or at once by “forget me”.',
  },
  {
    table: 'audit',
    what: 'Who changed a scheduled post',
    purpose: 'So that managers of a conversation can see what was changed.',
    fields: {
      id: 'a random id',
      at: 'when',
      event: 'what was done',
      ...PLACE,
      subject: 'to which subscription or post',
      by: 'keyed hash of the person’s id, or that it was the local page or Signpost itself',
      detail: 'a detail of our own wording, never what anyone typed',
    },
    days: 400,
    until:
      '400 days after the change, also where Signpost has been taken out of that conversation meanwhile. “Forget me” takes the person out of it, and erases what was changed in their own conversation. ' +
      WITH_ORG,
  },
  {
    table: 'record',
    what: 'What an adapter needs between restarts',
    purpose:
      'Where a conversation can be posted to, and, with OAuth, the encrypted token of a workspace. Where somebody asked for it (“remember that I’m a midwife”), their profession or nation. With TEAMS_FEEDBACK=native, which content a message was about, so that a thumb under it counts. Where an administrator named in `ADMINS` can be told that a platform is in trouble.',
    fields: {
      adapter: PLACE.adapter,
      org: PLACE.org,
      kind: 'which sort of record',
      id: 'the conversation’s or installation’s id, or a keyed hash of a person’s',
      value:
        'an address without names, an encrypted token, the ids of an answer’s content and post, or the professions and nations that a person wants remembered; for Signpost itself, the key of the hashes, and when a copy of the store was brought back',
      updated_at: 'when it last changed',
    },
    until:
      'When Signpost is removed from the conversation. What a message was about: until a newer one takes its place. What a person wants remembered: until they write “forget me”. ' +
      WITH_ORG,
  },
  {
    table: 'inbound_event',
    what: 'That an event was answered already',
    purpose:
      'So that an event the platform sends twice has one effect, and nobody is welcomed twice.',
    fields: {
      adapter: PLACE.adapter,
      org: PLACE.org,
      kind: 'which sort of event',
      id: 'keyed hash of the platform’s id of the event; of a welcome, of the person’s or conversation’s',
      until: 'when it may be forgotten',
    },
    until: 'Minutes to days, as each sort of event needs; a welcome until “forget me”. ' + WITH_ORG,
  },
  {
    table: 'unanswered',
    what: 'Questions that had no answer, where counting them is switched on',
    purpose:
      'So that editors learn what is missing. Off unless UNANSWERED_COUNTS is on. Only words of Signpost’s own word list are counted: no name, no number, nothing of a message that seemed to hold patient details. Until three people of an organisation have asked with the same words, nothing here can be read.',
    fields: {
      id: 'keyed hash of the words and the organisation',
      adapter: PLACE.adapter,
      org: PLACE.org,
      words:
        'empty until a third person asks; then the words in alphabetical order, without who asked',
    },
    until:
      'The words until fewer than three people are left who asked in 90 days; the rest until nobody is. ' +
      WITH_ORG,
  },
  {
    table: 'unanswered_asker',
    what: 'That somebody asked such a question',
    purpose: 'So that a person counts once.',
    fields: {
      unanswered_id: 'which set of words, as a keyed hash',
      asker: 'keyed hash of the person’s id, different for each set of words',
      day: 'the day, without the time',
    },
    days: 90,
    until: '90 days after the question, or at once by “forget me”. ' + WITH_ORG,
  },
  {
    table: 'suggestion',
    what: 'What people suggest to the editors',
    purpose:
      'So that editors can put content right and add to it. Kept only where somebody wrote “suggest …” or sent the form for it, and never where it seems to hold patient details.',
    fields: {
      id: 'a random id',
      adapter: PLACE.adapter,
      org: PLACE.org,
      kind: 'a tip, a resource, a correction or something else',
      about: 'the content it is about',
      words: 'the suggestion, as it was written',
      day: 'the day, without the time',
      state: 'waiting, taken or declined',
      answer: 'what the editors said of it',
      asker: 'empty, unless whoever wrote it asked to hear: then a keyed hash of their id',
      hear_ref:
        'empty, unless whoever wrote it asked to hear: then their own conversation with Signpost, by the platform’s id',
    },
    days: 400,
    until:
      '400 days after it was made. Who wrote it: until they have heard, or at once by “forget me”; of anybody else it was never known. ' +
      WITH_ORG,
  },
  {
    table: 'content_change',
    what: 'Changes that editors make to the content',
    purpose:
      'So that an approved change is live at once, can be taken back, and shows who made and who approved it. Only where EDITORS names somebody, or people sign in to the page.',
    fields: {
      id: 'a random id',
      file: 'which content file',
      entry: 'which entry of it',
      kind: 'what sort of entry',
      before: 'the entry as it was',
      after: 'the entry as it is to be',
      author:
        'the editor who made it, by the name that the setting EDITORS gives them, or that their organisation’s sign-in does',
      made_at: 'when it was made',
      state: 'proposed, live or refused',
      decided_by: 'the editor who approved or refused it, by the same sort of name',
      decided_at: 'when that was',
      version: 'the number it went live with',
      undoes: 'the change that it took back',
    },
    until:
      'For as long as the content is used: it is the record of who answers for what Signpost says. Nobody who only asks is in it.',
  },
  {
    table: 'daily_count',
    what: 'How much was asked each day, and what came of it',
    purpose:
      'So that an organisation can see in numbers what Signpost is used for. Of everybody together: no person, no place and no word.',
    fields: {
      day: 'the day',
      what: 'answered, offered something near, or declined',
      n: 'how many',
    },
    until: 'For as long as the store exists. It says nothing of anybody.',
  },
  {
    table: 'pgboss.job',
    store: 'PostgreSQL',
    what: 'Wake-up calls between several copies of Signpost',
    purpose: 'So that one of them sends what is due.',
    fields: {
      data: 'which chat platform, and which workspace or tenant has posts to send',
      singleton_key: 'the same, so that one call is enough',
    },
    until:
      'Within the hour, in this table and its archive, also when Signpost is removed. The other fields say when a call was made and what became of it.',
  },
  {
    table: 'process_mark',
    what: 'Whether the last process closed its file',
    purpose:
      'So that posts under way when a machine stopped are looked up before they are sent again.',
    fields: { state: 'open or closed' },
    until: 'For as long as the store exists. It says nothing of anybody.',
  },
];

/** How long a table's rows are kept, in milliseconds. Throws for a table that no period ends. */
export function keptFor(table: string): number {
  const days = WHAT_IS_KEPT.find((kept) => kept.table === table)?.days;
  if (days === undefined) throw new Error(`No period is set after which ${table} is erased.`);
  return days * 24 * 60 * 60 * 1000;
}
