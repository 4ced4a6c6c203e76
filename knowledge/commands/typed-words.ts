import type { Query } from './query';
import { LONGEST_QUESTION } from '../text/normalize';

/** A picture written by its name, as `:pray:` or `:wave::skin-tone-3:`. Times hold colons too, so digits alone are no name. */
const NAMED =
  /(?:(?<![\p{L}\p{N}]):(?=[^:\s]*\p{L}|[+-]1:|100:|1234:)|(?<=[\p{L}\p{N}]):(?=[^:\s]*\p{L}{3}|[+-]1:))([\p{L}\p{N}_+'-]{1,80}):(?![\p{L}\p{N}])/gu;
/** A picture as it is drawn, with its skin tone and whatever it is joined to. Signs such as ™ are text unless made pictures. */
const DRAWN =
  /\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=[\ufe0f\u{1f3fb}-\u{1f3ff}]))[\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*/gu;

/** What a message means that is nothing but pictures. Any other is a friendly sign, and gets one back. */
const SAID_BY_PICTURE: readonly (readonly [Query['kind'], string])[] = [
  [
    'thanks',
    '+1 thumbsup pray heart clap tada raised_hands ok_hand star blush 100 white_check_mark heavy_check_mark muscle fire 👍 🙏 ❤ 👏 🎉 🙌 👌 ⭐ 😊 💯 ✅ ✔ 💪 🔥',
  ],
  ['help', 'sos question grey_question thinking_face confused 🆘 ❓ ❔ 🤔 😕'],
  ['abuse', '-1 thumbsdown middle_finger hankey poop angry rage 👎 🖕 💩 😠 😡'],
];

/** Lines quoted from what somebody else wrote, as mail and chats mark them. */
const QUOTED = /^[ \t]*>.*$/gm;

/** What somebody typed without what chats put around it: quoted lines, where anything else is left, and pictures. */
export function typedWords(text: string): string {
  const read = text.slice(0, LONGEST_QUESTION);
  const own = read.replace(QUOTED, ' ');
  const words = own.trim() === '' ? read.replace(/^[ \t]*>+/gm, ' ') : own;
  return words.replace(DRAWN, ' ').replace(NAMED, ' ');
}

/** What a message says that holds pictures and no words; undefined where it holds none. */
export function saidByPicture(text: string): Query | undefined {
  const read = text.slice(0, LONGEST_QUESTION);
  const names = [...read.matchAll(NAMED)].map(([, name = '']) => name.toLowerCase());
  const drawn = read.match(DRAWN) ?? [];
  const pictures = [
    ...names,
    ...drawn.map((one) => one.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')),
  ];
  if (pictures.length === 0) return undefined;
  const meant = SAID_BY_PICTURE.find(([, all]) =>
    all.split(' ').some((picture) => pictures.includes(picture)),
  );
  return { kind: meant?.[0] ?? 'greeting' } as Query;
}

/** The slash command's own names, which people type as words where a slash command is not taken. */
const OWN_NAMES = ['socialmedia', 'social-media', 'signpost'];
const SLASHED = /^\/\s*(\p{L}[\p{L}\p{N}_-]*)(.*)$/su;

const CALLED = /^@(?:signpost|social-?media)\b[\s,:]*/i;

/** Words after the bot's name or a slash: without the slash, and without a name of the bot's own. `named` is any other word that stood there. */
export function addressed(typed: string): { readonly words: string; readonly named?: string } {
  const said = typed.replace(CALLED, '');
  const [, name, rest = ''] = SLASHED.exec(said) ?? [];
  if (name === undefined) return { words: said };
  if (OWN_NAMES.includes(name.toLowerCase())) return { words: rest.trim() };
  return { words: `${name}${rest}`, named: name };
}

const NAME = /^@[\p{L}\p{N}][\p{L}\p{N}._'-]*[,:;]?$/u;
const COPIED_LAST = /(?:\s|^)[,;(-]*(?:cc|cc'?ing|fyi)[:,)]*(?: (?:and|&|\+|,))*$/iu;
const COPIED_FIRST = /^(?:fyi|cc)\b[\s:,-]*/iu;

/** Words without the people they are also for: "@ann tips", "tips cc @bob", "stats fyi". */
export function withoutPeople(typed: string): string {
  const words = typed.replace(COPIED_FIRST, '').split(' ');
  while (NAME.test(words[0] ?? '')) words.shift();
  while (NAME.test(words.at(-1) ?? '')) {
    words.pop();
    if (/^(?:and|&|\+)$/i.test(words.at(-1) ?? '')) words.pop();
  }
  return words.join(' ').replace(COPIED_LAST, '').replace(/[,;]$/, '').trim();
}
