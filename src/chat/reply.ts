/** A run of text in one style. Renderers escape `text`; it never carries a platform's markup. */
export interface Span {
  text: string;
  bold?: true;
  italic?: true;
  code?: true;
  /** Makes the run a link (https). */
  url?: string;
  /** A moment, shown as date and time of day in the reader's own time zone; `text` says it in UTC for all others. */
  at?: Date;
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

/** A picture of ours. Its content must also be in words somewhere. */
export interface ImageBlock {
  type: 'image';
  /** At most 1 MB and 1024 x 1024 pixels. */
  png: Uint8Array;
  /** What it shows, for those who do not see it. */
  alt: string;
  title: string;
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
  | ImageBlock
  | DividerBlock;

/** What the advisor says, knowing no platform. */
export interface Reply {
  /** The whole reply in a sentence or two of plain text: for notifications and screen readers. */
  text: string;
  blocks: readonly Block[];
  /** `person`: only the one who asked sees it, where the platform can do that. */
  audience: 'conversation' | 'person';
  /**
   * Questions that the person can ask with one press, at most 4: in the answer to a `StartedEvent` alone, for only
   * where that comes from there is a place for them.
   */
  prompts?: readonly string[];
  /**
   * Asks for the current state whenever somebody looks at the message: comes back as a `RefreshEvent`, whose reply is
   * shown instead. Limits as for a button. Platforms that cannot do that, and messages in several parts, leave it out.
   */
  refresh?: Refresh;
}

export interface Refresh {
  action: string;
  value: string;
}

export interface Choice {
  value: string;
  /** At most 75 characters. */
  label: string;
  /** A smaller line below the label, at most 75 characters. */
  detail?: string;
}

/** One thing to fill in. Ids are lower-kebab. */
export type Field =
  /** All options in view, one to be chosen: at most 10. */
  | {
      type: 'choice';
      id: string;
      label: string;
      options: readonly Choice[];
      initial?: string;
      optional?: true;
    }
  /** Options in a menu: at most 100. */
  | { type: 'menu'; id: string; label: string; options: readonly Choice[]; initial?: string; optional?: true }
  | {
      type: 'text';
      id: string;
      label: string;
      hint?: string;
      initial?: string;
      multiline?: true;
      optional?: true;
    };

/** A dialog that opens for the person who did something. Sending it comes back as a `FormEvent`. */
export interface Form {
  type: 'form';
  /** Lower-kebab; comes back as `FormEvent.form`. */
  id: string;
  /** At most 24 characters. */
  title: string;
  /** The button that sends it: at most 24 characters. */
  submit: string;
  /** Comes back as `FormEvent.value`: at most 1,500 characters. */
  value: string;
  /** Read before the first field. */
  intro: readonly RichText[];
  fields: readonly Field[];
}

/** What a filled-in form is refused with: shown in the open form, beside the fields named. */
export interface FormRefusal {
  type: 'form-refusal';
  /** Field id -> what is wrong and what to do. */
  problems: Readonly<Record<string, string>>;
}

/** Something that was found for a `Lookup`. */
export interface LookupResult {
  /** At most 80 characters. */
  title: string;
  /** A line below the title, at most 120 characters. */
  text: string;
  /** What is put into the conversation when the person chooses it. */
  reply: Reply;
}

/** What an event leads to: something said, a dialog, a form sent back, or nothing. */
export type Reaction = Reply | Form | FormRefusal | undefined;

/** Whether a reaction is a plain reply. */
export function isReply(reaction: Reaction): reaction is Reply {
  return reaction !== undefined && !('type' in reaction);
}
