/** How some words are typed in haste, on a phone above all. Only what can hardly mean anything else here. */
const HASTE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    what: 'wot wat wots wats wut',
    you: 'u',
    your: 'ur',
    have: 'hav',
    could: 'cud cld',
    should: 'shud shld shuld',
    would: 'wud wld',
    with: 'wiv',
    please: 'pls plz plse',
    people: 'ppl peeps',
    because: 'cuz coz',
    about: 'abt',
    before: 'b4',
    message: 'msg',
    messages: 'msgs',
    patient: 'pt',
    patients: 'pts',
    the: 'teh',
    this: 'dis',
    that: 'dat',
    is: 'iz',
    and: 'n',
    are: 'r',
    some: 'sum',
    something: 'summat sumthing smth',
    someone: 'sum1 some1',
    anyone: 'ne1',
    anything: 'anyfink',
    know: 'kno',
    like: 'lyk',
    get: 'git',
    good: 'gud',
    great: 'gr8',
    thanks: 'thx',
    really: 'rly',
    when: 'wen',
    work: 'wrk',
    need: 'nd',
    without: 'wo',
    facebook: 'facebuk',
    media: 'meeja',
    social: 'soshul',
    video: 'vid',
    videos: 'vids',
    doctor: 'doc',
    doctors: 'docs',
    followers: 'flwrs',
  }).flatMap(([meant, typed]) => typed.split(' ').map((one) => [one, meant] as const)),
);

/** "how 2 post", "tips 4 nurses": a figure alone, straight after one of these or before one, is a word. */
const TO_BEFORE =
  /^(?:how|want|need|like|able|used|going|wat|wot|what|where|safe|ok|okay|way|ways|best|allowed|trying|got)$/;
const TO_AFTER =
  /^(?:post|tweet|use|get|do|be|say|share|reply|write|make|start|stop|put|deal|ask|set|know|me|my|our|the)$/;
const FOR_AFTER =
  /^(?:the|my|our|a|an|nurses?|doctors?|docs|drs|staff|beginners|business|patients|students|work|me|us|dentists|midwives|gps?|social|health|nhs|people|ppl|twitter|facebook|disabled)$/;

/** What the word at a place would be if typed with time; a lone "2" or "4" stays a figure where it may count something. */
export function expandAbbreviation(words: readonly string[], at: number): string {
  const word = words[at] ?? '';
  const meant = HASTE.get(word);
  if (meant !== undefined) return meant;
  if (at === 0 || (word !== '2' && word !== '4')) return word;
  const after = words[at + 1] ?? '';
  if (word === '4') return FOR_AFTER.test(after) ? 'for' : word;
  return TO_AFTER.test(after) || TO_BEFORE.test(words[at - 1] ?? '') ? 'to' : word;
}
