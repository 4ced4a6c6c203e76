import { allowedEdits, nearestWord } from '../text/edit-distance';

/** Words that only carry a request: courtesies, pronouns, verbs of asking. On their own they ask for nothing. */
const CARRIERS = new Set(
  `a about afternoon after again also am an and any anything are around as asap at available be bit bot bring browse but by
  can check cheers could day dear did display do does drop else evening fancy favour fetch find first for from get
  gimme give good got grab great had hand has have havent hello here hey hi hit hiya hold how i id if im in is it its ive
  just kind kindly know let lets like lot love may me mind moment morning my need new nice now of offer ok okay on
  open our out over pass perhaps please pls plz pop possible prefer provide pull quick quickly rather ready
  really right run say see send share shall should show signpost so some somebody someone something sort sure surprise ta take
  tell thank thanks that the then there these this those through to today todays together try up u us useful view wot want
  wanna was wanted we well were what whats which will with would yes you your yours youve id theres`.split(
    /\s+/,
  ),
);

/** What each word asks for, when nothing but carriers stands around it. */
const ASKED: Readonly<Record<string, string>> = named({
  tips: 'tip tips advice hint hints pointer suggestion',
  stats:
    'stat stats statistic statistics figure figures number numbers data chart charts graph graphs',
  help: 'help helping assist assistance command commands menu instructions',
  resources:
    'resource resources link links library catalogue document documents article articles material materials reading readings',
  // These only say how much of it; alone they mean the whole list.
  whole: 'list everything whole full entire complete all them',
});
/** What a misspelt word may be taken for. */
const WORDS =
  'tips stats statistics statistic figures numbers help resources commands list everything'.split(
    ' ',
  );
/** Real words that a slip would otherwise turn into one of ours. */
const THEMSELVES = new Set(
  `date dates dated state states started status lost last least lust lift held hell heal heap head linked like likes
  line lines theme themes thing things hall fall full fill men mean meant menus listen listed cart carts
  lift lifts comment comments command fists figured lint mist
  chat chats charm figured numbered linking reads ready`.split(/\s+/),
);
const LONGEST = 14;

/**
 * The command that a whole message asks for in plain words: "could I have a tip please" asks for tips. Undefined
 * as soon as one word is neither a carrier nor what is asked for, so it never fires inside a longer question.
 */
export function commandIntent(words: string): string | undefined {
  const said = words
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  if (said.length > LONGEST) return undefined;
  const asked = new Set<string>();
  for (const word of said) {
    if (word === 'one' || CARRIERS.has(word)) continue;
    const meant = meantBy(word);
    if (meant === undefined) return undefined;
    asked.add(meant);
  }
  const whole = asked.delete('whole');
  const [only, ...others] = asked;
  if (others.length > 0) return undefined;
  // "Morning all" and "thank them" ask for nothing.
  if (only === undefined)
    return whole &&
      said.some((word) => word !== 'all' && word !== 'them' && meantBy(word) === 'whole')
      ? 'resources'
      : undefined;
  // "List of tips" may well mean the articles that are lists of tips.
  return /\blists? of\b/.test(words) && (only === 'tips' || only === 'stats') ? undefined : only;
}

/** What a word asks for, typed well or nearly so. Every object has a "constructor"; only our own words count. */
function meantBy(word: string): string | undefined {
  return Object.hasOwn(ASKED, word) ? ASKED[word] : misspelt(word);
}

function misspelt(word: string): string | undefined {
  if (word.length < 4 || THEMSELVES.has(word)) return undefined;
  const near = nearestWord(word, WORDS, (candidate) =>
    Math.min(allowedEdits(candidate), word.length - 3),
  );
  return near?.startsWith(word.charAt(0)) === true ? ASKED[near] : undefined;
}

function named(table: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([command, words]) =>
      words.split(' ').map((word) => [word, command]),
    ),
  );
}
