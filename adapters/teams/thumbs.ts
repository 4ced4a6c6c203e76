import { createHash } from 'node:crypto';
import {
  feedbackButtons,
  type AdapterContext,
  type AdapterLog,
  type RecordKey,
} from '../../src/ports';
import { fields, type Activity } from './activity';
import type { Asked } from './receive';
import { addressOf, type Reference } from './reference';

/**
 * Teams' own thumbs under a message, in place of our two buttons. They come without an AI label: nothing is generated.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/integrate-ai/user-feedback-controls
 */
export const THUMBS = { feedbackLoop: { type: 'default' } } as const;

/** Teams tells of a thumb by its message alone, so an organisation's newest messages are remembered in so many places. */
const PLACES = 4_096;

/** What a thumb under a message is about. */
export interface Thumbed {
  readonly on: string;
  readonly delivery?: string | undefined;
}

type Parts = Pick<AdapterContext, 'records'> & { readonly log: AdapterLog };

/** Remembers what a message is about, for as long as no newer one takes its place. Never rejects. */
export async function rememberThumbed(
  { records, log }: Parts,
  at: Reference,
  message: string,
  { on, delivery }: Thumbed,
): Promise<void> {
  const { key, mark } = placeOf(at, message);
  try {
    await records.put(key, JSON.stringify({ mark, on, delivery }));
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn('records_away', { doing: 'put', what: key.kind, why });
  }
}

/** What a thumb says to the bot; undefined where the message is long forgotten, or it is no thumb. What was written beside it is not read. */
export async function thumbIn(
  { records }: Pick<AdapterContext, 'records'>,
  at: Reference,
  { value, replyToId }: Pick<Activity, 'value' | 'replyToId'>,
): Promise<Asked | undefined> {
  const given = fields(value);
  const helpful = HELPFUL.get(fields(given['actionValue'])['reaction']);
  const message = replyToId ?? given['replyToId'];
  if (given['actionName'] !== 'feedback' || helpful === undefined || typeof message !== 'string')
    return undefined;
  const { key, mark } = placeOf(at, message);
  const kept = fields(parsed(await records.get(key)));
  const { on, delivery } = kept;
  if (kept['mark'] !== mark || typeof on !== 'string') return undefined;
  const vote = feedbackButtons({ feedbackOn: on })[helpful ? 0 : 1];
  return vote && { text: vote.ask, ...(typeof delivery === 'string' && { delivery }) };
}

const HELPFUL: ReadonlyMap<unknown, boolean> = new Map([
  ['like', true],
  ['dislike', false],
]);

function placeOf(at: Reference, message: string): { key: RecordKey; mark: string } {
  const { adapter, org } = addressOf(at);
  const digest = createHash('sha256').update(`${at.conversation} ${message}`).digest();
  const id = String(digest.readUInt32BE() % PLACES);
  return {
    key: { adapter, org, kind: 'thumbs', id },
    mark: digest.toString('base64url').slice(0, 22),
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
