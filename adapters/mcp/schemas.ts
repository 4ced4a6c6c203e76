import * as z from 'zod';
import { PLATFORM_IDS } from '../../src/ports';
import { LIMITS } from './limits';

/** Only days that there are; `2026-02-30` is none. */
const day = z.iso.date();
const question = z.string().trim().min(1).max(LIMITS.question);
const name = z.string().trim().min(1).max(LIMITS.name);

/** What each tool is given. Made once: a schema is compiled when it is first used. */
export const INPUTS = {
  ask: z.object({
    question: question.describe('The question in the asker’s own words, with no name of a patient'),
  }),
  tip: z.object({
    topic: name.optional().describe('A topic from the tool topics; none for today’s tip'),
    after: name.optional().describe('The id of a tip: gives the one that follows it'),
  }),
  figure: z.object({
    question: question.describe(
      'What to count, of whom and when, like: internet use by people over 75 in 2020',
    ),
  }),
  check_post: z.object({
    draft: z
      .string()
      .min(1)
      .max(LIMITS.draft)
      .describe('The draft as it would be posted. It is kept nowhere'),
    platform: z.enum(PLATFORM_IDS).optional().describe('Where it will be posted'),
    date: day.optional().describe('The day it will be posted, like 2026-11-22'),
    alt_text: z
      .string()
      .max(LIMITS.altText)
      .optional()
      .describe('The alternative text of its picture; empty where the picture has none'),
    picture: z.boolean().optional().describe('Whether a picture or video goes with it'),
    reply: z.boolean().optional().describe('Whether it answers somebody in public'),
  }),
  topics: z.object({}),
  calendar: z.object({
    from: day.optional().describe('The first day, like 2026-11-22; today where it is left out'),
    days: z
      .number()
      .int()
      .min(1)
      .max(LIMITS.days)
      .optional()
      .describe('How many days; 14 unless told'),
  }),
} as const;

const source = z.object({
  id: z
    .string()
    .describe(
      'Names it for good: signpost://documents/{id} or signpost://tips/{id} gives its words',
    ),
  kind: z.enum(['resource', 'tip', 'statistic', 'later-figure', 'sensitive']),
  title: z.string(),
  publisher: z.string().optional(),
  published: z.string().optional().describe('As published, in words'),
  link: z.string().optional(),
  link_note: z
    .string()
    .optional()
    .describe('What the link opens, where that is not the publisher’s own page'),
  standing: z.enum(['current', 'historic', 'superseded']).optional(),
  rests_on: z.string().optional().describe('The id of the document behind a tip'),
  review_by: z.string().describe('The last day it may be trusted without a new review'),
});

const figure = z.object({
  measure: z.string(),
  value: z.number(),
  unit: z.string(),
  population: z.string(),
  year: z.number(),
  low: z.number().optional().describe('The lower 95% limit, where one was published'),
  high: z.number().optional().describe('The upper 95% limit, where one was published'),
  link: z.string(),
});

const use = z.string().describe('How this may be used');

/** What each tool gives beside its text. */
export const OUTPUTS = {
  reply: z.object({
    kind: z
      .string()
      .describe(
        'answer, tip, statistic, list, suggest, no-figure, sensitive, declined and the like',
      ),
    title: z.string(),
    summary: z.string(),
    text: z.string().describe('The whole reviewed answer, word for word'),
    sources: z.array(source).describe('What the answer rests on, best first'),
    figures: z.array(figure),
    next: z
      .array(
        z.object({
          label: z.string(),
          ask: z.string().optional().describe('A question for the tool ask'),
          link: z.string().optional(),
        }),
      )
      .describe('What a reader may want next'),
    use,
  }),
  check_post: z.object({
    verdict: z.enum(['stop', 'fix', 'think', 'clear']),
    findings: z.array(
      z.object({
        rule: z.string(),
        level: z.enum(['stop', 'fix', 'think']),
        message: z.string(),
        quote: z.string().optional(),
        write: z.string().optional().describe('What the quoted words should become'),
      }),
    ),
    characters_left: z.record(z.string(), z.number()),
    mended: z.string().optional().describe('The draft with every mechanical mend made'),
    withheld: z.boolean().describe('True where it holds a patient’s details: do not repeat it'),
    text: z.string(),
    use,
  }),
  topics: z.object({
    topics: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        documents: z.number(),
        tips: z.number(),
      }),
    ),
  }),
  calendar: z.object({
    days: z.array(
      z.object({
        date: z.string(),
        bank_holidays: z.array(z.object({ region: z.string(), name: z.string() })),
        seasons: z.array(z.string()),
        tip: z.object({ id: z.string(), text: z.string() }).optional(),
      }),
    ),
    awareness_days: z
      .array(
        z.object({
          id: z.string().describe('Ask “calendar” and this id for more'),
          title: z.string(),
          from: z.string(),
          until: z.string(),
          summary: z.string(),
          post: z.string().describe('What to post'),
          nations: z.array(z.string()).describe('None where it is tied to no nation of the UK'),
          publisher: z.string(),
          link: z.string().optional(),
          tips: z.array(z.string()).describe('Ids of tips that fit it'),
          documents: z.array(z.string()).describe('Ids of documents that fit it'),
        }),
      )
      .describe('Awareness days, weeks and months on in these days, the sooner first'),
    bank_holidays_known_until: z.record(z.string(), z.string()),
  }),
} as const;

/** One item and its source, as a resource gives it. */
export type Source = z.infer<typeof source>;
