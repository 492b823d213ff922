/** Bytes of JSON, unless said otherwise. */
export const LIMITS = {
  /**
   * Teams took no longer ones for years; by its documentation (read 2026-11-23) 100 KB of UTF-16 now, without embedded
   * pictures. The older limit is kept: it holds for both.
   */
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
  /** Options of a menu, before it narrows down as one types. */
  menu: 15,
  /** Bytes of a picture, and pixels of its sides. */
  image: 1024 * 1024,
  imageSide: 1024,
  /** Characters of a picture's description. */
  alt: 1_000,
  /** Characters of each fallback text. */
  fallback: 500,
  /** Characters of a link; longer ones are no link. */
  url: 2_000,
} as const;
