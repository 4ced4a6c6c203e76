import type { Reply } from '../ports';
import type {
  ChangeRequest,
  RequestContext,
} from '../scheduled-posts/subscriptions/request-context';
import { refused, said } from '../scheduled-posts/subscriptions/subscription-wording';

/** What editors make of a suggestion, from a button on their card. Only those whom ADMINS names may. */
export async function settleSuggestion(
  { store }: RequestContext,
  { message }: ChangeRequest,
  {
    id,
    state,
    answer,
  }: {
    readonly id: string;
    readonly state: 'taken' | 'declined';
    readonly answer?: string;
  },
): Promise<Reply> {
  if (message.person?.admin !== true) return editorsOnly();
  const { adapter, org } = message.from;
  const found = (await store.suggestions.list()).find((one) => one.id === id);
  const ours = found !== undefined && found.at.adapter === adapter && found.at.org === org;
  if (!ours || !(await store.suggestions.settle(id, state, answer)))
    return refused('Already settled', 'That suggestion has been settled, or is kept no longer.');
  const heard = found.wantsAnswer ? ' Whoever made it will be told.' : '';
  return said(
    'Noted',
    `${state === 'taken' ? 'Noted as taken up.' : 'Noted as not taken up.'}${heard}`,
  );
}

/** When somebody asks for what only editors see. */
export function editorsOnly(): Reply {
  return refused(
    'This is for the editors',
    'Only people whom the setting ADMINS names can do that. Anybody can suggest something: write “suggest”.',
    { actions: [{ label: 'Suggest something', ask: 'suggest' }] },
  );
}
