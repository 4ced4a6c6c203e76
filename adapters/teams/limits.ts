/**
 * Ceilings of Microsoft Teams, each with its source. Characters are counted in code points. Where pages disagree the
 * smaller figure is kept.
 *
 * [ours] a number that we chose, and why
 */
export const LIMITS = {
  /**
   * Bytes of one whole message as JSON. Learn says to stay under 80 KB and older pages say 40 KB; connectors take
   * 28 KB. One budget under all of them.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   */
  messageBytes: 25_000,
  /** [ours] one paragraph or bullet: nothing we write comes near it, and it keeps any one block under the budget. */
  text: 3_000,
  /** [ours] points in one list, for the same reason. */
  listItems: 40,
  /** [ours] Teams draws one line and cuts it off where the card ends. */
  buttonText: 40,
  /** [ours] one choice in a list to choose from. */
  optionText: 80,
  /** [ours] a heading. */
  title: 250,
  /** [ours] a notification: phones show about two lines. */
  summary: 500,
  /**
   * Shown at once; further ones go into the card's "more" menu.
   * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
   */
  primaryButtons: 6,
  /** [ours] all buttons of one card, the menu's included. */
  buttons: 20,
  /** Under the compose box. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions */
  suggestions: 6,
  /** [ours] that still read on a phone; wider figures are listed instead. */
  tableColumns: 4,
  /** [ours] bars or points of one native chart, and its series: past these the labels of Teams' own drawing run together. */
  chartCategories: 24,
  chartSeries: 6,
  /** [ours] of one choice. */
  selectOptions: 60,
  /** [ours] what is typed on one line of a form. A text of several lines says itself how long it may be. */
  inputValue: 200,
  /** [ours] an incoming activity: Teams' own are a few kilobytes, sent at once, with brackets about ten deep. */
  request: { bytes: 256 * 1024, milliseconds: 5_000, depth: 32 },
  /** [ours] of a question that reach the bot: as long as the longest draft it checks, and the words around it. */
  question: 17_000,
  /** [ours] characters of a message's HTML that are read: the words above, and the marks around them. */
  questionHtml: 40_000,
  /** [ours] characters of a message that are read, and searched with: the rest adds noise, not meaning. */
  messageHtml: 20_000,
  searched: 300,
  /** [ours] results in the compose box: Teams shows up to 25, a person reads a few. */
  composeResults: 8,
  /** [ours] one attempt to post, before its outcome is uncertain. */
  postMilliseconds: 10_000,
  /**
   * [ours] shared conversations that one question may ask Teams about, and requests under way at once: each takes a
   * request or three of the 50 a second that an app has in a tenant, and posts need most of that rate.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
   */
  rooms: 200,
  roomsAtOnce: 8,
} as const;
