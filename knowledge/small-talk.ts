import type { Query } from './query';

const GREETINGS = new Set(
  ['hi', 'hello', 'hey', 'hiya', 'heya', 'hi there', 'hello there', 'hey there', 'morning', 'good morning', 'good afternoon',
  'good evening', 'afternoon', 'evening', 'alright', 'yo', 'helo', 'hallo', 'hullo', 'howdy', 'shwmae', 'bore da', 'prynhawn da',
  'noswaith dda', 'hi signpost', 'hello signpost', 'hey signpost', 'hi bot', 'hello bot', 'hey bot', 'good day', 'greetings',
  'hi all', 'hello all', 'hi team', 'hello team', 'hi everyone', 'how are you', "how's it going", 'hows it going', 'you ok',
  'you alright', 'hi how are you', 'hello how are you', 'how are you doing', 'how are you today', 'sup', "what's up", 'whats up', 'wassup',
  'nice to meet you', 'pleased to meet you'],
);

const THANKS = new Set(
  ['thanks', 'thank you', 'thankyou', 'ta', 'cheers', 'many thanks', 'thanks a lot', 'thank you so much', 'thank you very much',
  'thanks so much', 'thanks very much', 'thx', 'tx', 'tysm', 'ty', 'diolch', 'diolch yn fawr', 'great thanks', 'ok thanks', 'okay thanks',
  'brilliant thanks', 'lovely thanks', 'perfect thanks', 'thats great', "that's great", 'perfect', 'brilliant', 'great', 'lovely',
  'awesome', 'nice one', 'nice', 'good bot', 'well done', 'thats helpful', "that's helpful", 'very helpful', 'helpful', 'cool', 'ok',
  'okay', 'ok great', 'got it', 'fab', 'super', 'bye', 'goodbye', 'bye bye', 'see you', 'see you later', 'good night', 'nos da',
  'ta very much', 'ta muchly', 'much appreciated', 'appreciated', 'thank u', 'thnx', 'thanks bot', 'thank you bot', 'good job',
  'love it', 'love you', 'i love you', 'youre great', "you're great", 'you are great', 'no thanks', 'no thank you', 'never mind', 'nevermind'],
);

/** Matched against the whole message, or a message that says "you are …" or "this is …". Kept short: a long message may be about abuse. */
const RUDE =
  /\b(rubbish|useless|stupid|idiot|idiotic|dumb|crap|shit|shite|bollocks|fuck\w*|piss off|wank\w*|twat|prick|bastard|arse\w*|bugger|moron|pathetic|hopeless|terrible|awful|garbage|worthless|hate you|shut up|go away|get lost|bloody hell|waste of (time|space|money)|sod off|knob\w*|dick\w*|bitch|cunt\w*)\b/;
const AT_THE_BOT =
  /^(you|your|youre|you're|u r|ur|this|this bot|this thing|that|that's|thats|it's|its|what a|stupid|bloody|fucking|fuck|shut|go|get|piss|sod|oh)\b|\b(you|bot|thing)$|^\S+$/;

/** A greeting, a thank-you or abuse thrown at the bot, when that is the whole message in plain words. */
export function smallTalk(words: string): Query | undefined {
  const said = words.replace(/[!.,?…]+/g, '').replace(/\s+/g, ' ').trim();
  if (GREETINGS.has(said)) return { kind: 'greeting' };
  if (THANKS.has(said)) return { kind: 'thanks' };
  const short = said.split(' ').length <= 6;
  if (short && RUDE.test(said) && AT_THE_BOT.test(said)) return { kind: 'abuse' };
  return undefined;
}
