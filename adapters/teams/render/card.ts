/** The part of Adaptive Cards 1.5 that replies are drawn with. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  body: CardElement[];
  /** At the foot of a dialog. */
  actions?: SubmitAction[];
  refresh?: RefreshAction;
  /** Shown by clients that cannot draw the card. */
  fallbackText: string;
  /** Said by screen readers. */
  speak: string;
  /** Tables need the room. */
  msteams: { width: 'Full' };
}

export type CardElement = (Heading | RichTextBlock | Table | ActionSet | Image | Input) & {
  separator?: true;
};

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
  color?: 'Attention';
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

export interface Image {
  type: 'Image';
  /** A data URI. */
  url: string;
  altText: string;
  /** Lets people open it in its full size. */
  msteams: { allowExpand: true };
}

interface InputBase {
  id: string;
  label: string;
  value?: string;
  isRequired: boolean;
  /** Shown where it is required and was left empty. */
  errorMessage: string;
}

export interface ChoiceSet extends InputBase {
  type: 'Input.ChoiceSet';
  /** All in view, a menu, or a menu that narrows down as one types. */
  style: 'expanded' | 'compact' | 'filtered';
  wrap: true;
  choices: { title: string; value: string }[];
}

export interface TextInput extends InputBase {
  type: 'Input.Text';
  placeholder?: string;
  isMultiline?: true;
}

export type Input = ChoiceSet | TextInput;

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
  msteams?: { feedback: { hide: true } };
}

/**
 * Teams asks for the current card when somebody looks at it: by itself where at most 60 people are in the conversation, and
 * where somebody chooses "Refresh card" in all others. It could ask by itself for 60 people named here; nobody is named,
 * since whom to name would be either arbitrary or telling. Clients that know no refresh show the card as it was posted.
 */
export interface RefreshAction {
  action: { type: 'Action.Execute'; title: 'Refresh'; verb: string; data: object };
}

/** A card around `body`; `label` is what is read out instead of it. */
export function toCard(label: string, body: CardElement[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    fallbackText: label,
    speak: label,
    msteams: { width: 'Full' },
  };
}

/** What a value costs on the way, in bytes of JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
