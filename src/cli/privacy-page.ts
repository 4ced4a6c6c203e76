import type { Kept } from '../store/what-is-kept';

/** The page that tells an information governance lead what is stored, made from the one list of it. */
export function privacyPage(all: readonly Kept[]): string {
  return [
    '<!-- Made by npm run write-privacy from src/store/what-is-kept.ts. Change that file, not this one. -->',
    '',
    '# Privacy: what Signpost keeps',
    '',
    'Signpost never stores, logs or forwards what people write to it, but for one thing: what somebody suggests to the editors is kept for them to read, since that is what it was written for. It never learns or stores anybody’s name, but those of editors who change content, as the setting EDITORS or their organisation’s sign-in gives them. A person is stored only as a keyed hash of the platform’s id, and the key stays in the store, or outside it where PERSON_KEY is set.',
    '',
    'A message that seems to hold patient details is answered in general, with the details taken out before anything else looks at it; nothing of it is stored, counted by its words, logged or passed on.',
    '',
    'So that “and for nurses?” can be answered, the last five questions of a conversation, cleared of patient details, and which answers they got are held in the working memory of the process for ten minutes, by conversation, thread and person. They are never written to disk, are gone at a restart or by “forget me”, and are not held at all where CONVERSATION_MEMORY is off.',
    '',
    'Questions are also compared by meaning, in a second process on the same machine that opens no connection and keeps nothing. It is not started where ENCODER is off.',
    '',
    'Anyone can write “what do you hold on me” and “forget me”. Both work at once. When Signpost is removed from a workspace or tenant, everything of it is erased, but for wake-up calls that end within the hour.',
    '',
    'Logs hold event names, kinds, ids of subscriptions and posts, and times. Keep them as long as your own policy says.',
    '',
    ...all.flatMap(section),
  ].join('\n');
}

/** The page for an assurance review that says what is kept, why and until when, made from the same list. */
export function retentionPage(all: readonly Kept[]): string {
  return [
    '<!-- Made by npm run write-privacy from src/store/what-is-kept.ts. Change that file, not this one. -->',
    '',
    '# What is kept, and for how long',
    '',
    'What people write is never kept, but for what they suggest to the editors, and nobody’s name. A person is a keyed hash of the platform’s id. [privacy.md](../privacy.md) lists every field.',
    '',
    '| What | Why | Until |',
    '| --- | --- | --- |',
    ...all.map(({ what, purpose, until }) => `| ${what} | ${purpose} | ${until.trim()} |`),
    '',
    'What has a time to live is erased by Signpost itself, each day. “Forget me” erases a person at once, and removing the app from a workspace or tenant erases all of it.',
    '',
    '**For your organisation to complete**: how long your backups and your logs are kept, and whether your records policy asks for other times.',
    '',
  ].join('\n');
}

function section({ table, store, what, purpose, fields, until }: Kept): readonly string[] {
  return [
    `## ${what}`,
    '',
    `Table \`${table}\`${store === undefined ? '' : `, in ${store} only`}. ${purpose} Kept: ${until.trim()}`,
    '',
    '| Field | What it holds |',
    '| --- | --- |',
    ...Object.entries(fields).map(([field, holds]) => `| \`${field}\` | ${holds} |`),
    '',
  ];
}
