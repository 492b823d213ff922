/** The part of Adaptive Cards 1.5 that replies are drawn with. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  body: CardElement[];
  /** Shown by clients that cannot draw the card. */
  fallbackText: string;
  /** Said by screen readers. */
  speak: string;
  /** Tables need the room. */
  msteams: { width: 'Full' };
}

export type CardElement = (Heading | RichTextBlock | Table | ActionSet) & { separator?: true };

export interface Heading {
  type: 'TextBlock';
  text: string;
  style: 'heading';
  size: 'Medium';
  weight: 'Bolder';
  wrap: true;
}

export interface RichTextBlock {
  type: 'RichTextBlock';
  inlines: TextRun[];
  spacing?: 'None' | 'Small';
}

/** Unlike a TextBlock's, the text of a run is never read as Markdown. */
export interface TextRun {
  type: 'TextRun';
  text: string;
  size?: 'Small' | 'Medium';
  weight?: 'Bolder';
  italic?: true;
  isSubtle?: true;
  fontType?: 'Monospace';
  selectAction?: { type: 'Action.OpenUrl'; url: string };
}

export interface Table {
  type: 'Table';
  firstRowAsHeaders: true;
  columns: { width: number }[];
  rows: TableRow[];
}

export interface TableRow {
  type: 'TableRow';
  cells: { type: 'TableCell'; items: RichTextBlock[] }[];
}

export interface ActionSet {
  type: 'ActionSet';
  actions: SubmitAction[];
}

/**
 * A press comes back as a message with `data` as its value, on every Teams client; `Action.Execute` would need an answer
 * inside the card, and ours is a message.
 */
export interface SubmitAction {
  type: 'Action.Submit';
  title: string;
  style?: 'positive' | 'destructive';
  data: object;
  /** Teams would say "Your response was sent to the app" under the card; our answer says it better. */
  msteams: { feedback: { hide: true } };
}

/** What a value costs on the way, in bytes of JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
