import type { Place } from '../../src/storage/store';

/** Six people in a channel with the advisor. None of them runs the workspace. */
export const PEOPLE = ['ana', 'ben', 'cy', 'dee', 'eli', 'fay'] as const;
export type Who = (typeof PEOPLE)[number];

/** A message of the advisor, as people see it. */
export interface Seen {
  /** Stays the same when the message is changed. */
  id: string;
  text: string;
  /** In a thread of the channel, not in the channel itself. */
  inThread: boolean;
  /** Seen by one person alone. */
  isPrivate: boolean;
  /** What its pictures show, in words. */
  pictures: string[];
  /** What the platform keeps with it to find it again, where it can. */
  deliveryId?: string;
}

/** A dialog before a person. Fields are named by their ids. */
export interface OpenForm {
  /** What stands above the fields, in the order in which it is read out. */
  fields: readonly { id: string; label: string }[];
  /** What is filled in. */
  values: Readonly<Record<string, string>>;
  fill(fields: Readonly<Record<string, string>>): void;
  /** Sends it; resolves with what the person reads then that has these words in it: in the dialog or outside. */
  send(words: string): Promise<string>;
}

/** How a person comes to a dialog. */
export type Way = { write: string } | { press: string; on: Seen };

/** A platform with the advisor on it, as people use it. */
export interface Workplace {
  /** Where the channel is in the store. */
  place: Place;
  /** Whether a message says which delivery it is. */
  keepsDeliveryIds: boolean;
  /** Everything of the advisor that stands in the channel, oldest first. */
  inChannel(): Seen[];
  /** The first message of the advisor from `after` on that has these words in it, once it is there. */
  sees(words: string, after?: number): Promise<Seen>;
  /** Writes in the channel, with a mention or a slash command; resolves with the answer that has these words in it. */
  write(who: Who, text: string, words: string): Promise<Seen>;
  /** The same in the direct conversation of the person and the advisor. */
  writeAlone(who: Who, text: string, words: string): Promise<string>;
  /** Presses a button that opens no dialog; resolves with the answer that has these words in it. */
  press(who: Who, on: Seen, label: string, words: string): Promise<Seen>;
  /** Presses a button that is answered to the person alone; resolves with what they read. */
  pressAlone(who: Who, on: Seen, label: string, words: string): Promise<string>;
  open(who: Who, way: Way): Promise<OpenForm>;
  close(): Promise<void>;
}
