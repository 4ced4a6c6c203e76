/**
 * Ceilings of Microsoft Teams. Sources are Microsoft Learn pages unless a line says otherwise; where pages
 * disagree the smaller figure is kept.
 */

/**
 * Bytes of one whole message as JSON. Learn says to stay under 80 KB and older pages say 40 KB; connectors take
 * 28 KB. One budget under all of them.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const MOST_BYTES = 25_000;

/** Characters of one paragraph or one bullet. Ours: nothing we write comes near it, and it keeps any one block under the budget. */
export const MOST_TEXT = 3_000;

/** Bullets of one list. Ours, for the same reason. */
export const MOST_BULLETS = 40;

/** Characters on a button. Ours: Teams draws one line and cuts it off where the card ends. */
export const MOST_LABEL = 40;

/** Characters of one choice in a list to choose from. Ours. */
export const MOST_CHOICE = 80;

/** Characters of a heading. Ours. */
export const MOST_TITLE = 250;

/** Characters of a notification. Ours: phones show about two lines. */
export const MOST_SUMMARY = 500;

/** Buttons shown at once; further ones go into the card's "more" menu. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions */
export const MOST_PRIMARY_BUTTONS = 6;

/** All buttons of one card, the menu's included. Ours. */
export const MOST_BUTTONS = 20;

/** Suggested actions under the compose box. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions */
export const MOST_SUGGESTIONS = 6;

/** Columns of a table that still read on a phone. Ours; wider figures are listed instead. */
export const MOST_COLUMNS = 4;

/** Bars or points of one native chart, and its series. Ours: past these the labels of Teams' own drawing run together. */
export const MOST_POINTS = 24;
export const MOST_SERIES = 6;

/** Options of one choice. Ours. */
export const MOST_CHOICES = 60;

/** Bytes of an incoming activity. Teams' own are a few kilobytes. */
export const MOST_BODY_BYTES = 256 * 1024;

/** Nesting of an incoming activity, counted in brackets; a real one has about ten. */
export const MOST_DEPTH = 32;

/** Characters of a question that reach the bot; more than anyone types, and the bot cuts further. */
export const MOST_QUESTION = 4_000;

/** Characters of a message's HTML that are read: the words above, and the marks around them. */
export const MOST_HTML = 40_000;

/** Milliseconds that one attempt to post may take before its outcome is uncertain. */
export const POST_TIMEOUT = 10_000;
