import { before, spans, type PatientDetail, type Span } from './detail';
import { besidePatient, distanceToName } from './people';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const NUMERIC = '(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2})';
const WORDED = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},? (?:\\d{4}|'?\\d{2})|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const DATE = `(?<![\\d/.-])(?:${NUMERIC}|${WORDED})(?![\\d/-]|\\.\\d)`;

const LABELLED = new RegExp(
  `\\b(?:d\\.? ?o\\.? ?b\\b\\.?|date of birth|birth ?date)[\\s:;=()-]{0,4}(?:(?:is|was|of|on)\\b)?[\\s:]{0,3}(?<date>(?:${NUMERIC}|${WORDED}|\\d{2} \\d{2} \\d{2,4}|\\d{8}|\\d{6})(?!\\d))`,
  'gi',
);
const BORN = new RegExp(
  `\\b(?:born|birthday)(?: is)?(?: on)?(?: the)? (?<date>${NUMERIC}|${WORDED})(?!\\d)`,
  'gi',
);
/** Things that are said to be born, and people in public life. */
const THINGS =
  /\b(?:nhs|service|trust|hospital|company|twitter|facebook|youtube|tiktok|instagram|internet|web|platform|charity|team|account|app|project|campaign|sir|lord|dame|captain)\b/;

/** Dates of birth: called so, or written right beside a name. */
export function birthDates(text: string, people: readonly Span[]): readonly PatientDetail[] {
  const called = spans(text, LABELLED, 'date');
  const born = spans(text, BORN, 'date').filter(
    ({ from, to }) =>
      !THINGS.test(before(text, from, 60)) && !/\b1[0-8]\d\d\b/.test(text.slice(from, to)),
  );
  const beside = spans(text, new RegExp(DATE, 'gi')).filter(
    (span) =>
      distanceToName(span, people) <= 4 &&
      (isLongAgo(text.slice(span.from, span.to)) || besidePatient(text, span, 60)),
  );
  return [...called, ...born, ...beside].map((span) => ({ kind: 'date-of-birth', ...span }));
}

/** A date beside a name is a birthday when it is far back; a recent one is more likely an event. */
function isLongAgo(date: string): boolean {
  const year = Number(/\d{4}/.exec(date)?.[0] ?? `19${/\d{2}$/.exec(date)?.[0] ?? '99'}`);
  return year >= 1900 && year <= (/[a-z]/i.test(date) ? 2004 : 2010);
}
