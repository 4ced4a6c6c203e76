import { charactersLeft } from './count-characters';
import type { Remark } from './draft';
import type { ReadDraft, Token } from './read-draft';
import { attachedPictures, onFirst, type Rule } from './rule';

/** Longer than the platform takes. */
export const length: Rule = {
  says: { over: ['over', 'platform', 'most'] },
  find(draft, { content }) {
    const { platform: id } = draft.draft;
    const platform = content.platforms.platforms.find((one) => one.id === id);
    if (id === undefined || platform?.most === undefined) return [];
    const left = charactersLeft(draft, content.platforms)[id] ?? 0;
    if (left >= 0) return [];
    return [{ say: 'over', with: { over: -left, platform: platform.name, most: platform.most } }];
  },
};

/** A hashtag of several words in small letters, which a screen reader reads as one. */
export const hashtagCase: Rule = {
  says: { split: [], unsure: [] },
  find: ({ hashtags }, { splitHashtag }) =>
    hashtags.flatMap(({ from, to, text }): readonly Remark[] => {
      const letters = /^#([a-z]+)(\d*)$/.exec(text);
      const split = splitHashtag(letters?.[1] ?? '');
      if (split === undefined) return [];
      const mended = `#${split.parts.join('')}${letters?.[2] ?? ''}`;
      return [
        {
          at: { from, to },
          say: split.sure ? 'split' : 'unsure',
          mended: split.sure ? mended : undefined,
        },
      ];
    }),
};

/** More hashtags than readers, or the platform, want. */
export const hashtagCount: Rule = {
  says: { many: ['count', 'most'] },
  find({ draft, hashtags }, { content: { platforms } }) {
    const platform = platforms.platforms.find(({ id }) => id === draft.platform);
    const most = platform?.hashtags ?? platforms.style.hashtags;
    const last = hashtags.at(-1);
    const first = hashtags[0];
    if (first === undefined || last === undefined || hashtags.length <= most) return [];
    return [{ at: hashtags[most] ?? last, say: 'many', with: { count: hashtags.length, most } }];
  },
};

/** Too many emoji, or one twice: a screen reader says the name of each. */
export const emojiCount: Rule = {
  says: { many: ['count', 'most'], twice: [] },
  find({ emoji }, { content: { platforms } }) {
    const { emoji: most } = platforms.style;
    const extra = emoji[most];
    if (extra !== undefined)
      return [
        {
          at: { from: extra.from, to: extra.to },
          say: 'many',
          with: { count: emoji.length, most },
        },
      ];
    const seen = new Set<string>();
    for (const one of emoji) {
      if (seen.has(one.text)) return [{ at: { from: one.from, to: one.to }, say: 'twice' }];
      seen.add(one.text);
    }
    return [];
  },
};

/** Letters that are signs: mathematical, circled, squared, full width; small capitals; marks heaped on letters. */
const FANCY_RUN =
  /[\u{1d400}-\u{1d7ff}\u24b6-\u24e9\u{1f110}-\u{1f189}\uff21-\uff3a\uff41-\uff5a\u1d00-\u1d22\u0299\u029c\u029f\u0280\u026a\u0274\u0262\u028f\ua730\ua731\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212a-\u212d\u212f-\u2131\u2133-\u2138](?: ?[\u{1d400}-\u{1d7ff}\u24b6-\u24e9\u{1f110}-\u{1f189}\uff21-\uff3a\uff41-\uff5a\u1d00-\u1d22\u0299\u029c\u029f\u0280\u026a\u0274\u0262\u028f\ua730\ua731\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212a-\u212d\u212f-\u2131\u2133-\u2138]){1,500}/gu;
/** Three marks on a letter, or a line through or under several. */
const HEAPED =
  /[\p{L}\p{N}]\p{Mn}{3,50}|[\p{L}\p{N}][\u0332-\u0338](?: ?[\p{L}\p{N}\u0020][\u0332-\u0338]){1,500}/gu;
const MIXED =
  /(?:\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin})/u;

/** A millionth of a unit: μg, μl. */
const MICRO = /^\d*[\u03bc\u00b5](?:g|m|l|s|mol)$/;

const SMALL_CAPITALS: ReadonlyMap<string, string> = new Map(
  Array.from(
    'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ',
    (sign, at) => [sign, 'abcdefghijklmnoprstuvwyz'.charAt(at)] as const,
  ),
);

const plainLetters = (text: string): string =>
  Array.from(text.normalize('NFKC'))
    .map((sign) => SMALL_CAPITALS.get(sign) ?? sign)
    .join('');

/** Signs in place of letters, which screen readers spell out or leave out. */
export const fancyLetters: Rule = {
  says: { signs: [], heaped: [], mixed: [] },
  find({ text, tokens }) {
    if (/^[\0-\u024f]*$/.test(text)) return [];
    const signs = [...text.matchAll(FANCY_RUN)].map(({ 0: run, index }): Remark => ({
      at: { from: index, to: index + run.length },
      say: 'signs',
      mended: plainLetters(run),
    }));
    const heaped = [...text.matchAll(HEAPED)].slice(0, 1).map(({ 0: run, index }): Remark => ({
      at: { from: index, to: index + run.length },
      say: 'heaped',
    }));
    const mixed = tokens
      .filter((token) => MIXED.test(token.text) && !MICRO.test(token.text))
      .slice(0, 1)
      .map(({ from, to }): Remark => ({ at: { from, to }, say: 'mixed' }));
    return [...signs, ...heaped, ...mixed];
  },
};

const DAYS_AND_MONTHS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const SHOUTED = /^[A-Z]+(?:'[A-Z]+)?$/;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A word of three letters that is this common is no set of initials. */
const EVERYDAY = 1500;

/** After these a word in capitals is the name of something. */
const CALLS = new Set(
  'charity called named project scheme study trial app spells acronym code coupon voucher'.split(
    ' ',
  ),
);

/** Whether the word before says that letters are a name. */
export const isCalled = (before: Token | undefined): boolean => CALLS.has(before?.word ?? '');

/** Words in capitals, known initials apart: whole runs, or one word that can be no set of initials. */
export const capitals: Rule = {
  says: { shouted: [] },
  find({ tokens }, { isWord, isName, acronyms, rankOf }) {
    const keepsCapital = (token: Token): boolean =>
      DAYS_AND_MONTHS.has(token.word) ||
      (!isWord(token.word) && isName({ ...token, text: capital(token.word) }));
    const shouted = tokens.map(
      (token) =>
        SHOUTED.test(token.text) &&
        !acronyms.known.has(token.text) &&
        (token.text.length === 1
          ? /^[AI]$/.test(token.text)
          : isWord(token.word) || isWord(token.base) || keepsCapital(token)),
    );
    const standsOut = ({ text, word }: Token): boolean =>
      text.length >= 4 ||
      (text.length === 3 && !acronyms.stand.has(text) && rankOf(word) < EVERYDAY);
    const remarks: Remark[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      if (!shouted[at]) continue;
      let end = at;
      while (shouted[end] && tokens[end]?.sentence === tokens[at]?.sentence && end < tokens.length)
        end += 1;
      const words = tokens.slice(at, end);
      const long = words.filter((token) => token.text.length > 1);
      const [first] = words;
      const last = words.at(-1);
      // "The charity PANDAS", "a trial called STAMP": a name.
      const called = words.length === 1 && isCalled(tokens[at - 1]);
      if (called) {
        at = end;
        continue;
      }
      if (first !== undefined && last !== undefined)
        if (long.length > 1 || long.some(standsOut)) {
          const small = words
            .map((token, place) => {
              const lead = place === 0 ? '' : token.before;
              return lead + (keepsCapital(token) ? capital(token.word) : token.word);
            })
            .join('')
            .replace(/\bi\b/g, 'I');
          const mended = first.first ? capital(small) : small;
          remarks.push({ at: { from: first.from, to: last.to }, say: 'shouted', mended });
        }
      at = end;
    }
    return remarks;
  },
};

/** Whether words are shouted in a stretch, so that nobody takes them for initials. */
export const isShouted = (
  draft: ReadDraft,
  rules: Parameters<Rule['find']>[1],
): ((at: number) => boolean) => {
  const runs = capitals.find(draft, rules);
  return (place) => runs.some(({ at }) => at !== undefined && at.from <= place && place < at.to);
};

/** A picture, poster or film without words for those who cannot see or hear it. */
export const altText: Rule = {
  says: { missing: [], redundant: [], long: ['most'] },
  find(draft, rules) {
    const { cues, content } = rules;
    const { alt, picture } = draft.draft;
    const { altCharacters: most } = content.platforms.style;
    if (alt !== undefined && alt.trim() !== '') {
      if (alt.length > most) return [{ say: 'long', with: { most } }];
      return /^\s*(?:an? )?(?:image|picture|photo|photograph|graphic) (?:of|showing)\b/i.test(alt)
        ? [{ say: 'redundant' }]
        : [];
    }
    const found = cues.pictures.find(draft);
    if ((found.get('alt') ?? []).length > 0 || picture === false) return [];
    if (picture === true) return [{ say: 'missing' }];
    return onFirst(attachedPictures(draft, rules), 'missing');
  },
};

/** The host of an address as it is written, in small letters. */
export const hostOf = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/:?#]/)[0] ?? '';

/** Several addresses, words that do not say where one leads, shortened ones, and ones that are not secure. */
export const links: Rule = {
  says: { vague: [], shortened: [], insecure: [], many: ['count'] },
  find(draft, { cues, content }) {
    const { addresses } = draft;
    const shorteners = new Set(content.addresses.shorteners);
    const remarks: Remark[] = [...onFirst(cues.addresses.find(draft).get('vague') ?? [], 'vague')];
    const on = (say: string, which: (typeof addresses)[number] | undefined): void => {
      if (which !== undefined) remarks.push({ at: { from: which.from, to: which.to }, say });
    };
    on(
      'shortened',
      addresses.find(({ text }) => shorteners.has(hostOf(text))),
    );
    on(
      'insecure',
      addresses.find(({ text }) => /^http:/i.test(text)),
    );
    const extra = addresses[content.platforms.style.addresses];
    if (extra !== undefined)
      remarks.push({
        at: { from: extra.from, to: extra.to },
        say: 'many',
        with: { count: addresses.length },
      });
    return remarks;
  },
};
