/**
 * What Slack accepts, in characters (UTF-16 units) or pieces. Documented at docs.slack.dev/reference/block-kit
 * (read 2026-11-23); where Slack names no limit, one that was seen to work.
 */
export const LIMITS = {
  blocksPerMessage: 50,
  headerText: 150,
  contextText: 2_000,
  buttonsPerBlock: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  id: 255,
  /** Of an image block, and of an uploaded file. */
  imageAlt: 2_000,
  imageTitle: 2_000,
  fileAlt: 1_000,
  blocksPerView: 100,
  viewTitle: 24,
  viewMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  radioOptions: 10,
  menuOptions: 100,
  optionText: 75,
  optionValue: 150,
  url: 2_000,
  /** Header row included. */
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a message together. Slack refuses more than 10,000. */
  tableText: 9_000,
  /** One rich_text block; as for a section. */
  richText: 3_000,
  /** All blocks of a message: from about 13,000 on Slack answers msg_blocks_too_long (bolt-js issue 2509). */
  messageText: 10_000,
  /** The text beside the blocks. Slack advises 4,000; escaping may make it longer than counted here. */
  fallbackText: 2_500,
  /** A response_url takes so many messages, within 30 minutes. */
  responses: 5,
} as const;
