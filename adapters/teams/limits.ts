/** Bytes of JSON, unless said otherwise. */
export const LIMITS = {
  /** Teams refuses longer messages. */
  message: 28 * 1024,
  /** A card's body; leaves room for the fallback texts and for what the SDK adds. */
  body: 20_000,
  /** One block of text. */
  text: 6_000,
  /** One row of a table; longer ones are written as text. */
  row: 4_000,
  table: 14_000,
  /** Buttons that clients show beside each other without hiding any. */
  actions: 5,
  /** Characters; longer labels are written above their button. */
  label: 80,
  /** Characters of each fallback text. */
  fallback: 500,
  /** Characters of a link; longer ones are no link. */
  url: 2_000,
} as const;
