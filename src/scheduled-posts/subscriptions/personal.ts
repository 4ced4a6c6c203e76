import type { TypedChange } from '../../../knowledge';
import type { Reply } from '../../ports';
import type { Subscription } from '../../store/port';
import { type RequestContext, type ChangeRequest } from './request-context';
import { forgetWelcome } from './hashed-claims';
import { forgetAsker, rememberedAsker } from './asker-preference';
import { isOfSameOrg } from './same-org';
import { refused, said, sayOffer } from './subscription-wording';
import { mayChangeFrom, note } from './change-rights';

/** Keeps a person's opinion of an item: one for each post, or for the item where there was no post. */
export async function feedback(
  { store, show }: RequestContext,
  { message, by }: ChangeRequest,
  { helpful, content }: Extract<TypedChange, { change: 'feedback' }>,
): Promise<Reply> {
  if (by === undefined) return nobody();
  const shown = await show(content);
  if (shown === undefined) {
    return refused(
      'That item is not here',
      'That item has been taken out, so there is nothing to rate.',
    );
  }
  const post =
    message.delivery === undefined ? undefined : await store.history.get(message.delivery);
  const ours = post !== undefined && isOfSameOrg(post.to, message);
  // An old button counts for what took up its item.
  const about = shown.feedbackOn ?? content;
  const counted = await store.feedback.vote({
    at: message.from,
    content: about,
    // A button that names another organisation's post is a vote on the item.
    ...(ours && { delivery: post.id }),
    voter: by,
    helpful,
  });
  const thanks = helpful
    ? 'Thank you. You marked this as helpful.'
    : 'Thank you. You marked this as not helpful. The people who edit me will see it.';
  const again = 'You had already said so, and it still counts once.';
  return said('Thank you', counted ? thanks : `${thanks} ${again}`, {
    actions: helpful
      ? []
      : [{ label: 'Suggest a correction', ask: `suggest a correction to ${about}` }],
  });
}

/** What is kept about whoever asks. */
export async function held(desk: RequestContext, { message, by }: ChangeRequest): Promise<Reply> {
  if (by === undefined) return nobody();
  const made = await desk.store.subscriptions.madeBy(by);
  const marks = await desk.unanswered.held(message);
  const { votes, changes, suggestions } = await desk.store.heldOn(by);
  const groups = await rememberedAsker(desk.store.records, message, desk.personHash);
  const kept = [...desk.content.professions, ...desk.content.nations]
    .filter(({ id }) => groups.includes(id))
    .map(({ title }) => title);
  const items = made.map((one) => [`${sayOffer(one, desk.topics)} ${whereOf(one)}`]);
  const sentence =
    made.length === 0
      ? 'You have set up no scheduled posts.'
      : `You set up ${made.length === 1 ? 'these posts' : `${String(made.length)} subscriptions`}, and I keep that under a coded form of your id.`;
  return said('What I keep about you', sentence, {
    blocks: [
      ...(items.length === 0 ? [] : [{ kind: 'bullets', items } as const]),
      {
        kind: 'paragraph',
        text: [
          `Under the same code I keep ${sayNumber(votes, 'press')} of “Helpful” or “Not helpful”, and ${sayNumber(changes, 'change')} of yours to what is posted somewhere. I never keep your name, or anything you write to me but what you suggest to the editors.`,
        ],
      },
      ...(suggestions === 0
        ? []
        : [{ kind: 'paragraph', text: [saySuggestions(suggestions)] } as const]),
      ...(kept.length === 0
        ? []
        : [
            {
              kind: 'paragraph',
              text: [`You asked me to remember this: ${kept.join(', ')}.`],
            } as const,
          ]),
      ...(marks === 0 ? [] : [{ kind: 'paragraph', text: [sayMarks(marks)] } as const]),
    ],
    actions: [{ label: 'Forget me', ask: 'forget me' }],
  });
}

function sayNumber(count: number, one: 'press' | 'change'): string {
  const many = one === 'press' ? 'presses' : 'changes';
  return count === 0 ? `no ${one}` : `${String(count)} ${count === 1 ? one : many}`;
}

function sayMarks(marks: number): string {
  const times = marks === 1 ? 'once' : `${String(marks)} times`;
  return `I could not answer you ${times} in the last 90 days. I keep a code and the day for that, so that people are counted; what you asked can’t be told from it.`;
}

function saySuggestions(count: number): string {
  const which = count === 1 ? 'a suggestion' : `${String(count)} suggestions`;
  return `You asked to hear what becomes of ${which}, so I keep where to reach you until I have told you.`;
}

function whereOf({ direct }: Subscription): string {
  return direct ? 'Sent to you directly.' : 'Posted in a shared conversation.';
}

/** Erases what is kept about whoever asks, at once: their own posts, their votes, and their code wherever it stands. */
export async function forget(
  { store, unanswered }: RequestContext,
  { message, by }: ChangeRequest,
): Promise<Reply> {
  if (by === undefined) return nobody();
  const made = await store.subscriptions.madeBy(by);
  const own = made.filter(({ direct }) => direct);
  const shared = made.length - own.length;
  for (const { to } of own) await store.records.forgetConversation(to);
  if (message.direct) await store.records.forgetConversation(message.from);
  await store.forgetPerson(by);
  await forgetAsker(store.records, message, by);
  await unanswered.forget(message);
  if (message.person) await forgetWelcome(store.records, message.from, message.person.id);
  const kept =
    shared === 0
      ? ''
      : ' Posts you set up for others go on, without a trace of you. To stop those, write “unsubscribe” there first.';
  return said('Forgotten', `I have erased your own posts, your votes and your code.${kept}`);
}

/** Says what became of a post that nobody could be sure of. */
export async function settle(
  desk: RequestContext,
  visit: ChangeRequest,
  { delivery, verdict }: Extract<TypedChange, { change: 'settle' }>,
): Promise<Reply> {
  const { store } = desk;
  const { message } = visit;
  const found = await store.history.get(delivery);
  const subscription = found && (await store.subscriptions.get(found.subscription));
  const known = subscription && isOfSameOrg(subscription.to, message) ? subscription : undefined;
  if (!known) {
    return refused(
      'That post is not here',
      'I can’t find that post. It may have been settled long ago.',
    );
  }
  const refusal = await mayChangeFrom(visit, known);
  if (refusal) return refusal;
  if (!(await store.history.settle(delivery, verdict))) {
    return said('Already settled', 'That post has been settled already.');
  }
  await note(desk, visit, `settled: ${verdict}`, { id: delivery, to: known.to });
  return verdict === 'arrived'
    ? said('Thank you', 'I have noted that the post arrived.')
    : said('Sending it again', 'I am sending that post again now.');
}

function nobody(): Reply {
  return refused(
    'I can’t tell who is asking',
    'This place doesn’t tell me who is asking, so nothing is kept about you here.',
  );
}
