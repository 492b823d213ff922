import type { Act, PageFault, PageSide } from '../page-protocol';

type ActOf<Kind extends Act['act']> = Extract<Act, { act: Kind }>;

/** A call of the advisor to a platform. */
export interface Sent {
  method: string;
  payload: unknown;
  cause?: string;
}

export interface Picture {
  type: string;
  bytes: Uint8Array;
}

/** What is open before a person and can be filled in. */
export interface OpenForm {
  id: string;
  /** From top to bottom. A field without options is a text. */
  fields: readonly { id: string; options?: readonly string[]; value: string }[];
}

/**
 * One platform, as the page uses it. Acts resolve once the platform has taken them; what the advisor says to them
 * comes later. They reject with {@link ActRefused} where somebody is to be told why not.
 */
export interface Workplace {
  say(act: ActOf<'say'>): Promise<void>;
  command(act: Omit<ActOf<'command'>, 'side'>): Promise<void>;
  press(act: ActOf<'press'>): Promise<void>;
  submit(act: ActOf<'submit'>): Promise<void>;
  closeForm(act: ActOf<'close-form'>): Promise<void>;
  openHome(act: Omit<ActOf<'open-home'>, 'side'>): Promise<void>;
  shortcut(act: Omit<ActOf<'shortcut'>, 'side'>): Promise<void>;
  lookUp(act: Omit<ActOf<'look-up'>, 'side'>): Promise<void>;
  insert(act: Omit<ActOf<'insert'>, 'side'>): Promise<void>;
  /** All but the marks of what can be looked into. */
  page(): PageSide;
  /** The form on top before a person. */
  formOf(person: string): OpenForm | undefined;
  /** The buttons on a message: how `press` names them, and what is written on them. */
  buttonsOf(message: string): readonly { block?: string; button: string; label: string }[];
  /** How the advisor posted a message. */
  sentWith(message: string): Sent | undefined;
  /** All calls that followed from one event. */
  sentFor(cause: string): Sent[];
  picture(id: string): Picture | undefined;
  readonly faults: readonly Pick<PageFault, 'id' | 'label'>[];
  setFault(id: string, on: boolean): void;
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}
