import { normalize, plainWords } from '../text/normalize';
import { COMMANDS, commandNamed } from './table';
import type { Asked, Query } from './query';
import { asksToSubscribe, fitsChange } from '../schedule/change';
import { changeWord } from './schedule-table';
import { commandIntent } from './command-intent';
import { nearestWord } from '../text/edit-distance';
import { smallTalk } from './small-talk';
import type { Topics } from './topics';
import { type Command } from './command';
import { addressed, saidByPicture, typedWords, withoutPeople } from './typed-words';

/** Said around a request and never part of it. Longest first, so that "can you give me" goes whole. */
const BEFORE =
  /^(?:(?:hi|hello|hey|hiya|morning|please|pls|plz|ok|okay|so|and|just|now|signpost|could (?:i|we|you)|can (?:i|we|you)|would you|will you|may i|i(?:'d| would)? (?:like|love)|i want|i need|we need|i wanna|id like|gimme|give (?:me|us)|send (?:me|us)|show(?: me| us)?|tell (?:me|us)|get (?:me|us)?|have|see|let me (?:see|have)|let's (?:see|have)|lets (?:see|have)|got|any|some|your|the|a|an|to|me|do you have|have you got|i'm after|looking for)\b[\s,!.:-]*)+/;
const AFTER =
  /(?<![\s,])[\s,]*\b(?:please|pls|plz|thanks|thank you|ta|cheers|now|for me|then|today|again)$/;

/**
 * What a message asks for. Words that begin with no command are a question; a command fires only when all of the
 * message fits it, so a command word inside a longer question never does. Never throws.
 */
export function parse(text: string, topics: Topics): Asked {
  const typed = normalize(typedWords(text));
  if (typed === '') return saidByPicture(text) ?? { kind: 'help' };
  const { words, named } = addressed(typed);
  // What stands around a request is left out only where what remains is one: a question keeps all its words.
  const bare = withoutPeople(words);
  const bereft = named === undefined ? [] : [words.slice(named.length).trim()];
  for (const meant of [...(bare === words ? [] : [bare]), words, ...bereft]) {
    const asked = parseWords(meant, topics);
    if (asked.kind !== 'search') return asked;
  }
  return parseWords(words, topics);
}

function parseWords(typed: string, topics: Topics): Asked {
  const words = plainWords(typed);
  if (words === '')
    return /[\p{L}\p{N}]/u.test(typed) || typed === ''
      ? { kind: 'help' }
      : { kind: 'search', words: typed };
  const [first = '', ...others] = typed.split(' ');
  const rest = others.join(' ');
  return (
    asCommand(plainWords(first), rest, topics) ??
    smallTalk(words) ??
    asRequest(words, topics) ??
    asSubscription(typed, topics) ?? { kind: 'search', words: typed }
  );
}

/** "tips accessibility", "Tpis", "stats over 75s": the command word comes first. */
function asCommand(first: string, rest: string, topics: Topics): Asked | undefined {
  const exact = COMMANDS.find(({ word }) => word === first);
  if (exact) return read(exact, rest, topics);
  const named = commandNamed(first);
  if (named) return strictly(named, rest, topics);
  const repaired = nearestWord(
    first,
    COMMANDS.filter(({ listed }) => listed).map(({ word }) => word),
  );
  const meant = repaired === undefined ? undefined : commandNamed(repaired);
  return meant && strictly(meant, rest, topics);
}

/** "could I have a tip please", "what can you do?": a whole message that means a command. */
function asRequest(words: string, topics: Topics): Asked | undefined {
  const whole = words
    .replace(/[?!.,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = whole.replace(BEFORE, '').replace(AFTER, '').replace(AFTER, '').trim();
  for (const said of [whole, whole.replace(AFTER, ''), bare]) {
    const command = COMMANDS.find((candidate) => candidate.said.includes(said));
    if (command)
      return read(command, command.word === 'tips' && isAnother(said) ? 'another' : '', topics);
  }
  const requested = commandNamed(commandIntent(whole) ?? '');
  if (requested)
    return read(requested, requested.word === 'tips' && isAnother(whole) ? 'another' : '', topics);
  if (bare === '') return undefined;
  const [first = '', ...others] = bare.split(' ');
  const rest = others.join(' ');
  const about = /^tips?$/.test(first)
    ? rest.replace(/^(?:on|about|for|of|around|regarding)\s+/, '')
    : rest;
  return asCommand(first, about, topics);
}

function isAnother(said: string): boolean {
  return /another|next|more|new|random|surprise|inspire/.test(said);
}

/** A command meant by a synonym or a slip fires only if what follows is empty or a topic. */
function strictly(command: Command, rest: string, topics: Topics): Asked | undefined {
  if (command.changes) return asChange(command, rest, topics);
  if (command.word === 'search') return rest === '' ? undefined : read(command, rest, topics);
  if (/^(?:of|on|about|for|by)\b/.test(rest)) return undefined;
  if (command.word === 'stats' && rest !== '') return undefined;
  const understood = rest === '' || topics.find(rest) !== undefined || PAGE.test(rest);
  return understood ? read(command, rest, topics) : undefined;
}

const PAGE = /^page (\d{1,3})$/;

/** What a command and the words after it mean; undefined when together they read as a question. */
function read(command: Command, rest: string, topics: Topics): Asked | undefined {
  if (command.changes) return asChange(command, rest, topics);
  const reader = READERS[command.word];
  return reader?.(rest, topics);
}

/** "Post us a tip every weekday at 9am": a subscription in plain words. */
function asSubscription(typed: string, topics: Topics): Asked | undefined {
  return asksToSubscribe(typed, topics)
    ? { kind: 'change', command: 'subscribe', words: typed }
    : undefined;
}

function asChange({ word }: Command, rest: string, topics: Topics): Asked | undefined {
  const change = changeWord(word);
  const fits = change !== undefined && fitsChange(change, rest, topics);
  return fits ? { kind: 'change', command: word, words: rest } : undefined;
}

type Reader = (rest: string, topics: Topics) => Query | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  tips: (rest, topics) => {
    const words = plainWords(rest);
    if (words === '') return { kind: 'tip' };
    if (/^(another|more|next|random)( one| tip)?$/.test(words)) return { kind: 'tip', any: true };
    const after = /^after ([\w-]+)$/.exec(words)?.[1];
    if (after !== undefined) return { kind: 'tip', after };
    const all = /^all(?: (.+?))?(?: page (\d{1,3}))?$/.exec(words);
    const page = Number(all?.[2] ?? 1);
    if (all && all[1] === undefined) return { kind: 'topics' };
    const topic = topics.find(all?.[1] ?? words.replace(/^(on|about|for) /, ''));
    if (topic === undefined) return undefined;
    return all ? { kind: 'tips', topic, page } : { kind: 'tip', topic };
  },
  stats: (rest) => ({ kind: 'statistics', words: rest }),
  search: (rest) =>
    rest === '' ? { kind: 'help', command: 'search' } : { kind: 'search', words: rest },
  resources: (rest, topics) => {
    const [, name = '', page = '1'] = /^(.*?)\s*(?:page (\d{1,3}))?$/.exec(plainWords(rest)) ?? [];
    if (name === '') return { kind: 'resources', page: Number(page) };
    const topic = topics.find(name);
    return topic === undefined ? undefined : { kind: 'resources', topic, page: Number(page) };
  },
  topics: (rest) => (rest === '' ? { kind: 'topics' } : undefined),
  about: (rest) => (rest === '' ? { kind: 'about' } : undefined),
  welcome: (rest) => (rest === '' ? { kind: 'welcome' } : undefined),
  help: (rest) => {
    const words = plainWords(rest);
    if (words === '' || words === 'me') return { kind: 'help' };
    const command = commandNamed(words);
    return command && { kind: 'help', command: command.word };
  },
  show: (rest) => idOnly('show', rest),
  like: (rest) => idOnly('like', rest),
};

function idOnly(kind: 'show' | 'like', rest: string): Query | undefined {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(rest) ? { kind, id: rest } : undefined;
}
