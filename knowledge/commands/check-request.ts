import { PLATFORM_IDS, type Draft, type PlatformId } from '../post-check/draft';
import type { Query } from './query';

/** Other names of the places people post in. */
const ALSO: Readonly<Record<string, PlatformId>> = {
  twitter: 'x',
  tweet: 'x',
  insta: 'instagram',
  ig: 'instagram',
  fb: 'facebook',
  'linked in': 'linkedin',
  'tik tok': 'tiktok',
  bsky: 'bluesky',
};
const PLATFORM = `(?:${[...PLATFORM_IDS, ...Object.keys(ALSO)].join('|')})`;

/** A platform as people write it: "X (Twitter)", "Insta", "FB". Undefined where it is none that is known. */
export function platformCalled(name: string): PlatformId | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^(?:x \(twitter\)|x\/twitter|twitter\/x)$/, 'x');
  return (
    PLATFORM_IDS.find((id) => id === plain) ??
    (Object.hasOwn(ALSO, plain) ? ALSO[plain] : undefined)
  );
}

const POST =
  '(?:(?:new|next|draft|social media|facebook|instagram|linkedin|twitter|tiktok|bluesky|threads|mastodon|x) ){0,2}(?:post|tweet|draft|caption|skeet|thread|update|copy|message|wording)';
const THIS = '(?:this|the following|that|these|my|our|the|a|below|it)';
const VERB =
  '(?:check|proof-?read|proof read|review|look over|look at|sense[ -]?check|vet|read through|go over)';
const POLITE =
  "(?:(?:hi|hello|hey|please|pls|can you|could you|would you|will you|can i get you to|i(?:'d| would) like you to|just|quickly|help me|kindly)[,!]? ){0,4}";
const FINE =
  '(?:ok|okay|o\\.k\\.|alright|all right|fine|good|appropriate|acceptable|allowed|safe|suitable|right|professional|clear|work|look ok|look alright|look fine|look good|read ok|read well|sound ok|sound alright|sound right)';
const USE =
  '(?: (?:(?:to|for|if i|before i|before we|if we) (?:post|share|tweet|publish|put out|use|send|go out|go live|put up|put|posting|sharing|publication|social media|socials?))(?: (?:it|this|online|publicly|today|now|tomorrow))?)?';

/**
 * What may stand between asking and the draft, one after another: where it goes, and what goes with it. A field that was
 * left empty says neither. Read one at a time and never taken back, so that no text takes long.
 */
const OPTION = new RegExp(
  `,? (?:(?:for|on|to) (?:any platform|everywhere|x \\(twitter\\)|our (?:page|account|channel|feed|${PLATFORM}(?: page| account)?)|my (?:page|account|${PLATFORM})|${PLATFORM})(?![\\w])|(?:with|and) (?:an? |no |one |some )?(?:pictures?|photos?|images?|videos?|film)\\b|as (?:a reply|myself|my organisation)\\b|for me\\b|for us\\b|(?:for|as)(?=[ :])|(?:out|please|over)\\b|before (?:i|we) (?:post|share|send|publish|tweet)\\b(?: it| this)?)`,
  'iy',
);
/** The words for a picture end at a quotation mark that more options, or the draft, follow. */
const ALT = /,? (?:with |and )?alt text "((?:(?!" (?:as|for|with) |"[:,])[^\n]){0,1000})"/iy;
const MOST_OPTIONS = 8;
const THEN = /[?!.]?\s*[:\n]\s*|[?]\s+| ?[-–—]+ |,? (?=["“‘'«])/y;
const END = /[?!.:]?\s*$/y;

/** Ways to hand over a draft, or to ask for the check without one. */
const ASKS: readonly RegExp[] = [
  `${POLITE}${VERB}(?: ${THIS})?(?: ${POST})?`,
  `${POLITE}(?:is|are|does|do|would|will|should) ${THIS}(?: draft| following)?(?: ${POST})?(?: be)? ${FINE}${USE}`,
  `(?:can|could|may|should|shall|would it be ok(?:ay)? (?:if|to)|is it ok(?:ay)? (?:if|to)|am i (?:ok|okay|allowed) to|are we (?:ok|okay|allowed) to)(?: (?:i|we))? (?:post|tweet|share|publish|put out|put up|send out|use|say|write) ${THIS}(?: ${POST})?`,
  `(?:what do you (?:think|reckon)(?: of| about)?|any thoughts(?: on)?|thoughts on|feedback on|how does|how is|what about|opinions on|is there anything wrong with|anything wrong with|what is wrong with|what's wrong with) ${THIS}(?: ${POST})?(?: (?:look|sound|read))?`,
  `(?:here(?:'s| is) )?(?:(?:my|our|a|the) )?(?:draft(?: (?:post|tweet|caption|for (?:${PLATFORM})))?|(?:post|tweet|caption) (?:draft|to check))`,
].map((start) => new RegExp(`^${start}(?![\\p{L}\\p{N}])`, 'iu'));

/** The command itself, with a draft right after it. */
const COMMAND = /^check\s+(?<draft>\S[\s\S]*)$/i;
/** How questions about checking go on: "check my privacy settings", "check if a post is true". */
const QUESTION_AFTER =
  /^(?:my|our|the|if|whether|that|who|what|how|when|where|why|your|their|on|for|in|out|with|it|this|a|an|before|up|facts?|sources?|i|we|someone|somebody|people|staff|any|all|policy|guidance)\b/;
/** The bot's own name, or its command, before what is asked. */
export const OWN_NAME =
  /^(?:<?@?(?:signpost|social-?media)>?[\s,:]+|\/\s?(?:socialmedia|social-media|signpost)\s+)/i;

/** What is looked through for a way of asking: it, and what may be said of a picture. */
const HEAD = 1_600;

/** The longest draft that is taken: as much as the check reads. */
const LONGEST = 16_000;

/**
 * What a text that asks for a check asks: a draft and what is said of it, or the check without one. Undefined where it
 * asks for something else. Reads the text as it was typed, since a draft is checked as it stands.
 */
export function readCheckRequest(text: string): Query | undefined {
  const typed = text
    .slice(0, LONGEST + 1_000)
    .trim()
    .replace(OWN_NAME, '');
  // Every way of asking begins with a few words in the first lines.
  const head = typed
    .slice(0, HEAD)
    .replace(/[’‘]/g, "'")
    .replace(/[^\S\n]+/g, ' ');
  for (const pattern of ASKS) {
    const [start] = pattern.exec(head) ?? [];
    if (start === undefined) continue;
    const { options, at } = optionsFrom(head, start.length);
    const after = matchAt(THEN, head, at);
    if (after !== undefined && after.end < head.length)
      return asked(draftAfter(typed, head, head.slice(after.end)), options);
    const ends = matchAt(END, head, at) !== undefined && head.length >= typed.length;
    if (ends && asksForCheck(head)) return { kind: 'check', draft: { ...options, text: '' } };
  }
  const { draft = '' } = COMMAND.exec(typed)?.groups ?? {};
  return draft !== '' && isDraft(draft) ? asked(draft, {}) : undefined;
}

/** Without a draft only what names a post asks for the check: "check this" may mean anything. */
const asksForCheck = (head: string): boolean =>
  /^check[.!?]?$/i.test(head) || /\b(?:post|tweet|draft|caption|skeet)\b/i.test(head);

/** The draft as it was typed: the head only had its spaces and quotation marks made plain. */
function draftAfter(typed: string, head: string, draft: string): string {
  const words = head.slice(0, head.length - draft.length).match(/\S/g)?.length ?? 0;
  let at = 0;
  for (let seen = 0; seen < words && at < typed.length; at += 1)
    if (/\S/.test(typed.charAt(at))) seen += 1;
  return typed.slice(at).trim();
}

function asked(text: string, options: Options): Query {
  return {
    kind: 'check',
    draft: { ...options, text: unquoted(text).slice(0, LONGEST) },
  };
}

/** A draft that somebody put in quotation marks, whole, stands without them. */
function unquoted(text: string): string {
  const [, inner] = /^["“'‘«]([\s\S]+)["”'’»]$/.exec(text) ?? [];
  return inner === undefined || /["“”«»]/.test(inner) ? text : inner;
}

const WHERE = new RegExp(`\\b(?:for|on|to) (?:our |my )?(${PLATFORM}|x \\(twitter\\))`);

type Options = Omit<Draft, 'text' | 'date'>;

/** The match of a sticky pattern at a place, and where it ends. */
function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly match: RegExpExecArray; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : { match, end: at + match[0].length };
}

/** What is said of the draft from a place on, and where that ends. */
function optionsFrom(
  text: string,
  from: number,
): { readonly options: Options; readonly at: number } {
  let options: Options = {};
  let at = from;
  for (let count = 0; count < MOST_OPTIONS; count += 1) {
    const alt = matchAt(ALT, text, at);
    const option = alt ?? matchAt(OPTION, text, at);
    if (option === undefined) break;
    const words = alt?.match[1]?.trim();
    options = {
      ...options,
      ...(alt === undefined ? said(option.match[0].toLowerCase()) : {}),
      ...(words === undefined || words === '' ? {} : { alt: words, picture: true }),
    };
    at = option.end;
  }
  return { options, at };
}

/** What one option says. */
function said(option: string): Options {
  const platform = platformCalled(WHERE.exec(option)?.[1] ?? '');
  const picture = /\b(no )?(?:pictures?|photos?|images?|videos?|film)\b/.exec(option);
  return {
    ...(platform === undefined ? {} : { platform }),
    ...(picture === null ? {} : { picture: picture[1] === undefined }),
    ...(option.includes('as a reply') ? { reply: true } : {}),
    ...(option.includes('as myself') ? { as: 'myself' as const } : {}),
    ...(option.includes('as my organisation') ? { as: 'organisation' as const } : {}),
  };
}

/** Whether what follows the word "check" is a draft and no question about checking something. */
function isDraft(text: string): boolean {
  if (/^[:"“]/.test(text) || text.includes('\n') || /#\p{L}|https?:\/\/|[!…]/u.test(text))
    return true;
  const words = text.split(/\s+/).length;
  if (words > 12) return true;
  return words > 1 && !QUESTION_AFTER.test(text) && !/\?$/.test(text) && !isSetting(text);
}

const isSetting = (text: string): boolean =>
  /\b(?:settings?|privacy|profile|account|followers|page|password|app|apps|copyright|policy)\b/i.test(
    text,
  ) && !/[.!]/.test(text);

const ASKS_SOMETHING =
  /^(?:who|what|what's|how|how's|when|where|why|which|can|could|may|should|shall|is|are|am|do|does|did|will|would|has|have|any|anyone|help|tell|show|give|find|search|stats|tips?)\b/i;

/**
 * Whether a text that is no question reads like a post somebody means to make: hashtags after a sentence of words. Such a
 * text is offered the check.
 */
export function readsLikePost(text: string): boolean {
  const tags = text.match(/(?<![\p{L}\p{N}_#&/])#\p{L}[\p{L}\p{N}_]{1,60}/gu) ?? [];
  if (tags.length === 0 || ASKS_SOMETHING.test(text.trim())) return false;
  const said = text.replace(/#\S+/g, ' ').trim();
  const words = said.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return words.length >= (tags.length > 1 ? 5 : 8) && !said.endsWith('?');
}

/** Whether a text tells of somebody, as posts do, rather than asks: for texts in which details of a patient were found. */
export function readsLikeStory(text: string): boolean {
  const plain = text.trim();
  return !plain.includes('?') && !ASKS_SOMETHING.test(plain) && plain.split(/\s+/).length > 6;
}
