import { parse } from '../knowledge/shipped-lexicon';
import { createTopics } from '../../knowledge/commands/topics';
import type { Adapter, Bot, Message, Records, Reply } from '../../src/ports';
import type { KeptLog } from '../fakes/house';
import { HOSTILE_TEXT } from '../fixtures/hostile-text';
import { aCard, aReply, ONE_OF_EACH } from '../fixtures/replies';
import { caseFor, type Gap } from './gaps';
import { BOT, WRITTEN, type Part } from './written-messages';

export { BOT, type Part } from './written-messages';

/** What becomes of a message besides being written. */
export type Manner =
  'typed' | 'by another bot' | 'by a workflow' | 'edited' | 'deleted' | 'only a file';

/** One message as people see it. */
export interface Shown {
  readonly words: string;
  /** What its buttons type. */
  readonly asks: readonly string[];
}

/** A hand on the platform's end. */
export interface PlatformHand {
  /** From now on it takes plain words and nothing richer. */
  refuseRich(): void;
  /** It takes the next post, and the answer that says so is lost. */
  loseAnswer(): void;
  /** The conversation of the next post is no more. */
  vanish(): void;
  /** It turns the next post down, for a reason that may pass. */
  refuse(): void;
  /** Nothing of it can be reached. */
  away(): void;
  /** Resolves once something has been tried in vain since it went away. */
  missed(): Promise<void>;
  back(): void;
}

/** An adapter at work between people and a bot of the test's own. */
export interface AdapterStage {
  readonly log: KeptLog;
  /** What reached the bot, oldest first. */
  readonly heard: readonly Message[];
  /** What people have been shown, oldest first. */
  readonly shown: readonly Shown[];
  /** Whatever the platform's reader would act on, though a plain string said it, in anything sent so far. */
  acts(): readonly string[];
  /** How the bot answers from now on. */
  answerWith(answer: Bot): void;
  /** Somebody writes this, in a shared conversation where it names the bot. `shape` is one of the stage's own. */
  say(parts: readonly Part[], manner?: Manner, shape?: string): Promise<void>;
  /** Somebody presses a button that types this. */
  press(ask: string): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Stops it as the program does, and closes what the test opened. */
  stop(): Promise<void>;
  close(): Promise<void>;

  /** For whatever posts by itself. */
  readonly adapter?: Adapter;
  readonly platform?: PlatformHand;
  /** Hands this replica once more what another was handed last. */
  repeat?(from: AdapterStage): Promise<void>;
  /** A button of a message that is a month old, which says nothing anybody knows. */
  pressForgotten?(): Promise<void>;
  /** The bot comes to a conversation for the first time; the platform may say so more than once. */
  meet?(): Promise<void>;
  /** Something happens, with these words in it, of a kind that nobody has heard of. */
  happen?(words: string): Promise<void>;
}

export interface Opening {
  readonly records?: Records;
  /** Its platform can't be reached while it starts. */
  readonly away?: boolean;
  /** A replica of this one: the same platform and the same store. */
  readonly beside?: AdapterStage;
}

export type AdapterCase = keyof typeof CASES | `reads ${string}`;

export interface AdapterUnderTest {
  readonly open: (opening?: Opening) => Promise<AdapterStage>;
  /** The ways in which the platform writes the same message. */
  readonly shapes: readonly string[];
  /** What this adapter can't do, each with its reason. */
  readonly gaps?: readonly Gap<AdapterCase>[];
}

/** What every way in and out promises, whatever platform it stands before. */
export function adapterContract(name: string, { open, shapes, gaps = [] }: AdapterUnderTest): void {
  describe(name, () => {
    const opened: AdapterStage[] = [];
    const opens: Open = async (opening = {}) => {
      const stage = await open(opening);
      opened.push(stage);
      stage.answerWith(echo);
      return stage;
    };
    afterEach(async () => {
      const logged = opened.map(({ log }) => JSON.stringify(log.lines)).join('\n');
      for (const stage of opened.splice(0).reverse()) await stage.close();
      expect(logged).not.toContain(SECRET);
    });

    for (const [title, run] of Object.entries(CASES) as [keyof typeof CASES, Run][])
      caseFor<AdapterCase>(gaps, title, () => run(opens));

    describe.each(shapes)('written %s', (shape) => {
      let stage: AdapterStage;
      beforeAll(async () => {
        stage = await open();
        stage.answerWith(echo);
      });
      afterAll(() => stage.close());

      for (const [what, parts, meaning] of WRITTEN)
        caseFor<AdapterCase>(gaps, `reads ${what}`, async () => {
          const before = stage.heard.length;
          const answers = stage.shown.length;
          await stage.say(parts, 'typed', shape);
          await shows(stage, answers + 1);
          const heard = stage.heard.slice(before).map(({ text }) => parse(text, TOPICS));
          expect(heard).toEqual([meaning]);
        });
    });
  });
}

type Open = (opening?: Opening) => Promise<AdapterStage>;
type Run = (open: Open) => Promise<void>;

/** Words that must be in no log. */
const SECRET = 'xylophone';

const echo: Bot = ({ text }) => Promise.resolve(answerTo(text));

function answerTo(text: string, over: Partial<Reply> = {}): Reply {
  const title = `You asked: ${text} ${SECRET}`;
  return aReply({ title, summary: title, ...over });
}

const CASES = {
  'somebody who asks is answered, once': async (open) => {
    const stage = await open();
    await stage.say(['tips']);
    await shows(stage, 1);
    expect(stage.heard.map(({ text }) => text)).toEqual(['tips']);
    expect(stage.shown.map(({ words }) => words)).toEqual([
      expect.stringContaining('You asked: tips'),
    ]);
  },

  'while the store is away, people are answered and greeted all the same': async (open) => {
    const stage = await open({ records: awayRecords() });
    await stage.say(['tips']);
    await stage.say([BOT, ' topics']);
    await stage.press('stats');
    await stage.meet?.();
    await shows(stage, stage.meet === undefined ? 3 : 4);
    const words = stage.shown.map((one) => one.words).join('\n');
    for (const asked of ['tips', 'topics', 'stats', 'welcome'])
      expect(words).toContain(`You asked: ${asked}`);
  },

  'an event that comes twice is answered once, whichever replica gets it': async (open) => {
    const one = await open();
    const other = await open({ beside: one });
    for (const parts of [['tips'], [BOT, ' tips']]) {
      const heard = one.heard.length;
      await one.say(parts);
      await until(() => one.heard.length > heard);
      await one.repeat!(one);
      await other.repeat!(one);
      await Promise.all([one.settled(), other.settled()]);
    }
    expect([...one.heard, ...other.heard].map(({ text }) => text)).toEqual(['tips', 'tips']);
  },

  'an answer the platform refuses is said in plain words, once and whole': async (open) => {
    const stage = await open();
    stage.platform!.refuseRich();
    stage.answerWith(() => Promise.resolve(answerTo('all of it', { blocks: ONE_OF_EACH })));
    await stage.say(['everything']);
    await stage.say([BOT, ' everything']);
    await stage.press('everything');
    await shows(stage, 3);
    expect(stage.shown).toHaveLength(3);
    for (const { words } of stage.shown)
      expect(PLAINLY.filter((fact) => !words.includes(fact))).toEqual([]);
    expect(stage.acts()).toEqual([]);
  },

  'a post the platform refuses is said in plain words, once and whole': async (open) => {
    const stage = await open();
    await stage.say(['tips']);
    await shows(stage, 1);
    stage.platform!.refuseRich();
    const { from } = stage.heard[0]!;
    await stage.adapter!.deliver(from, answerTo('all of it', { blocks: ONE_OF_EACH }), 'd-1');
    const [, post, ...others] = stage.shown;
    expect(others).toEqual([]);
    expect(PLAINLY.filter((fact) => !post!.words.includes(fact))).toEqual([]);
  },

  'an answer too long for one message is whole, or says how much is left and goes on': async (
    open,
  ) => {
    const stage = await open();
    const cards = Array.from({ length: 120 }, (_, at) =>
      aCard({ title: `Document ${at} of many` }),
    );
    const long = { ...answerTo('long', { blocks: cards }), again: { ask: 'everything', from: 0 } };
    stage.answerWith(() => Promise.resolve(long));
    await stage.say(['everything']);
    await shows(stage, 1);
    const [{ words, asks }] = stage.shown as [Shown];
    const seen = cards.filter(({ title }) => words.includes(title)).length;
    if (seen === cards.length) return;
    expect(words).toContain(`… and ${cards.length - seen} more`);
    const onward = asks.find((ask) => ask.startsWith('more from '))!;
    await stage.press(onward);
    await shows(stage, 2);
    expect(stage.heard.at(-1)?.text).toBe(`more from ${seen}: everything`);
  },

  'a post whose answer is lost is uncertain, and was tried once': async (open) => {
    const stage = await open();
    const to = await somewhere(stage);
    stage.platform!.loseAnswer();
    expect(await refusal(stage, to)).toMatchObject({ name: 'DeliveryError', outcome: 'uncertain' });
    expect(stage.shown.filter(({ words }) => words.includes('You asked: post'))).toHaveLength(1);
  },

  'a post whose answer is lost is found by reading back': async (open) => {
    const stage = await open();
    const to = await somewhere(stage);
    stage.platform!.loseAnswer();
    await refusal(stage, to);
    const hour = 3_600_000;
    const since = new Date(Date.now() - hour);
    expect(await stage.adapter!.find!(to, 'd-1', since)).toMatchObject({ seen: 'posted' });
    expect(await stage.adapter!.find!(to, 'd-2', since)).toEqual({ seen: 'absent' });
  },

  'starts while its platform is away, says so, and is ready by itself once it is back': async (
    open,
  ) => {
    const stage = await open({ away: true });
    await stage.platform!.missed();
    expect(stage.adapter!.health()).toMatchObject({ ready: false });
    expect(stage.adapter!.health().summary).toMatch(/\w.*\.$/);
    stage.platform!.back();
    await until(() => stage.adapter!.health().ready);
    await stage.say(['tips']);
    await shows(stage, 1);
    expect(stage.shown).toHaveLength(1);
  },

  'answers what was asked while its platform was away, once that is back': async (open) => {
    const stage = await open();
    await stage.say(['first']);
    await shows(stage, 1);
    stage.platform!.away();
    const saying = stage.say(['second']);
    await stage.platform!.missed();
    stage.platform!.back();
    await saying;
    await until(() => stage.shown.length === 2);
    expect(stage.shown[1]!.words).toContain('You asked: second');
  },

  'hostile words do nothing, neither in a question nor in its answer': async (open) => {
    const stage = await open();
    stage.answerWith(({ text }) =>
      Promise.resolve(
        aReply({
          title: text || '–',
          summary: text || '–',
          blocks: [
            { kind: 'paragraph', text: [text, { bold: text }, { link: text, url: text }] },
            { kind: 'note', text: [text, { link: text, url: 'https://a.example/' }] },
          ],
          actions: [{ label: text, ask: text }],
        }),
      ),
    );
    for (const text of HOSTILE_TEXT.filter((one) => one.trim() !== '' && one.length < 300))
      await stage.say([text]);
    await shows(stage, 21);
    expect(stage.shown.length).toBeGreaterThan(20);
    expect(stage.acts()).toEqual([]);
  },

  'told to stop, it answers whoever has asked before it has stopped': async (open) => {
    const stage = await open();
    let answer: () => void = () => undefined;
    stage.answerWith(
      ({ text }) => new Promise((resolve) => (answer = () => resolve(answerTo(text)))),
    );
    const saying = stage.say(['tips']);
    await until(() => stage.heard.length === 1);
    const stopped = stage.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer();
    await stopped;
    expect(stage.shown.map(({ words }) => words)).toEqual([
      expect.stringContaining('You asked: tips'),
    ]);
    await saying;
  },

  'greets a conversation it comes to, once': async (open) => {
    const stage = await open();
    await stage.meet!();
    await stage.meet!();
    await shows(stage, 1);
    expect(stage.shown.map(({ words }) => words)).toEqual([
      expect.stringContaining('You asked: welcome'),
    ]);
  },

  'a pressed button arrives as if its words had been typed': async (open) => {
    const stage = await open();
    await stage.press('tips accessibility');
    await shows(stage, 1);
    expect(stage.heard.map(({ text }) => text)).toEqual(['tips accessibility']);
    expect(stage.shown.map(({ words }) => words)).toEqual([
      expect.stringContaining('You asked: tips accessibility'),
    ]);
  },

  'a month-old button that nobody knows any more is answered': async (open) => {
    const stage = await open();
    await stage.pressForgotten!();
    await shows(stage, 1);
    expect(stage.heard.map(({ text }) => parse(text, TOPICS))).toEqual([{ kind: 'help' }]);
    expect(stage.shown).toHaveLength(1);
  },

  'a post to a conversation that is no more is gone': async (open) => {
    const stage = await open();
    const to = await somewhere(stage);
    stage.platform!.vanish();
    expect(await refusal(stage, to)).toMatchObject({ name: 'DeliveryError', outcome: 'gone' });
  },

  'a post that is turned down is for later': async (open) => {
    const stage = await open();
    const to = await somewhere(stage);
    stage.platform!.refuse();
    expect(await refusal(stage, to)).toMatchObject({ name: 'DeliveryError', outcome: 'later' });
    await stage.adapter!.deliver(to, answerTo('post'), 'd-1');
    expect(stage.shown.at(-1)!.words).toContain('You asked: post');
  },

  'what nobody has heard of is passed over, and logged without its words': async (open) => {
    const stage = await open();
    const before = stage.log.lines.length;
    await stage.happen!(`tips ${SECRET}`);
    await stage.settled();
    expect([stage.heard, stage.shown]).toEqual([[], []]);
    expect(stage.log.lines.slice(before)).toHaveLength(1);
  },

  'another bot, an edit and a deletion are not answered': async (open) => {
    const stage = await open();
    for (const manner of ['by another bot', 'by a workflow', 'edited', 'deleted'] as const) {
      await stage.say(['tips'], manner);
      await stage.say([BOT, ' tips'], manner);
    }
    await stage.settled();
    expect(stage.heard).toEqual([]);
  },

  'a file without words is answered with help': async (open) => {
    const stage = await open();
    await stage.say([], 'only a file');
    await shows(stage, 1);
    expect(stage.heard.map(({ text }) => parse(text, TOPICS))).toEqual([{ kind: 'help' }]);
    expect(stage.shown).toHaveLength(1);
  },
} satisfies Record<string, Run>;

const PLAINLY: readonly string[] = [
  'You asked: all of it',
  'Plain, bold and linked',
  'https://a.example/',
  'First point',
  'Second point',
  'A guide to Twitter',
  'https://www.example.nhs.uk/guide?a=1&b=2',
  'Superseded in 2024',
  'Example trust',
  'March 2012',
  'Opens the page that lists it',
  'How to reply, and when not to.',
  'Younger adults use the internet most',
  '16 to 44: 99%',
  '75 and over: 54%',
  'Office for National Statistics',
  'March 2026',
  // What a button would have typed can be typed.
  'pause #1f0c1f0c',
  'Another tip',
];

const TOPICS = createTopics(
  [['accessibility', 'Accessibility'] as const].map(([id, title]) => ({
    id,
    title,
    description: title,
    aliases: [],
    record: { owner: 'x', checked: '2026-01-01', reviewBy: '2027-01-01', evidence: [] },
    language: 'en-GB',
    answers: [],
  })),
);

/** Where the bot has been spoken to. */
async function somewhere(stage: AdapterStage): Promise<Message['from']> {
  await stage.say(['tips']);
  await shows(stage, 1);
  return stage.heard[0]!.from;
}

/** Waits for so many answers, and then for any that should not come. */
async function shows(stage: AdapterStage, answers: number): Promise<void> {
  await until(() => stage.shown.length >= answers);
  await stage.settled();
}

async function refusal(stage: AdapterStage, to: Message['from']): Promise<unknown> {
  return stage.adapter!.deliver(to, answerTo('post'), 'd-1').then(
    () => 'it was posted',
    (error: unknown) => error,
  );
}

/** A store that can't be reached. */
function awayRecords(): Records {
  const away = () => Promise.reject(new Error('the database is locked'));
  return {
    get: away,
    put: away,
    remove: away,
    list: away,
    claim: away,
    release: away,
    forgetOrg: away,
    forgetConversation: away,
    moveConversation: away,
  };
}

/** Waits until something is so, or gives up after ten seconds. */
async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('waited ten seconds for something that did not happen');
}
