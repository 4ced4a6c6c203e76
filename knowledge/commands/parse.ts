import { asksToSubscribe, fitsChange } from '../schedule/change';
import type { Wording } from '../search/lexicon';
import type { Knows } from '../text/dictionary';
import { normalize, plainWords } from '../text/normalize';
import { createSpeller } from '../text/spelling';
import { said } from '../text/tokenize';
import type { CalendarRequest } from './calendar-request';
import type { Command } from './command';
import { createCommandIntent } from './command-intent';
import type { Asked, Query } from './query';
import { changeWord } from './schedule-table';
import { createSmallAnswers, createSmallTalk } from './small-talk';
import { COMMANDS } from './table';
import { createTipRequest } from './tip-request';
import type { Topics } from './topics';
import { addressed, saidByPicture, typedWords, withoutPeople } from './typed-words';

/**
 * What a message asks for. Words that begin with no command are a question; a command fires only when all of the
 * message fits it, so a command word inside a longer question never does. Never throws.
 */
export type Parse = (text: string, topics: Topics) => Asked;

/** Makes the parser. `isKnown` tells words that are themselves from slips for a command. */
export function createParser(wording: Wording, isKnown: Knows, calendar: CalendarRequest): Parse {
  const smallTalk = createSmallTalk(wording.smallTalk);
  const smallAnswers = createSmallAnswers(wording.smallAnswers, wording.followUps);
  const commandIntent = createCommandIntent(wording.requests, isKnown);
  const tipRequest = createTipRequest(wording.requests);
  const bareOf = createBare(wording.requests.before, wording.requests.after);
  const words = new Map(COMMANDS.map((command) => [command.word, command]));
  const synonyms = new Map<string, Command>();
  const phrases = new Map<string, Command>();
  for (const { command: word, synonyms: others, said: messages } of wording.commands) {
    const command = words.get(word);
    if (command === undefined) continue;
    for (const other of others) synonyms.set(other, command);
    for (const message of messages) phrases.set(message, command);
  }
  const named = (word: string): Command | undefined => words.get(word) ?? synonyms.get(word);
  const spell = createSpeller(
    COMMANDS.filter(({ listed }) => listed).map(({ word }) => word),
    { isKnown },
  );

  /** "tips accessibility", "Tpis", "stats over 75s": the command word comes first. */
  function asCommand(first: string, rest: string, topics: Topics): Asked | undefined {
    const exact = words.get(first);
    if (exact) return read(exact, rest, topics);
    const meant = synonyms.get(first) ?? words.get(spell(first) ?? '');
    return meant && strictly(meant, rest, topics);
  }

  /** "could I have a tip please", "what can you do?": a whole message that means a command. */
  function asRequest(whole: string, topics: Topics): Asked | undefined {
    const bare = bareOf(whole);
    const command = phrases.get(whole) ?? phrases.get(bareOf(whole, 'after')) ?? phrases.get(bare);
    const requested = command ?? words.get(commandIntent(whole) ?? '');
    if (requested)
      return read(
        requested,
        requested.word === 'tips' && isAnother(whole) ? 'another' : '',
        topics,
      );
    if (bare === '') return undefined;
    const [first = '', ...others] = bare.split(' ');
    const rest = others.join(' ');
    const about = /^tips?$/.test(first)
      ? rest.replace(/^(?:on|about|for|of|around|regarding)\s+/, '')
      : rest;
    return asCommand(first, about, topics);
  }

  /** What a command and the words after it mean; undefined when together they read as a question. */
  function read(command: Command, rest: string, topics: Topics): Asked | undefined {
    if (command.changes) return asChange(command, rest, topics);
    if (command.word === 'help') return helpOn(rest);
    if (command.word === 'calendar') return calendar.after(plainWords(rest));
    return READERS[command.word]?.(rest, topics);
  }

  function helpOn(rest: string): Query | undefined {
    const asked = plainWords(rest);
    if (asked === '' || asked === 'me') return { kind: 'help' };
    const command = named(asked);
    return command && { kind: 'help', command: command.word };
  }

  /** A command meant by a synonym or a slip fires only if what follows is empty or a topic. */
  function strictly(command: Command, rest: string, topics: Topics): Asked | undefined {
    if (command.changes) return asChange(command, rest, topics);
    if (command.word === 'calendar') return read(command, rest, topics);
    if (command.word === 'search') return rest === '' ? undefined : read(command, rest, topics);
    if (/^(?:of|on|about|for|by)\b/.test(rest)) return undefined;
    if (command.word === 'stats' && rest !== '') return undefined;
    const understood = rest === '' || topics.find(rest) !== undefined || PAGE.test(rest);
    return understood ? read(command, rest, topics) : undefined;
  }

  function parseWords(typed: string, topics: Topics): Asked {
    const whole = said(typed);
    if (whole === '') return { kind: 'help' };
    const [first = '', ...others] = typed.split(' ');
    return (
      asCommand(plainWords(first), others.join(' '), topics) ??
      calendar.whole(whole) ??
      calendar.whole(bareOf(whole)) ??
      smallTalk(whole) ??
      // What somebody has written down word for word goes before what is only like a request.
      (phrases.has(whole) ? undefined : smallAnswers(whole)) ??
      asRequest(whole, topics) ??
      smallAnswers(bareOf(whole)) ??
      asSubscription(typed, topics) ??
      (CLAUSES.test(typed) ? undefined : tipRequest(whole, topics)) ?? {
        kind: 'search',
        words: typed,
      }
    );
  }

  return (text, topics) => {
    const typed = normalize(typedWords(text));
    if (typed === '') return saidByPicture(text) ?? { kind: 'help' };
    const { words: meant, named: command } = addressed(typed);
    // What stands around a request is left out only where what remains is one: a question keeps all its words.
    const bare = withoutPeople(meant);
    const bereft = command === undefined ? [] : [meant.slice(command.length).trim()];
    let whole: Asked = { kind: 'search', words: meant };
    for (const tried of [...(bare === meant ? [] : [bare]), meant, ...bereft]) {
      const asked = parseWords(tried, topics);
      if (asked.kind !== 'search') return asked;
      if (tried === meant) whole = asked;
    }
    return whole;
  };
}

function isAnother(message: string): boolean {
  return /another|next|more|new|random|surprise|inspire/.test(message);
}

/** Takes the words around a request off: those before it as often as they come, of those after it two. */
function createBare(
  before: readonly string[],
  after: readonly string[],
): (whole: string, end?: 'after') => string {
  const longestFirst = (phrases: readonly string[]) =>
    phrases.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length);
  const [leads, ends] = [longestFirst(before), longestFirst(after)];
  const cutEnd = (words: readonly string[]): readonly string[] => {
    const end = ends.find((phrase) =>
      phrase.every((word, at) => words[words.length - phrase.length + at] === word),
    );
    return end === undefined ? words : words.slice(0, words.length - end.length);
  };
  return (whole, end) => {
    let words: readonly string[] = whole.split(' ');
    if (end === 'after') return cutEnd(words).join(' ');
    for (;;) {
      const lead = leads.find((phrase) => phrase.every((word, at) => words[at] === word));
      if (lead === undefined) break;
      words = words.slice(lead.length);
    }
    return cutEnd(cutEnd(words)).join(' ');
  };
}

/** A mark, and more behind it. */
const CLAUSES = /([,.;:!?–—]|\s-)\s+\S/;
const PAGE = /^page (\d{1,3})$/;

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
  check: (rest) => (rest === '' ? { kind: 'check', draft: { text: '' } } : undefined),
  topics: (rest) => (rest === '' ? { kind: 'topics' } : undefined),
  about: (rest) => (rest === '' ? { kind: 'about' } : undefined),
  welcome: (rest) => (rest === '' ? { kind: 'welcome' } : undefined),
  show: (rest) => {
    const [, id = rest, all] = /^(\S+)( all)?$/.exec(rest) ?? [];
    const found = idOnly('show', id);
    return found?.kind === 'show' && all !== undefined ? { ...found, all: true } : found;
  },
  like: (rest) => idOnly('like', rest),
};

function idOnly(kind: 'show' | 'like', rest: string): Query | undefined {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(rest) ? { kind, id: rest } : undefined;
}
