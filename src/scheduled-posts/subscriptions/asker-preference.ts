import { createNameFinder } from '../../../knowledge';
import type { Message, Records, Reply } from '../../ports';
import type { PersonHash } from './person-hash';
import type { ChangeRequest, RequestContext } from './request-context';
import { refused, said } from './subscription-wording';

const keyOf = ({ from }: Pick<Message, 'from'>, by: string) =>
  ({ adapter: from.adapter, org: from.org, kind: 'asker', id: by }) as const;

/** Keeps which professions and nations whoever asks is of, since they asked for that. */
export async function remember(
  { store, content }: RequestContext,
  { message, by }: ChangeRequest,
  words: string,
): Promise<Reply> {
  const groups = [...content.professions, ...content.nations];
  const named = createNameFinder(groups).ofAsker(words);
  const titles = groups.filter(({ id }) => named.includes(id)).map(({ title }) => title);
  if (by === undefined || titles.length === 0)
    return refused(
      'I can’t keep that',
      by === undefined
        ? 'This place doesn’t tell me who is asking, so I can’t keep anything about you here.'
        : 'I know professions such as nurse, dentist or porter, and the four nations. Say it with one of those, such as “remember that I’m a midwife”.',
    );
  await store.records.put(keyOf(message, by), JSON.stringify(named));
  return said(
    'I’ll remember that',
    `I keep this under a coded form of your id, and put what is for you first: ${titles.join(', ')}. “Forget me” erases it.`,
    { actions: [{ label: 'Forget me', ask: 'forget me' }] },
  );
}

/** The professions and nations that somebody had remembered; none where they asked for nothing of the kind. */
export async function rememberedAsker(
  records: Pick<Records, 'get'>,
  message: Message,
  personHash: PersonHash,
): Promise<readonly string[]> {
  const by = personHash(message);
  if (by === undefined) return [];
  const kept = await records.get(keyOf(message, by));
  return kept === undefined ? [] : (JSON.parse(kept) as readonly string[]);
}

/** Forgets it. */
export function forgetAsker(
  records: Pick<Records, 'remove'>,
  message: Message,
  by: string,
): Promise<void> {
  return records.remove(keyOf(message, by));
}
