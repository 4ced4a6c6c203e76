import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createAffixDictionary } from './affixes';
import { unaccented } from './normalize';

/** Says whether a small-letter word is known, so that it is no slip for another. */
export type Knows = (word: string) => boolean;

/** Past this no word is looked up. */
const LONGEST = 30;

let lists: { readonly english: Knows; readonly names: ReadonlySet<string> } | undefined;

/** Whether a word is plain British English, in any of its forms. The packaged lists are read at the first call. */
export const isEnglish: Knows = (word) => word.length <= LONGEST && known().english(word);

/** Whether a word is a name: of people, countries, towns, faiths, peoples, or initials that stand for something. */
export const isName: Knows = (word) => known().names.has(word);

/** A word of the dictionary or a name, or more than one of it: "samaritans", "gifs". */
export const isKnown: Knows = (word) =>
  isEnglish(word) || isName(word) || (/[^s]s$/.test(word) && word.length > 3 && isSingular(word));

const isSingular = (word: string): boolean => {
  const one = word.slice(0, -1);
  return isEnglish(one) || isName(one);
};

function known() {
  if (lists !== undefined) return lists;
  const entries = packaged('dictionary-en-gb', 'index.dic').split('\n');
  const isWord = (entry: string): boolean => entry.charAt(0) >= 'a';
  const people = packaged('@cspell/dict-people-names', join('dict', 'people-names.txt'));
  const named = [
    ...entries.filter((entry) => !isWord(entry)).map((entry) => entry.replace(/\/.*/, '')),
    people.replace(/^#.*$/gm, ''),
    ...countries(),
    ...Intl.supportedValuesOf('timeZone').map((zone) => zone.slice(zone.lastIndexOf('/'))),
  ];
  lists = {
    english: createAffixDictionary(
      packaged('dictionary-en-gb', 'index.aff'),
      entries.filter(isWord),
    ),
    // Letter by letter they are one text: taking it apart at once is quickest.
    names: new Set(unaccented(named.join('\n')).match(/[a-z]{2,}/g)),
  };
  return lists;
}

/** Every country that Unicode's data name in English. */
function countries(): readonly string[] {
  const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((one) => letters.flatMap((other) => named.of(one + other) ?? []));
}

function packaged(name: string, file: string): string {
  const entry = createRequire(__filename).resolve(name);
  return readFileSync(join(dirname(entry), file), 'utf8');
}
