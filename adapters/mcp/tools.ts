import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { AdapterLog, Bot, Catalogue, Reply } from '../../src/ports';
import { calendarText, topicsText } from './lists';
import { receive } from './receive';
import { contentOf, renderForAssistants, textOf, USE } from './render';
import { INPUTS, OUTPUTS } from './schemas';

export interface Tools {
  readonly bot: Bot;
  readonly catalogue: Catalogue;
  readonly log: AdapterLog;
}

/** None of them changes anything, and none reaches beyond what Signpost holds. */
const READS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Gives a server the tools. Each answers from reviewed content alone, and keeps nothing of what it is given. */
export function registerTools(server: McpServer, { bot, catalogue, log }: Tools): void {
  const answered = (words: string, reply: Reply): CallToolResult =>
    renderForAssistants(reply, catalogue, catalogue.figures(words, reply));

  server.registerTool(
    'ask',
    {
      title: 'Ask Signpost',
      description: `Reviewed answers to NHS staff’s questions about using social media: confidentiality, consent, abuse, accessibility, professional conduct, platforms. Use it for any such question. ${LIMITS_OF_USE}`,
      inputSchema: INPUTS.ask,
      outputSchema: OUTPUTS.reply,
      annotations: READS,
    },
    ({ question }) => safely(log, async () => answered(question, await bot(receive(question)))),
  );
  server.registerTool(
    'tip',
    {
      title: 'A tip',
      description:
        'Today’s tip for NHS staff on social media, a tip on a topic, or the tip after another. With its source.',
      inputSchema: INPUTS.tip,
      outputSchema: OUTPUTS.reply,
      annotations: READS,
    },
    ({ topic, after }) =>
      safely(log, async () => {
        const words = after === undefined ? `tips ${topic ?? ''}` : `tips after ${after}`;
        return answered(words, await bot(receive(words.trim())));
      }),
  );
  server.registerTool(
    'figure',
    {
      title: 'A survey figure',
      description:
        'A published figure on who uses the internet in the UK (Office for National Statistics, 2011 to 2020), as a number with its population, year and limits; or that there is none. Never estimate a figure that this does not give.',
      inputSchema: INPUTS.figure,
      outputSchema: OUTPUTS.reply,
      annotations: READS,
    },
    ({ question }) =>
      safely(log, async () => answered(question, await askForFigure(bot, question))),
  );
  server.registerTool(
    'check_post',
    {
      title: 'Check a post',
      description:
        'What a good communications colleague would say of a draft before it is public: patient details, accessibility, length, claims, tone. The draft is kept nowhere. It finds what rules can find and replaces no sign-off.',
      inputSchema: INPUTS.check_post,
      outputSchema: OUTPUTS.check_post,
      annotations: READS,
    },
    ({ draft, platform, date, alt_text: alt, picture, reply }) =>
      safely(log, () => {
        const checked = catalogue.checkPost({ text: draft, platform, date, alt, picture, reply });
        const { verdict, findings, fits, mended, withheld } = checked.check;
        const text = textOf(checked.reply);
        return Promise.resolve({
          content: contentOf(text, USE.draft),
          structuredContent: {
            verdict,
            findings: findings.map(({ rule, level, message, quote, mended: write }) => ({
              rule,
              level,
              message,
              ...(quote !== undefined && { quote }),
              ...(write !== undefined && { write }),
            })),
            characters_left: fits,
            // What must not be posted is not made ready to post.
            ...(mended !== undefined && verdict !== 'stop' && { mended }),
            withheld,
            text,
            use: USE.draft,
          },
        });
      }),
  );
  server.registerTool(
    'topics',
    {
      title: 'Topics',
      description: 'The topics that Signpost has documents and tips on.',
      inputSchema: INPUTS.topics,
      outputSchema: OUTPUTS.topics,
      annotations: READS,
    },
    () =>
      safely(log, () => {
        const topics = catalogue.topics();
        return Promise.resolve({
          content: [{ type: 'text', text: topicsText(topics) }],
          structuredContent: { topics },
        });
      }),
  );
  server.registerTool(
    'calendar',
    {
      title: 'Calendar for planning posts',
      description:
        'Days ahead for whoever plans posts: awareness days with what to post and their sources, bank holidays in each nation, seasons such as the weeks before an election, and the tip of each day.',
      inputSchema: INPUTS.calendar,
      outputSchema: OUTPUTS.calendar,
      annotations: READS,
    },
    ({ from, days = 14 }) =>
      safely(log, async () => {
        const planned = await catalogue.calendar(days, from);
        const { days: listed, awarenessDays, bankHolidaysUntil } = planned;
        return {
          content: [{ type: 'text', text: calendarText(planned) }],
          structuredContent: {
            days: listed.map(({ date, bankHolidays, seasons, tip }) => ({
              date,
              bank_holidays: bankHolidays,
              seasons,
              ...(tip && { tip }),
            })),
            awareness_days: awarenessDays.map(({ id, title, from: first, until, items, day }) => ({
              id,
              title,
              from: first,
              until,
              summary: day.summary,
              post: day.post,
              nations: day.nations,
              publisher: day.publisher,
              ...(day.link !== undefined && { link: day.link }),
              tips: items.flatMap(({ kind, id: item }) => (kind === 'tip' ? [item] : [])),
              documents: items.flatMap(({ kind, id: item }) => (kind === 'resource' ? [item] : [])),
            })),
            bank_holidays_known_until: bankHolidaysUntil,
          },
        };
      }),
  );
}

const LIMITS_OF_USE =
  'Quote what it returns word for word with its source and date. Do not use it for clinical, legal or employment advice, and never put a patient’s details into it.';

/**
 * The words as a question first, so that one that needs a person is met as it is anywhere; where they are not read as
 * one about figures, as words about figures.
 */
async function askForFigure(bot: Bot, question: string): Promise<Reply> {
  const reply = await bot(receive(question));
  const isFigure = reply.results[0]?.kind === 'later-figure';
  return isFigure || ENOUGH.includes(reply.kind) ? reply : bot(receive(`stats ${question}`));
}

const ENOUGH: readonly Reply['kind'][] = ['statistic', 'no-figure', 'sensitive', 'problem'];

/** A fault of ours is said without its words, which might hold the caller’s. */
async function safely(
  log: AdapterLog,
  run: () => Promise<CallToolResult>,
): Promise<CallToolResult> {
  try {
    return await run();
  } catch (error) {
    log.error('turn_failed', { why: error instanceof Error ? error.name : 'unknown' });
    const text = 'Signpost could not do that. It was not your fault; please try again.';
    return { isError: true, content: [{ type: 'text', text }] };
  }
}
