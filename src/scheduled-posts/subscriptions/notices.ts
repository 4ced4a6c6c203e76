import { sayDate, type Topics } from '../../../knowledge';
import { DeliveryError, type Adapter, type Address, type Log, type Reply } from '../../ports';
import type { Notices } from '../delivery/port';
import type { Delivery, Subscription } from '../../store/port';
import { said, sayOffer, verdicts } from './subscription-wording';

export interface NoticesParts {
  readonly adapters: readonly Adapter[];
  readonly topics: Topics;
  readonly log: Log;
}

/**
 * Tells whoever set up a subscription, in private, when something needs their eye. Where they can't be reached, a
 * doubt about a post is put where the post should stand: there people can see, and those who manage it can answer.
 */
export function createNotices({ adapters, topics, log }: NoticesParts): Notices {
  /** Whether word was sent, or may have been. */
  async function tell(
    { id }: Subscription,
    to: Address | undefined,
    event: string,
    notice: Reply,
    about: Delivery,
  ): Promise<boolean> {
    const adapter = adapters.find(({ name }) => name === to?.adapter);
    if (!to || !adapter) {
      log.warn('notice.unreachable', { notice: event, subscription: id });
      return false;
    }
    try {
      await adapter.deliver(to, notice, `notice-${about.id}`);
      log.info('notice.sent', { notice: event, subscription: id });
      return true;
    } catch (error) {
      // A word that could not be passed on must not stop anybody's posts; what may pass later is tried again.
      if (!(error instanceof DeliveryError) || error.outcome === 'later') throw error;
      log.warn('notice.failed', { notice: event, subscription: id, outcome: error.outcome });
      return error.outcome !== 'gone';
    }
  }

  return {
    async suspended(subscription, delivery) {
      const notice = suspended(subscription, topics);
      await tell(subscription, subscription.manager, 'suspended', notice, delivery);
    },
    async unconfirmed(subscription, delivery) {
      const { to, manager } = subscription;
      const notice = unconfirmed(subscription, delivery, topics);
      const told =
        manager !== undefined &&
        (await tell(subscription, manager, 'unconfirmed', notice, delivery));
      if (!told) await tell(subscription, to, 'unconfirmed', notice, delivery);
    },
  };
}

function suspended(subscription: Subscription, topics: Topics): Reply {
  return said(
    'Your posts have stopped',
    'I could not post to a conversation where you set up posts. It may have been archived, or I was removed from it.',
    {
      blocks: [
        { kind: 'paragraph', text: [{ bold: sayOffer(subscription, topics) }] },
        {
          kind: 'paragraph',
          text: [
            'Nothing more is sent there. Once I can post there again, start the posts again here.',
          ],
        },
      ],
      actions: [
        { label: 'Start again', ask: `resume #${subscription.id}` },
        { label: 'Stop these posts', ask: `unsubscribe #${subscription.id}` },
      ],
    },
  );
}

function unconfirmed(subscription: Subscription, { id, slot }: Delivery, topics: Topics): Reply {
  return said(
    'Did this post arrive?',
    `I can’t tell whether the post of ${sayDate(slot)} arrived, so I have not sent it again. Please look, and tell me.`,
    {
      blocks: [{ kind: 'paragraph', text: [{ bold: sayOffer(subscription, topics) }] }],
      actions: verdicts({ id }),
    },
  );
}
