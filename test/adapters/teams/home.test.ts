import { activity } from './activities';
import { asksFrom, readable } from './card-reading';
import { openPostingStage, type PostingStage } from './posting-stage';
import { createStage, type Stage } from './stage';
import { reply } from './replies';

const cardIn = ({ service }: Stage) => service.posted.at(-1)!.message.attachments[0]!.content;

describe('“home” in somebody’s own chat', () => {
  let posting: PostingStage;
  beforeAll(async () => {
    posting = await openPostingStage();
  });
  afterAll(() => posting.close());
  const say = (text: string) =>
    posting.stage.send(activity('personal', posting.stage.service.url, { text }));

  it('is one card: the tip of the day, what was missed, the posts, and what to do next', async () => {
    await say('subscribe tips weekdays at 9am');
    await say('Home');
    const card = cardIn(posting.stage);
    const words = readable(card);
    expect(words).toContain('Tip of the day');
    expect(words).toContain('Source: ');
    expect(words).toMatch(/missed/i);
    expect(words).toContain('A tip on working days');
    expect(asksFrom(card)).toEqual(
      expect.arrayContaining(['tips another', 'missed', 'schedule', 'subscribe', 'stats', 'help']),
    );
    expect(asksFrom(card).some((ask) => ask.startsWith('pause #'))).toBe(true);
  });
});

describe('“home” elsewhere', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ answer: () => reply() });
  });
  afterEach(() => stage.close());
  const asked = async (place: 'personal' | 'channel', text: string) => {
    await stage.send(activity(place, stage.service.url, { text }));
    return stage.asked.map((message) => message.text);
  };

  it('is a question like any other in a channel, where everybody reads along', async () => {
    expect(await asked('channel', 'home')).toEqual(['home']);
  });

  it('is a question where more is said', async () => {
    expect(await asked('personal', 'can I post from home')).toEqual(['can I post from home']);
  });

  it('asks the bot for its three parts, for the person who asks', async () => {
    expect(await asked('personal', 'HOME!')).toEqual(['tips', 'missed', 'schedule']);
    expect(new Set(stage.asked.map(({ person }) => person?.id)).size).toBe(1);
  });
});
