import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkFolder,
  type Content,
  type KeptReading,
  awaiting,
  ContentError,
  daysToReview,
  loadCalendars,
  localDate,
  longDate,
  MONTHS_AHEAD,
  monthsAfter,
  type Recorded,
} from '../../knowledge';
import type { Config } from '../settings/config';
import type { Clock } from '../ports';
import { readLinks, tellLinks } from '../links/links-file';
import type { Finding } from './finding';

/** Days before a review is due that it is mentioned. */
const SOON = 30;

/** Whether the content can be used, and what in it an editor should see to. `kept` is what was read of it before. */
export function checkContent(config: Config, clock: Clock, kept?: KeptReading): readonly Finding[] {
  const { knowledgeDir: folder, shippedKnowledge: shipped, timeZone } = config;
  const today = localDate(clock.now(), timeZone);
  const calendars = checkHolidays(
    existsSync(join(folder, 'bank-holidays')) ? folder : shipped,
    today,
  );
  try {
    const { content, warnings } = checkFolder(folder, shipped, today, [], kept);
    return [
      used(content, warnings.length),
      ...upkeep(content, today),
      ...links(content, today),
      ...opened(folder),
      calendars,
    ];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const faults = error.problems.filter(({ severity }) => severity === 'fault');
    const [first] = faults;
    const where =
      first === undefined
        ? ''
        : `; the first: ${first.file}:${first.line} ${first.field} ${first.message}`;
    const says = `${faults.length} faults, so Signpost will not start${where}`;
    const todo = 'Run npm run -s check-content and put each right.';
    return [{ state: 'wrong', about: 'Content', says, todo }, calendars];
  }
}

function used({ resources, tips, statistics }: Content, warnings: number): Finding {
  const about = 'Content';
  const says = `${resources.length} documents, ${tips.length} tips and ${statistics.length} survey findings, no faults, ${warnings} warnings.`;
  if (warnings === 0) return { state: 'ok', about, says };
  return { state: 'look', about, says, todo: 'Run npm run -s check-content to see them.' };
}

function upkeep(content: Content, today: string): readonly Finding[] {
  const { resources, tips, statistics, laterFigures } = content;
  const items: readonly Recorded[] = [...resources, ...tips, ...statistics, ...laterFigures];
  const days = items.map((item) => daysToReview(item, today));
  const past = days.filter((left) => left < 0).length;
  const soon = days.filter((left) => left >= 0 && left <= SOON).length;
  const next = items
    .map(({ record }) => record.reviewBy)
    .filter((due) => due >= today)
    .sort()[0];
  const after = next === undefined ? '' : ` The next is due on ${longDate(next)}.`;
  const reviews: Finding = {
    state: past + soon > 0 ? 'look' : 'ok',
    about: 'Reviews',
    says: `${past} past their date, ${soon} due within ${SOON} days.${after}`,
    ...(past + soon > 0 && {
      todo: 'Check each entry against its source, then move its checked and reviewBy dates. What is past its date is not shown unasked.',
    }),
  };
  const held = [...tips, ...resources].filter(({ record }) => record.heldBack !== undefined).length;
  const back: Finding = {
    state: 'look',
    about: 'Held back',
    says: `${held} entries are held back and not posted; each says why.`,
    todo: 'Rewrite each from the guidance that replaced its source, or delete it.',
  };
  return [reviews, ...(held === 0 ? [] : [back]), ...signOff(content)];
}

function signOff(content: Content): readonly Finding[] {
  const leads = awaiting(content);
  if (leads.length === 0) return [];
  return [
    {
      state: 'look',
      about: 'Sign-off',
      says: `Entries that await a lead's reading, and are not posted until then: ${leads.map((line) => line.replace(/:.*$/, '')).join(', ')}.`,
      todo: 'Have each lead read theirs (npm run -s check-content lists them), then take out awaitingSignOff.',
    },
  ];
}

function links({ resources }: Content, today: string): readonly Finding[] {
  const about = 'Links';
  const linked = resources.filter(({ link }) => link !== undefined);
  const due = linked.filter((resource) => daysToReview(resource, today) <= SOON).length;
  const elsewhere = linked.filter(({ linkNote }) => linkNote !== undefined).length;
  const without = resources.length - linked.length;
  const says = `${due} addresses due to be opened again within ${SOON} days, ${elsewhere} that are not the publisher's own page, ${without} documents without one. No link was opened now.`;
  if (due + elsewhere + without === 0) return [{ state: 'ok', about, says }];
  const todo = 'Open each in a browser; where it is right, move its checked and reviewBy dates.';
  return [{ state: 'look', about, says, todo }];
}

/** What `npm run links` found when it was last run, if ever. */
function opened(folder: string): readonly Finding[] {
  const found = readLinks(folder);
  if (found === undefined) return [];
  const about = 'Opened links';
  const { fine, says } = tellLinks(found);
  if (fine) return [{ state: 'ok', about, says }];
  const todo = 'Run npm run -s links to see which; put each right in its entry.';
  return [{ state: 'look', about, says, todo }];
}

function checkHolidays(folder: string, today: string): Finding {
  const about = 'Bank holidays';
  const { bankHolidays } = loadCalendars(folder, today);
  const todo =
    'Add the next year from https://www.gov.uk/bank-holidays to knowledge/content/bank-holidays.';
  const end = bankHolidays.map(({ until }) => until).sort()[0];
  if (end === undefined) {
    return { state: 'wrong', about, says: 'There are no lists of bank holidays.', todo };
  }
  const says = `${bankHolidays.length} lists; the first to end does on ${longDate(end)}.`;
  if (end < today) return { state: 'wrong', about, says, todo };
  return end < monthsAfter(today, MONTHS_AHEAD)
    ? { state: 'look', about, says, todo }
    : { state: 'ok', about, says };
}
