import { HEAR, LONGEST_SUGGESTION, type Suggestion, type SuggestionKind } from '../../knowledge';
import type { Form, Reply } from '../ports';
import type {
  ChangeRequest,
  RequestContext,
} from '../scheduled-posts/subscriptions/request-context';
import { refused, said } from '../scheduled-posts/subscriptions/subscription-wording';

/** Puts a suggestion into the editors' queue, or shows the form for one that has no words yet. */
export async function suggest(
  { store, show, newId }: RequestContext,
  { message, by }: ChangeRequest,
  suggestion?: Suggestion,
): Promise<Reply> {
  const { about, kind, words, hear } = suggestion ?? EMPTY;
  const item = about === undefined ? undefined : await show(about);
  if (about !== undefined && item === undefined)
    return refused(
      'That item is not here',
      'I have no item by that name any more, so there is nothing to correct. You can still suggest something else.',
      { actions: [{ label: 'Suggest something', ask: 'suggest' }] },
    );
  // An old button means what took up its item.
  const subject = item?.feedbackOn ?? about;
  if (words === '') return suggestForm(subject, item);
  const reached = hear ? await whereToTell(message) : undefined;
  const { adapter, org } = message.from;
  const kept = await store.suggestions.add({
    id: newId(),
    at: { adapter, org },
    kind,
    ...(subject !== undefined && { about: subject }),
    words,
    ...(reached !== undefined && by !== undefined && { hear: { ref: reached, asker: by } }),
  });
  if (!kept)
    return refused(
      'The editors’ list is full',
      'So many suggestions wait to be read that I can’t take another. Please try again next week.',
    );
  const told = reached !== undefined && by !== undefined;
  const after = told
    ? 'I will send you a message when they have. Until then I keep where to reach you; “forget me” erases that.'
    : 'I kept your words and the day, and nothing that says they are yours.';
  const unreached =
    hear && !told
      ? ' I can’t send you a message from here, so please ask whoever looks after me.'
      : '';
  return said('Thank you', `The editors will read your suggestion. ${after}${unreached}`);
}

const EMPTY: Suggestion = { kind: 'tip', hear: false, words: '' };

/** Said where a suggestion held details of a patient: none of it was kept. */
export function notPassedOn(): Reply {
  return refused(
    'I did not pass that on',
    'I kept nothing of your suggestion and passed nothing on. You can send it again without the details.',
    { actions: [{ label: 'Suggest something', ask: 'suggest' }] },
  );
}

/** Where a private word reaches whoever wrote; undefined where nothing does. */
async function whereToTell({ direct, from, person }: ChangeRequest['message']) {
  const to = direct ? from : await person?.direct?.();
  return to?.adapter === from.adapter && to.org === from.org ? to.ref : undefined;
}

function suggestForm(about: string | undefined, item: Reply | undefined): Reply {
  const correction = about !== undefined;
  const title = correction ? 'Suggest a correction' : 'Suggest something';
  const summary = correction
    ? 'Say what is wrong, and what it should say instead.'
    : 'Tell the editors what is missing, or what is wrong.';
  const form: Form = {
    kind: 'form',
    label: 'Send to the editors',
    ask: correction
      ? `suggest a correction to ${about} {hear}: {words}`
      : 'suggest {kind} {hear}: {words}',
    fields: [
      {
        id: 'words',
        label: correction ? 'What should change?' : 'Your suggestion',
        value: '',
        longest: LONGEST_SUGGESTION,
        hint: 'If you can, name the page it rests on',
      },
      ...(correction ? [] : [KIND_FIELD]),
      {
        id: 'hear',
        label: 'Do you want to hear what became of it?',
        value: 'no answer needed',
        options: [
          { label: 'No, keep nothing about me', value: 'no answer needed' },
          { label: 'Yes, send me a message', value: HEAR },
        ],
      },
    ],
  };
  const subject =
    item === undefined ? [] : [{ kind: 'note', text: [`About: ${item.summary}`] } as const];
  const example = correction ? `suggest a correction to ${about}: ` : 'suggest a tip: ';
  return {
    ...said(title, summary),
    kind: 'help',
    blocks: [
      {
        kind: 'paragraph',
        text: [
          `${summary} The editors read your words as you write them. Please leave out anything about a patient.`,
        ],
      },
      ...subject,
      form,
      { kind: 'note', text: [`Or type “${example}” and then your words.`] },
    ],
  };
}

const KIND_WORDS: Readonly<
  Record<SuggestionKind, { readonly label: string; readonly value: string }>
> = {
  tip: { label: 'A tip', value: 'a tip' },
  resource: { label: 'Something to read or watch', value: 'a resource' },
  correction: { label: 'A mistake to put right', value: 'a correction' },
  other: { label: 'Something else', value: 'something' },
};

const KIND_FIELD = {
  id: 'kind',
  label: 'What is it?',
  value: KIND_WORDS.tip.value,
  options: Object.values(KIND_WORDS),
};
