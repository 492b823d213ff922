/** A run of text in one style. Renderers escape `text`; it never carries a platform's markup. */
export interface Span {
  text: string;
  bold?: true;
  italic?: true;
  code?: true;
  /** Makes the run a link (https). */
  url?: string;
}

/** A plain string is one unstyled run. */
export type RichText = string | readonly Span[];

export interface Button {
  label: string;
  /** Comes back as `ActionEvent.action`: lower-kebab, at most 60 characters. */
  action: string;
  /** Comes back as `ActionEvent.value`: at most 1,500 characters. */
  value: string;
  style?: 'primary' | 'danger';
}

export interface HeadingBlock {
  type: 'heading';
  text: string;
}

export interface TextBlock {
  type: 'text';
  text: RichText;
}

/** Set smaller or dimmer than the rest: sources, dates, hints. */
export interface NoteBlock {
  type: 'note';
  text: RichText;
}

export interface ListBlock {
  type: 'list';
  ordered?: true;
  items: readonly RichText[];
}

/** Every row has as many cells as there are columns; the first column names the row. */
export interface TableBlock {
  type: 'table';
  /** What the table shows, for screen readers. */
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ButtonsBlock {
  type: 'buttons';
  buttons: readonly Button[];
}

export interface DividerBlock {
  type: 'divider';
}

/** What a reply is made of. A new kind of block stops the build in every renderer until it is drawn there. */
export type Block =
  | HeadingBlock
  | TextBlock
  | NoteBlock
  | ListBlock
  | TableBlock
  | ButtonsBlock
  | DividerBlock;

/** What the advisor says, knowing no platform. */
export interface Reply {
  /** The whole reply in a sentence or two of plain text: for notifications and screen readers. */
  text: string;
  blocks: readonly Block[];
  /** `person`: only the one who asked sees it, where the platform can do that. */
  audience: 'conversation' | 'person';
}
