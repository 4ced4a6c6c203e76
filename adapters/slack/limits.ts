/**
 * Slack's ceilings, each with its source. Characters are counted in UTF-16 units, which is never
 * more generous than Slack's own count.
 *
 * [types] the descriptions in @slack/types 3.2.0 · [docs] docs.slack.dev/reference/block-kit
 * [seen] no document: reported by developers · [ours] a smaller number that we chose
 */
export const LIMITS = {
  /** [docs] blocks in one message, and in a modal or the Home tab. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** [seen] slackapi/bolt-js issue 2509: about 13,200 characters in all blocks, then `msg_blocks_too_long`. */
  messageText: 12_000,
  /** [docs] `text` is cut at 40,000 and best under 4,000: docs.slack.dev/reference/methods/chat.postMessage */
  fallbackText: 3_900,
  /** [types] */
  blockId: 255,
  actionId: 255,
  header: 150,
  sectionText: 3_000,
  sectionFields: 10,
  sectionFieldText: 2_000,
  actionsElements: 25,
  contextElements: 10,
  contextActionsElements: 5,
  /** [ours] a context line is small print; Slack's text object stops at 3,000. */
  contextText: 2_000,
  buttonText: 75,
  accessibilityLabel: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** [types] label and hint of an input. */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** [types] an input's first value may be as long as its greatest length. */
  inputValue: 3_000,
  selectOptions: 100,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  imageAlt: 2_000,
  /** [docs] one table a message, a hundred rows of at most twenty cells; a data_table takes one row more. */
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** [ours] a data_table's caption, which has no stated ceiling. */
  tableCaption: 150,
  /** [ours] figures of one chart, so that a chart never fills its message. */
  tableText: 6_000,
  /** [docs] data_visualization: other readers report twelve series and a hard two charts a message. */
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  chartAxis: 50,
  /** [ours] one run of text in a rich_text block, which has no stated ceiling. */
  richText: 3_000,
  /** [ours] a text to be copied, which is no use when it is cut. */
  copyText: 9_000,
  /** [ours] points in one list. */
  listItems: 60,
  /** [ours] what a workflow's step is given, and what it gives: as much as a workflow's message shows. */
  stepInput: 10_000,
  stepOutput: 3_900,
  /** [ours] a request: Slack's largest are a few hundred kilobytes, and it sends them at once. */
  request: { bytes: 1_000_000, milliseconds: 5_000 },
  /** [docs] a modal's title, close and submit labels; its own note of state. */
  viewTitle: 24,
  privateMetadata: 3_000,
} as const;
