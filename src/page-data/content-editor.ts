import { createHash } from 'node:crypto';
import {
  addDays,
  entryForm,
  filledEntry,
  longDate,
  shownIn,
  type Content,
  type EntryField,
  type Fields,
  type Knowledge,
  type KindName,
  type WrittenEntry,
} from '../../knowledge';
import type { CommitState } from '../editing/commit-on-approval';
import type { ContentDesk, Decision, DraftProblem, EntryDraft } from '../editing/content-desk';
import type { Clock, EntryFieldShown, Reply } from '../ports';
import { differences, doesOf } from './change-differences';
import { labelAt, nameInWords } from './field-labels';
import { byIds, byTitles, optionsOf } from './field-options';
import { TAKE_OUT, type TakingOut } from './take-out';

export interface ContentEditorParts {
  readonly desk: ContentDesk;
  readonly knowledge: Pick<Knowledge, 'showIn'>;
  readonly clock: Clock;
  readonly today: () => string;
  /** Whom the settings name. */
  readonly editors: readonly string[];
  /** Whether people sign in, so that it is known who makes a change. */
  readonly signIn: boolean;
  readonly sameMayApprove: boolean;
  /** How far the folder's repository has come; absent where nothing is committed from here. */
  readonly committed?: (() => CommitState) | undefined;
}

type Given = Readonly<Record<string, readonly string[]>>;

interface FormOf {
  readonly kind: string;
  readonly file: string;
  readonly id: string;
}

/** Kinds that can be added, with the file that new ones go to. */
const ADDED: readonly {
  readonly kind: KindName;
  readonly name: string;
  readonly file: string;
  readonly months: number;
}[] = [
  { kind: 'tip', name: 'tip', file: 'tips/added.yaml', months: 6 },
  { kind: 'guidance', name: 'guidance document', file: 'guidance/added.yaml', months: 12 },
  { kind: 'later-figure', name: 'figure', file: 'statistics/later/added.yaml', months: 12 },
  {
    kind: 'awareness-day',
    name: 'awareness day',
    file: 'awareness-days/added.yaml',
    months: 12,
  },
  { kind: 'topic', name: 'topic', file: 'topics.yaml', months: 12 },
];
const NAMES: Readonly<Record<string, string>> = {
  resource: 'resource',
  statistic: 'survey finding',
  sensitive: 'sensitive question',
  profession: 'profession',
  nation: 'nation',
  platform: 'platform',
};
/** Kinds that the search of the page finds. */
const SHOWN = new Set([...ADDED.map(({ kind }) => kind as string), ...Object.keys(NAMES)]);
/** What the Content view shows as figures. */
const FIGURES = new Set<string>(['statistic', 'later-figure']);
const MOST_FOUND = 20;

/** The forms by which editors change content: made from the schemas, filled from the entries as they are live. */
export function createContentEditor(parts: ContentEditorParts) {
  const { desk, knowledge, clock, today, editors, signIn, sameMayApprove, committed } = parts;

  /** The entry that a form is for. Links from elsewhere say no file, nor always a kind. */
  const entryOf = async ({ kind, file, id }: FormOf): Promise<WrittenEntry | undefined> =>
    (await desk.entries()).find(
      (one) =>
        one.fields['id'] === id &&
        (file === '' ? SHOWN.has(one.kind) : one.file === file) &&
        (kind === '' || kind === one.kind || (FIGURES.has(one.kind) && kind === 'figure')),
    );

  /** What a filled form means; undefined where there is no such form. */
  const draftOf = async (of: FormOf, typed: Given): Promise<EntryDraft | undefined> => {
    const entry = of.id === '' ? undefined : await entryOf(of);
    const form = entryForm(entry?.kind ?? (of.kind as KindName));
    if (form === undefined) return undefined;
    const given = byIds(typed, form.fields, await desk.content());
    if (entry !== undefined) {
      const { kind, file, fields: before } = entry;
      const after = { ...filledEntry(form, before, given), id: of.id };
      return { kind, file, id: of.id, before, after };
    }
    const added = ADDED.find(({ kind }) => kind === of.kind);
    if (added === undefined || of.id !== '') return undefined;
    const filled = filledEntry(form, null, given);
    const taken = new Set((await desk.entries()).map(({ fields }) => fields['id']));
    const id = freeId(filled, added.kind, taken);
    return { kind: added.kind, file: added.file, id, before: null, after: { id, ...filled } };
  };

  /** What is left of an entry that is to go; undefined where it isn't there, or stays. */
  const leftOf = async (of: FormOf, told: TakingOut): Promise<EntryDraft | undefined> => {
    const entry = await entryOf(of);
    const how = entry && TAKE_OUT[entry.kind];
    if (entry === undefined || how === undefined) return undefined;
    const named = { successor: [told.successor.trim()] };
    const found = how.successor ? byIds(named, [how.successor], await desk.content()) : {};
    const successor = found['successor']?.[0] ?? '';
    const { kind, file, fields: before } = entry;
    const after = how.left(before, { successor, why: told.why.trim() });
    return { kind, file, id: of.id, before, after };
  };

  const proposed = async (draft: EntryDraft | undefined, basis: string, by: string) => {
    if (draft === undefined) return { done: false, said: GONE.message };
    if (basisOf(draft.before) !== basis) return { done: false, said: MEANWHILE };
    const decision = await desk.propose(draft, by);
    if (!decision.done) return notDone(decision, draft.kind);
    return {
      done: true,
      said: sameMayApprove
        ? 'Kept. It goes live when it is approved, below.'
        : 'Kept. It goes live when another editor approves it, below.',
    };
  };

  const shown = async (content: Content, id: string): Promise<Reply | undefined> => {
    const reply = await knowledge.showIn(content, id, clock.now());
    return reply.kind === 'problem' ? undefined : reply;
  };

  return {
    editors,
    about: `${
      signIn
        ? 'Each change is kept with the name of whoever signed in to make it.'
        : 'Nobody checks who you are here: this page trusts whoever sits at this machine.'
    } ${
      sameMayApprove
        ? 'Whoever makes a change may approve it too, since the settings say so.'
        : 'A second editor approves each change: not the one who made it.'
    }`,
    ...(committed && { committed: () => sayCommitted(committed()) }),
    kinds: ADDED.map(({ kind, name }) => ({ kind, name: withArticle(name) })),
    async find(words: string) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const phrase = wanted.join(' ');
      /** What says it in its title comes first, the whole phrase before its words. */
      const rank = (fields: Fields): number => {
        const title = titleOf(fields, Infinity).toLowerCase();
        if (title.includes(phrase)) return 0;
        return wanted.every((word) => title.includes(word)) ? 1 : 2;
      };
      const entries = (await desk.entries()).filter(({ kind }) => SHOWN.has(kind));
      return entries
        .filter(({ fields }) => {
          const text = JSON.stringify(fields).toLowerCase();
          return wanted.every((word) => text.includes(word));
        })
        .map((entry) => ({ ...entry, rank: rank(entry.fields) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, MOST_FOUND)
        .map(({ kind, file, fields }) => ({
          kind,
          name: nameOf(kind),
          file,
          id: String(fields['id']),
          title: titleOf(fields),
        }));
    },
    async form(of: FormOf) {
      const added = ADDED.find(({ kind }) => kind === of.kind);
      const entry = of.id === '' ? undefined : await entryOf(of);
      const form = entryForm(entry?.kind ?? (of.kind as KindName));
      if (form === undefined || (of.id === '' ? added : entry) === undefined) return undefined;
      const content = await desk.content();
      const out = entry && TAKE_OUT[entry.kind];
      const fresh: Fields = {
        record: {
          owner: 'Signpost editors',
          checked: today(),
          reviewBy: addDays(today(), Math.round((added?.months ?? 12) * 30.4)),
        },
      };
      return {
        kind: entry?.kind ?? of.kind,
        file: entry?.file ?? '',
        id: of.id,
        title:
          entry === undefined
            ? `Add ${withArticle(added?.name ?? '')}`
            : `Change: ${titleOf(entry.fields)}`,
        fields: form.fields
          .filter(({ name }) => name !== 'id')
          .map((field) => fieldShown(field, content)),
        kept: form.kept.map(nameInWords),
        values: byTitles(shownIn(form, entry?.fields ?? fresh), form.fields, content),
        basis: basisOf(entry?.fields ?? null),
        ...(out && {
          takeOut: {
            about: out.about,
            asksWhy: out.asksWhy,
            ...(out.successor && {
              successors: optionsOf(out.successor, content).filter(({ value }) => value !== of.id),
            }),
          },
        }),
      };
    },
    async look(of: FormOf, given: Given) {
      const draft = await draftOf(of, given);
      if (draft === undefined) return { problems: [GONE] };
      const { problems, content } = await desk.check(draft);
      const reply = await shown(content, draft.id);
      return { problems: labelled(problems, draft.kind), ...(reply && { reply }) };
    },
    propose: async (of: FormOf, given: Given, basis: string, by: string) =>
      proposed(await draftOf(of, given), basis, by),
    takeOut: async (of: FormOf, told: TakingOut, basis: string, by: string) =>
      proposed(await leftOf(of, told), basis, by),
    async changes() {
      const [list, content] = await Promise.all([desk.list(), desk.content()]);
      return list.map((change) => ({
        id: change.id,
        kind: nameOf(change.kind),
        title: titleOf({ ...change.before, ...change.after }),
        does: doesOf(change),
        author: change.author,
        made: change.made,
        state: change.state,
        ...(change.decidedBy !== undefined && { decidedBy: change.decidedBy }),
        ...(change.decided && { decided: change.decided }),
        ...(change.undoes !== undefined && { undoes: change.undoes }),
        differences: differences(change, content),
      }));
    },
    async decide(what: 'approve' | 'refuse' | 'undo', id: string, by: string) {
      const decision = await desk[what](id, by);
      return decision.done ? { done: true, said: SAID[what] } : notDone(decision, '');
    },
  };
}

function sayCommitted(state: CommitState): { readonly said: string; readonly failed: boolean } {
  switch (state.state) {
    case 'waiting':
      return {
        said: 'What is approved is committed to the folder’s git repository.',
        failed: false,
      };
    case 'committed':
      return {
        said: `The folder’s git repository holds everything that was approved (${timeOf(state.at)}).`,
        failed: false,
      };
    case 'failed':
      return {
        said: `What was approved is live, but is not in the folder’s git repository (${timeOf(state.at)}). ${state.why} It is tried again each minute.`,
        failed: true,
      };
  }
}

const timeOf = (at: Date): string =>
  `${longDate(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;

const SAID = {
  approve: 'It is live now, and within seconds in every copy of Signpost.',
  refuse: 'Refused. It stays in the list below.',
  undo: 'Taken back. What was there before is live again.',
} as const;

const GONE = { message: 'That entry is not there any more.', severity: 'fault' } as const;
const MEANWHILE =
  'Somebody has changed this entry since you opened it, so nothing was kept. Your words are still below: open the entry again and bring them over.';

const notDone = (decision: Extract<Decision, { readonly done: false }>, kind: string) => ({
  done: false,
  said: decision.why,
  ...(decision.problems && { problems: labelled(decision.problems, kind) }),
});

/** Problems as people see the form: each with what its field is called, and no word of ids where titles are chosen. */
function labelled(problems: readonly DraftProblem[], kind: string) {
  const fields = entryForm(kind as KindName)?.fields ?? [];
  const chosen = new Set(fields.filter(({ type }) => type === 'id').map(({ name }) => name));
  const strange = (problem: DraftProblem): boolean =>
    chosen.has(problem.field ?? '') && NO_ID.test(problem.message);
  return problems
    .filter(
      (one, at) => !strange(one) || problems.findIndex(({ field }) => field === one.field) === at,
    )
    .map((problem) => ({
      ...problem,
      ...(strange(problem) && { message: NOT_LISTED }),
      ...(problem.field !== undefined && { label: labelAt(kind, problem.field) }),
    }));
}

const NO_ID = /^must be small letters|is not the id of/;
const NOT_LISTED = 'is none of those in the list: choose one of them';

/** Tells one state of an entry from another. */
const basisOf = (fields: Fields | null): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 22);

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

/** What people call a kind of entry. */
const nameOf = (kind: string): string =>
  ADDED.find((one) => one.kind === kind)?.name ?? NAMES[kind] ?? kind.replaceAll('-', ' ');

/** What people know an entry by. */
function titleOf(fields: Fields, most = 90): string {
  const words =
    fields['title'] ?? fields['text'] ?? fields['label'] ?? fields['subject'] ?? fields['id'];
  const text = typeof words === 'string' ? words : '';
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}

/** A name that nothing has yet, from the first words of what it says. */
function freeId(fields: Fields, kind: string, taken: ReadonlySet<unknown>): string {
  const words =
    titleOf(fields)
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const stem = words.slice(0, 6).join('-').slice(0, 60).replace(/-+$/, '');
  const start = stem.includes('-') ? stem : `${kind}-${stem === '' ? 'new' : stem}`;
  let id = start;
  for (let next = 2; taken.has(id); next += 1) id = `${start}-${String(next)}`;
  return id;
}

function fieldShown({ columns, group, ...field }: EntryField, content: Content): EntryFieldShown {
  return {
    ...field,
    ...(field.help !== undefined && { help: withoutFiles(field.help) }),
    options: optionsOf(field, content),
    ...(columns && { columns: columns.map((column) => fieldShown(column, content)) }),
    ...(group && {
      group: { ...group, ...(group.help !== undefined && { help: withoutFiles(group.help) }) },
    }),
  };
}

/** What a field is for, told to somebody who has never seen the files. */
function withoutFiles(help: string): string {
  const plain = help
    .replace(/,? from (?:the folder )?[\w-]+\.yaml/g, '')
    .replace(/^The ids? of /, '')
    .replace(/, one (?:way )?to a line/, ', each on a line of its own');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
