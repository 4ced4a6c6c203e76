/** An ending or a beginning that some words may take: those with its flag behind a slash. */
interface Affix {
  readonly flag: string;
  readonly kind: 'PFX' | 'SFX';
  /** What is taken from the bare word before the affix is put on. */
  readonly strip: string;
  readonly add: string;
  /** What the bare word must look like. */
  readonly fits: RegExp;
}

/**
 * Makes a test of whether a word is one of a Hunspell dictionary, as it stands or with its affixes on. `aff` is the
 * text of its affix file, `entries` are lines of its word list: "smoke/DSG".
 */
export function createAffixDictionary(
  aff: string,
  entries: readonly string[],
): (word: string) => boolean {
  const affixes = affixesOf(aff);
  const flags = new Map<string, string>();
  for (const entry of entries) {
    const slash = entry.indexOf('/');
    const word = slash < 0 ? entry : entry.slice(0, slash);
    const own = slash < 0 ? '' : entry.slice(slash + 1);
    const before = flags.get(word);
    flags.set(word, before === undefined ? own : before + own);
  }
  const withSuffix = (word: string, needed: string): boolean =>
    affixes.some(({ kind, flag, strip, add, fits }) => {
      if (kind !== 'SFX' || !word.endsWith(add) || word.length <= add.length) return false;
      const bare = word.slice(0, word.length - add.length) + strip;
      const own = flags.get(bare);
      return own?.includes(flag) === true && own.includes(needed) && fits.test(bare);
    });
  return (word) => {
    if (flags.has(word) || withSuffix(word, '')) return true;
    return affixes.some(({ kind, flag, add }) => {
      if (kind !== 'PFX' || !word.startsWith(add)) return false;
      const rest = word.slice(add.length);
      return flags.get(rest)?.includes(flag) === true || withSuffix(rest, flag);
    });
  };
}

/** Lines like "SFX D   y     ied        [^aeiou]y". */
function affixesOf(aff: string): readonly Affix[] {
  return aff.split('\n').flatMap((line): Affix[] => {
    const [kind, flag = '', strip = '', add = '', condition] = line.trim().split(/\s+/);
    if ((kind !== 'PFX' && kind !== 'SFX') || condition === undefined) return [];
    const fits = new RegExp(kind === 'SFX' ? `(?:${condition})$` : `^(?:${condition})`);
    return [{ flag, kind, strip: strip === '0' ? '' : strip, add, fits }];
  });
}
