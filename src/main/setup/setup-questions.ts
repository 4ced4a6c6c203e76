import { createSlackManifest, DEFAULT_COMMAND } from '../../../adapters/slack/manifest/manifest';
import type { HolidayCalendar } from '../../../knowledge';
import { SettingsError } from '../../ports';
import { readConfig } from '../../settings/config';

/** A team as contacts.yaml has it. */
export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What somebody wants of their Signpost. */
export interface Answers {
  readonly slack: boolean;
  readonly teams: boolean;
  /** Where Slack reaches Signpost; undefined for Socket Mode. */
  readonly address: string | undefined;
  readonly organisation: string | undefined;
  readonly command: string;
  /** The information governance team. */
  readonly contact: Contact | undefined;
  readonly databaseUrl: string | undefined;
  readonly timeZone: string;
  readonly holidays: HolidayCalendar;
}

export interface Question {
  readonly asks: string;
  /** What the answer is for and where to find it, in a line. */
  readonly explains: string;
  /** What Enter alone means, in words. */
  readonly usual: string;
  /** Whether it matters, after what was answered so far. */
  readonly wanted?: (soFar: Answers) => boolean;
  /** Takes in an answer, empty for Enter alone. Throws SettingsError with what to type. */
  readonly take: (typed: string, soFar: Answers) => Answers;
}

/** What Enter to every question gives. */
export const USUAL: Answers = {
  slack: true,
  teams: true,
  address: undefined,
  organisation: undefined,
  command: DEFAULT_COMMAND,
  contact: undefined,
  databaseUrl: undefined,
  timeZone: 'Europe/London',
  holidays: 'england-and-wales',
};

/** Microsoft's ceiling for a publisher's name. */
const LONGEST_PUBLISHER = 32;

const NATIONS: Readonly<Record<string, HolidayCalendar>> = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  scotland: 'scotland',
  'northern ireland': 'northern-ireland',
  none: 'none',
};

/** The questions in turn: eight at most. */
export const QUESTIONS: readonly Question[] = [
  {
    asks: 'Which platforms: slack, teams or both?',
    explains: 'Where your staff will ask. You can add the other later.',
    usual: 'both',
    take: (typed, soFar) => {
      const word = typed.toLowerCase();
      if (!['', 'slack', 'teams', 'both'].includes(word)) throw wrong('Type slack, teams or both.');
      return { ...soFar, slack: word !== 'teams', teams: word !== 'slack' };
    },
  },
  {
    asks: 'How does Slack reach Signpost: socket, or your https address?',
    explains:
      'Socket Mode needs no public address: best behind a firewall. Your network team knows whether there is one.',
    usual: 'socket',
    wanted: ({ slack }) => slack,
    take: (typed, soFar) => {
      if (['', 'socket'].includes(typed.toLowerCase())) return { ...soFar, address: undefined };
      return tried({ ...soFar, address: typed });
    },
  },
  {
    asks: 'What is your organisation called?',
    explains:
      'It stands in the app’s description, and in Teams as its publisher (32 characters at most).',
    usual: 'left out',
    take: (typed, soFar) => {
      if (soFar.teams && typed.length > LONGEST_PUBLISHER)
        throw wrong(`Use a shorter form: Teams shows ${LONGEST_PUBLISHER} characters at most.`);
      return tried({ ...soFar, organisation: typed === '' ? undefined : typed });
    },
  },
  {
    asks: 'Which command do people type in Slack?',
    explains: 'Any word that no other app of your workspace uses, after a slash.',
    usual: DEFAULT_COMMAND,
    wanted: ({ slack }) => slack,
    take: (typed, soFar) => {
      if (typed === '') return soFar;
      return tried({ ...soFar, command: typed.startsWith('/') ? typed : `/${typed}` });
    },
  },
  {
    asks: 'Who is your information governance team? Name, email and phone, with commas.',
    explains:
      'Answers about confidentiality send people there. Your intranet has it. Other teams go into contacts.yaml later.',
    usual: 'left out',
    take: (typed, soFar) => ({ ...soFar, contact: contactIn(typed) }),
  },
  {
    asks: 'Where is everything kept: Enter for a file, or a postgres:// address?',
    explains:
      'A file is right for one machine. Several replicas need PostgreSQL: its administrator has the address.',
    usual: 'data/signpost.db',
    take: (typed, soFar) => {
      if (typed !== '') readConfig({ DATABASE_URL: typed });
      return { ...soFar, databaseUrl: typed === '' ? undefined : typed };
    },
  },
  {
    asks: 'Which time zone are you in?',
    explains: 'Posts come at the local time there.',
    usual: USUAL.timeZone,
    take: (typed, soFar) => {
      if (typed === '') return soFar;
      return { ...soFar, timeZone: readConfig({ TIME_ZONE: typed }).timeZone };
    },
  },
  {
    asks: 'Which nation: england, wales, scotland, northern ireland, or none?',
    explains: 'No posts come on its bank holidays, unless a channel asks for another calendar.',
    usual: 'england',
    take: (typed, soFar) => {
      const holidays = NATIONS[typed === '' ? 'england' : typed.toLowerCase()];
      if (holidays === undefined)
        throw wrong('Type england, wales, scotland, northern ireland or none.');
      return { ...soFar, holidays };
    },
  },
];

/** The answers, once a Slack manifest could be made of them. */
function tried(answers: Answers): Answers {
  if (answers.slack) createSlackManifest(manifestOptions(answers));
  return answers;
}

/** What the Slack manifest is made from. */
export function manifestOptions({ address, organisation, command }: Answers) {
  return {
    transport: address === undefined ? ('socket' as const) : ('http' as const),
    command,
    ...(address !== undefined && { address }),
    ...(organisation !== undefined && { organisation }),
  };
}

/** An email has an @, a phone number digits; what is left is the name. */
function contactIn(typed: string): Contact | undefined {
  const parts = typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const email = parts.find((part) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part));
  const phone = parts.find((part) => /^[+\d][\d ()-]{2,}(?: ?ext\.? ?\d+)?$/i.test(part));
  const name = parts.filter((part) => part !== email && part !== phone).join(', ');
  if (name.includes('@')) throw wrong('The email address does not look like one: check it.');
  if (parts.length === 0) return undefined;
  return {
    ...(name !== '' && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  };
}

const wrong = (todo: string): SettingsError => new SettingsError([todo]);
