import { MONTHS } from '../text/days';
import { longest, notOver, type Rule } from './rule';
import type { Remark } from './draft';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}';
const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun';

/** "Monday 3 December 2026", "Mon, 3rd Dec". */
const WEEKDAY_DATE = new RegExp(
  `\\b(?<weekday>${DAY}),? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\\b(?:,? (?<year>\\d{4}))?`,
  'gi',
);
/** "03/04", "3.4.26": which is the month? */
const SLASHED =
  /(?<![\d/.£$-])(?:0?[1-9]|[12]\d|3[01])(?:\/(?:0?[1-9]|1[0-2])(?:\/(?:20)?\d\d)?|\.(?:0[1-9]|1[0-2])\.(?:20)?\d\d)(?![\d/%]|\.\d)/g;
/** Before "3/4" these make it a number, a share or a score. */
const NUMBERED =
  /(?:\b(?:clinics?|chapters?|sections?|verses?|episodes?|exercises?|modules?|steps?|lessons?|rounds?|rooms?|wards?|bays?|gates?|theatres?|lifts?|levels?|floors?|units?|stages?|grades?|bands?|scor(?:e|ed|ing)|rated|stands?|pages?|parts?|beds?|doors?|zones?|lanes?|junctions?|numbers?|nos?\.?|sizes?|platforms?|flats?|questions?|got|gets|won|beat|lost|about|nearly|only|took|type|class|year|size|version|form)|\d\/\d (?:and|or|to|,)) $/i;
/** Before "12.4.61": somebody's birth, which is no day to come to. */
const BORN = /\b(?:birth|dob|d\.o\.b\.?|born)(?: is| was| on|:)? ?$/i;
/** "Wed 14th", with no month. */
const NO_MONTH = new RegExp(
  `\\b(?:${DAY}),? (?:the )?\\d{1,2}(?:st|nd|rd|th)\\b(?!,? (?:of )?(?:${MONTH}|this month|next month)\\b)`,
  'i',
);
/** "1 - 6.30", "9-5": two times with a dash, of which one has minutes, or a day stands near. */
const DASHED_TIME =
  /(?<![\d/.£$:-])(?:[1-9]|1[0-2])(?:[.:][0-5]\d)? ?[-–] ?(?:[1-9]|1[0-2])[.:][0-5]\d(?![\d%]| ?(?:a\.?m|p\.?m))|(?<![\d/.£$:-])(?:[1-9]|1[0-2])[.:][0-5]\d ?[-–] ?(?:[1-9]|1[0-2])(?![\d.:%]| ?(?:a\.?m|p\.?m))/gi;

/** "at 7", "from 9 to 5", but not "at 7 sites". */
const BARE_TIME =
  /\b(?:at|from|by|until|till|before|after|doors) (?<time>[1-9]|1[0-2])(?:[.:](?<minutes>[0-5]\d))?(?![.:]?\d)(?! ?(?:a\.?m|p\.?m|o'clock|noon|midnight|in the (?:morning|afternoon|evening)|years?|months?|weeks?|days?|hours?|minutes?|to \d|%|°|\/|C\b|kg|cm|mm|ml|mg|metres|miles))(?=\s*(?:[.,;!?)]|$|on |and |sharp|for |in (?:the|our) ))/gi;
const RANGE_TIME =
  /\b(?:from |between )?(?<from>[1-9]|1[0-2])(?:[.:][0-5]\d)? ?(?:-|–|to|and) ?(?:[1-9]|1[0-2])(?:[.:][0-5]\d)? (?=on |every |daily|each )/gi;
/** "Friday from 2 to 4." */
const FROM_TO =
  /\b(?:from|between) (?:[1-9]|1[0-2])(?:[.:][0-5]\d)? ?(?:-|–|to|till|until|and) ?(?:[1-9]|1[0-2])(?:[.:][0-5]\d)?(?=[.,;!)]|$)/gim;
/** "Saturday 10-2", "open 9-5". A result, such as "Saturday 3-1", begins with fewer. */
const DAY_OR_OPEN = new RegExp(
  `\\b(?:(?:${DAY})s?|open|opens|opening hours):?,? (?:[7-9]|1[0-2]) ?[-–] ?(?:[1-9]|1[0-2])(?![\\d.:%/-]| ?(?:a\\.?m|p\\.?m)| (?:years?|months?|weeks?|days?|people|places|win|${MONTH}))`,
  'gi',
);
/** Words near a bare number that make it a time. */
const WHEN =
  /\b(?:tomorrow|tonight|today|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|wed|thurs?|fri|sat|sun)|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)|doors|open|opens|close|closes|closed|shuts?|ends?|leaves?|starts?|begins?|meet|meets|ring|phone lines|prescriptions?|clinics?|visiting|drop in|drop-in|walk in|pop in|come along|deadline|orders?|collect|queue|lunch is|tea is|mass|service)\b/i;

/** A day or time that nobody can place, or a weekday that is not that date. */
export const ambiguousDate: Rule = {
  says: { relative: [], slashed: [], weekday: ['date', 'weekday'], clock: [] },
  find(draft, { cues }) {
    const {
      text,
      draft: { date },
    } = draft;
    const found = cues.days.find(draft);
    const not = found.get('not');
    const relative = longest(notOver(found.get('relative') ?? [], not)).slice(0, 1);
    const remarks: Remark[] = relative.map(({ from, to }) => ({
      at: { from, to },
      say: 'relative',
    }));
    for (const match of text.matchAll(WEEKDAY_DATE)) {
      const wrong = wrongWeekday(match.groups ?? {}, date);
      if (wrong === undefined) continue;
      remarks.push({
        at: { from: match.index, to: match.index + match[0].length },
        say: 'weekday',
        with: wrong,
      });
    }
    const noMonth = remarks.length === 0 ? NO_MONTH.exec(text) : null;
    if (noMonth !== null)
      remarks.push({
        at: { from: noMonth.index, to: noMonth.index + noMonth[0].length },
        say: 'relative',
      });
    for (const match of text.matchAll(SLASHED)) {
      // A half, a blood pressure, "24/7", "Clinics 3/4": no date.
      if (/^(?:1\/[2-9]|[2-9]\/10|10\/10|24\/7|9\/11)$/.test(match[0])) continue;
      const before = text.slice(Math.max(0, match.index - 14), match.index);
      if (NUMBERED.test(before) || BORN.test(before)) continue;
      if (
        /^ (?:of|full|empty|cup|way|mile|hours?)\b/i.test(text.slice(match.index + match[0].length))
      )
        continue;
      remarks.push({
        at: { from: match.index, to: match.index + match[0].length },
        say: 'slashed',
      });
      break;
    }
    const clock = [
      ...text.matchAll(BARE_TIME),
      ...text.matchAll(RANGE_TIME),
      ...text.matchAll(FROM_TO),
      ...text.matchAll(DASHED_TIME),
      ...text.matchAll(DAY_OR_OPEN),
    ].find((match) =>
      WHEN.test(text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 40)),
    );
    if (clock !== undefined)
      remarks.push({
        at: { from: clock.index, to: clock.index + clock[0].trimEnd().length },
        say: 'clock',
      });
    return remarks;
  },
};

/** What weekday a date falls on, where the draft says another; a date without its year is the next one. */
function wrongWeekday(
  groups: Readonly<Record<string, string | undefined>>,
  today: string | undefined,
): { readonly date: string; readonly weekday: string } | undefined {
  const month = MONTHS.findIndex((name) =>
    name.startsWith((groups['month'] ?? '').toLowerCase().slice(0, 3)),
  );
  const said = DAYS.findIndex((name) =>
    name.startsWith((groups['weekday'] ?? '').toLowerCase().slice(0, 3)),
  );
  const day = Number(groups['day']);
  const year = yearOf(groups['year'], month, day, today);
  if (month < 0 || said < 0 || year === undefined) return undefined;
  const then = new Date(Date.UTC(year, month, day));
  if (then.getUTCMonth() !== month || then.getUTCDay() === said) return undefined;
  const capital = (name = ''): string => name.charAt(0).toUpperCase() + name.slice(1);
  return {
    date: `${day} ${capital(MONTHS[month])} ${year}`,
    weekday: capital(DAYS[then.getUTCDay()]),
  };
}

/** Posts look ahead, and back a few weeks at most. */
const WEEKS_BACK = 8;

function yearOf(
  written: string | undefined,
  month: number,
  day: number,
  today: string | undefined,
): number | undefined {
  if (written !== undefined) return Number(written);
  if (today === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const earliest = Date.parse(today) - WEEKS_BACK * 7 * 24 * 60 * 60 * 1000;
  return Date.UTC(year, month, day) >= earliest ? year : year + 1;
}
