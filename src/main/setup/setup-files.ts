import { stringify } from 'yaml';
import { createSlackManifest } from '../../../adapters/slack/manifest/manifest';
import { manifestText } from '../../../adapters/slack/manifest/write-manifest';
import { manifestOptions, type Answers } from './setup-questions';

/** A file that set-up writes. */
export interface SetupFile {
  /** From Signpost's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Holds secrets, or will: for its owner's eyes only. */
  readonly secret?: true;
  /** It can be made again from the same answers, so an older one may go. */
  readonly made?: true;
}

export const CONTACTS = 'knowledge/content/contacts.yaml';
export const SLACK_MANIFEST = 'data/slack-manifest.yml';

/** Every file that the answers ask for. */
export function setupFiles(answers: Answers): readonly SetupFile[] {
  return [
    { path: '.env', text: settingsText(answers), secret: true },
    ...(answers.slack
      ? [
          {
            path: SLACK_MANIFEST,
            text: manifestText(createSlackManifest(manifestOptions(answers))),
            made: true as const,
          },
        ]
      : []),
    ...(answers.contact === undefined
      ? []
      : [{ path: CONTACTS, text: contactsText(answers.contact) }]),
  ];
}

function settingsText(answers: Answers): string {
  const { slack, teams, address, organisation, databaseUrl, timeZone, holidays } = answers;
  return [
    '# Written by npm run setup. .env.example lists every setting there is.',
    setting('TIME_ZONE', timeZone),
    setting('BANK_HOLIDAYS', holidays),
    ...(databaseUrl === undefined ? [] : [setting('DATABASE_URL', databaseUrl)]),
    ...(slack
      ? [
          '',
          '# Slack: docs/slack.md says where each comes from.',
          setting('SLACK_BOT_TOKEN', ''),
          setting(address === undefined ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET', ''),
        ]
      : []),
    ...(teams
      ? [
          '',
          '# Microsoft Teams: docs/teams.md says where each comes from.',
          setting('MicrosoftAppId', ''),
          setting('MicrosoftAppTenantId', ''),
          setting('MicrosoftAppPassword', ''),
          '# For npm run teams:package, which makes the app: your name, and three pages of yours.',
          setting('TEAMS_PUBLISHER_NAME', organisation ?? ''),
          setting('TEAMS_WEBSITE_URL', ''),
          setting('TEAMS_PRIVACY_URL', ''),
          setting('TEAMS_TERMS_URL', ''),
        ]
      : []),
    '',
  ].join('\n');
}

/** In quotes where a sign or a space would cut the value short. */
function setting(name: string, value: string): string {
  if (/^[\w./:@%+=-]*$/.test(value)) return `${name}=${value}`;
  return `${name}=${value.includes("'") ? `"${value}"` : `'${value}'`}`;
}

function contactsText(contact: NonNullable<Answers['contact']>): string {
  return [
    '# yaml-language-server: $schema=./schemas/contacts.json',
    "# This file holds your organisation's own contacts, which answers to sensitive questions give people.",
    '# Add other teams in the same way: README.md lists them and explains each field.',
    '',
    stringify({ informationGovernance: contact }),
  ].join('\n');
}
