import type { Adapter } from '../../../src/ports';
import { createBot } from '../../../src/bot/bot';
import { openSubscriptions } from '../../../src/scheduled-posts/subscriptions/open-subscriptions';
import type { Store } from '../../../src/store/port';
import { openChatWorld } from '../../fakes/chat-world';
import { createRounds } from '../../fakes/posting-rounds';
import type { TeamsMessage } from '../../../adapters/teams/render';
import { createStage, type Stage } from './stage';

type Card = TeamsMessage['attachments'][number]['content'];

/** The real bot, scheduler, content and store behind the adapter, before a stand-in for Microsoft's service. */
export interface PostingStage {
  readonly stage: Stage;
  readonly store: Store;
  /** Lets time pass, with every post that was due sent on the way, until an instant. */
  runUntil(time: string): Promise<void>;
  /** The cards shown in a conversation, oldest first. */
  shownIn(conversation: string): readonly Card[];
  close(): Promise<void>;
}

/** Opens one at noon on Sunday 22 November 2026, where nothing is posted yet. */
export async function openPostingStage(): Promise<PostingStage> {
  const world = await openChatWorld();
  const { store, knowledge, log, clock, open } = world;
  const adapters: Adapter[] = [];
  const timeZone = 'Europe/London';
  const posting = await openSubscriptions({ store, knowledge, timeZone, adapters, log });
  const { changes } = posting;
  const bot = createBot({ knowledge, changes, clock, log, reference: () => 'ref' });
  const stage = await createStage({ answer: bot });
  adapters.push(stage.adapter);
  return {
    stage,
    store,
    runUntil: createRounds({ open, adapters, clock, log, ...posting }),
    shownIn: (conversation) =>
      stage.service.posted
        .filter((post) => post.conversation === conversation)
        .map(({ message }) => message.attachments[0]!.content),
    close: async () => {
      await stage.close();
      await world.close();
    },
  };
}
