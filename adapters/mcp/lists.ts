import { longDate, type Catalogue } from '../../src/ports';

type Topics = ReturnType<Catalogue['topics']>;
type Calendar = Awaited<ReturnType<Catalogue['calendar']>>;

/** Topics in words, one a line. */
export function topicsText(topics: Topics): string {
  return topics
    .map(
      ({ id, title, description, documents, tips }) =>
        `- ${title} (${id}): ${description} ${counted(documents, 'document')}, ${counted(tips, 'tip')}.`,
    )
    .join('\n');
}

/** Days in words, one a line. A day after the last one known has no holidays that anybody could name. */
export function calendarText({ days, awarenessDays, bankHolidaysUntil: until }: Calendar): string {
  const lines = days.map(({ date, bankHolidays, seasons, tip }) => {
    const holidays = bankHolidays.map(({ name, region }) => `${name} (${region})`);
    const facts = [
      ...holidays.map((holiday) => `bank holiday: ${holiday}`),
      ...seasons.map((season) => `season: ${season}`),
      ...(tip === undefined ? [] : [`tip: ${tip.text}`]),
    ];
    return `- ${longDate(date)}: ${facts.join('; ') || 'nothing of note'}`;
  });
  const known = Object.entries(until).map(([region, date]) => `${region} to ${longDate(date)}`);
  const awareness = awarenessDays.map(
    ({ title, from, until: last, day }) =>
      `- ${title}, ${from === last ? longDate(from) : `${longDate(from)} to ${longDate(last)}`}: ${day.post} (${[day.publisher, day.link].filter(Boolean).join(', ')})`,
  );
  return [
    ...lines,
    '',
    ...(awareness.length === 0 ? [] : ['Awareness days:', ...awareness, '']),
    `Bank holidays are known for ${known.join(', ')}.`,
  ].join('\n');
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
