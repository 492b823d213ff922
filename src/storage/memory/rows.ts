import { storableText } from '../storable';
import type { Owner, Place } from '../store';

/** One record in memory; the fields that a kind of record has no use for are empty. */
export interface Row {
  platform: string;
  tenant: string;
  conversation: string;
  thread: string;
  person: string;
  /** The answer's id, the event's id or the secret's name. */
  id: string;
  savedAt: Date;
  record: unknown;
}

/** The rows of one kind, by their key. */
export type Rows = Map<string, Row>;

/** A key that no two different lists of parts share. */
export function keyOf(...parts: string[]): string {
  return JSON.stringify(parts.map(storableText));
}

/** A row with the fields of its owner or place filled in. */
export function rowAt(place: Owner & Partial<Place>, savedAt: Date, more: Partial<Row>): Row {
  const { platform, tenant, conversation = '', thread = '' } = place;
  const given = { platform, tenant, conversation, thread, person: '', id: '', ...more };
  const { record = null, ...texts } = given;
  const clean = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, storableText(String(text))]),
  ) as Omit<Row, 'savedAt' | 'record'>;
  return { ...clean, savedAt, record };
}

/** Removes the rows that match and returns how many there were. */
export function removeWhere(rows: Rows, matches: (row: Row) => boolean): number {
  const found = [...rows].filter(([, row]) => matches(row));
  for (const [key] of found) rows.delete(key);
  return found.length;
}
