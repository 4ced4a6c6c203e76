import { isEnglish } from '../text/dictionary';
import { createSpeller } from '../text/spelling';
import { phrase, type Reader } from './reading';
import type { HolidayCalendar } from './schedule';

/** What people call the zones of these islands, and the holidays that go with the place. */
const NAMES: readonly {
  readonly said: readonly string[];
  readonly zone: string;
  readonly holidays?: HolidayCalendar;
}[] = [
  {
    said: [
      'uk',
      'uk time',
      'the uk',
      'united kingdom',
      'london',
      'london time',
      'british time',
      'britain',
      'gmt',
      'bst',
      'local time',
    ],
    zone: 'Europe/London',
  },
  {
    said: ['england', 'wales', 'england and wales', 'cardiff', 'gb'],
    zone: 'Europe/London',
    holidays: 'england-and-wales',
  },
  {
    said: ['scotland', 'edinburgh', 'glasgow', 'aberdeen'],
    zone: 'Europe/London',
    holidays: 'scotland',
  },
  {
    said: ['northern ireland', 'belfast', 'ni'],
    zone: 'Europe/London',
    holidays: 'northern-ireland',
  },
  {
    said: ['ireland', 'dublin', 'dublin time', 'irish time', 'republic of ireland'],
    zone: 'Europe/Dublin',
  },
  { said: ['utc', 'utc time'], zone: 'UTC' },
];

/**
 * Cities that were renamed, as the time-zone database renamed them: the old zone and the new. Programs accept both and
 * most list only the old one.
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Dacca', 'Asia/Dhaka'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Thimbu', 'Asia/Thimphu'],
  ['Asia/Ujung_Pandang', 'Asia/Makassar'],
  ['Asia/Ulan_Bator', 'Asia/Ulaanbaatar'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);
const present = (zone: string): string => RENAMED.get(zone) ?? zone;

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), ...[...RENAMED].flat()])];
const BY_ID = new Map(ZONES.map((zone) => [zone.toLowerCase(), present(zone)]));
const BY_CITY = new Map(
  ZONES.filter((zone) => zone.includes('/')).map((zone) => [
    cityOf(zone).toLowerCase(),
    present(zone),
  ]),
);
const LONGEST_NAME = 4;
const KNOWN = new Set([...NAMES.flatMap(({ said }) => said), ...BY_CITY.keys()]);
const spellPlace = createSpeller(KNOWN, { isKnown: isEnglish });
/** What may follow a place's name: "Mexico City time". */
const TAILS: readonly (readonly string[])[] = [['city', 'time'], ['city'], ['time']];
/** What follows "in the" without being a place. */
const NOT_PLACES = new Set([
  'morning',
  'mornings',
  'afternoon',
  'evening',
  'week',
  'this',
  'channel',
]);

export interface ZoneRead {
  readonly zone: string;
  readonly holidays?: HolidayCalendar;
}

/** Reads a time zone: "in London", "Europe/Dublin", "New York time". Needs "in" or "zone" before a name it can't find. */
export const readZone: Reader<ZoneRead> = (words, at) => {
  const lead = ['in', 'zone', 'timezone', 'tz'].includes(words[at] ?? '') ? 1 : 0;
  const the = lead > 0 && words[at + lead] === 'the' ? 1 : 0;
  const start = at + lead + the;
  const word = words[start] ?? '';
  if (lead > 0 && NOT_PLACES.has(word)) return undefined;
  if (/^[a-z]+\/[a-z_+\-/0-9]+$/.test(word)) {
    const zone = BY_ID.get(word) ?? accepted(word);
    const took = start + 1 - at;
    return zone === undefined ? unknown(took, word) : { took, value: { zone } };
  }
  for (let count = LONGEST_NAME; count > 0; count -= 1) {
    const said = phrase(words, start, count);
    if (words.length < start + count) continue;
    const found = named(said);
    if (found) {
      const after = TAILS.find(
        (tail) => phrase(words, start + count, tail.length) === tail.join(' '),
      );
      return { took: start + count + (after?.length ?? 0) - at, value: found };
    }
  }
  if (lead === 0) return undefined;
  const repaired = spellPlace(word);
  const found = repaired === undefined ? undefined : named(repaired);
  if (found) return { took: start + 1 - at, value: found };
  return word === '' ? undefined : unknown(start + 1 - at, word);
};

function named(said: string): ZoneRead | undefined {
  const known = NAMES.find((name) => name.said.includes(said));
  if (known) {
    const { zone, holidays } = known;
    return holidays === undefined ? { zone } : { zone, holidays };
  }
  const zone = BY_CITY.get(said);
  return zone === undefined ? undefined : { zone };
}

/** Zones known by another name, such as GB-Eire. */
function accepted(name: string): string | undefined {
  try {
    return present(new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

function unknown(took: number, word: string): { took: number; problem: string } {
  return {
    took,
    problem: `I don’t know the time zone “${word}”. Write a city, like London or Dublin, or a zone, like Europe/London.`,
  };
}

/** How a zone is named to people: "London time", and "Kolkata time" by whichever name it was kept. */
export function zoneName(zone: string): string {
  return zone.includes('/') ? `${cityOf(present(zone))} time` : zone;
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
