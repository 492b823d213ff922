import { types } from 'node:util';
import { isName } from './names';
import { safeError } from './safe-error';

/** Written in words of ours, or of an SDK: kept up to where they begin to quote something. */
const IN_WORDS = new Set(['reason', 'detail']);
/** Written by us alone, as a constant. */
const OURS = new Set(['tip']);
const QUOTE = /[:"'`“‘([{<\n]/;
const LONGEST_WORDS = 100;
const MOST_ITEMS = 20;
const DEEPEST = 3;

/**
 * What of a log line's fields may be written. Numbers, moments and single words such as ids and codes pass; an error
 * becomes what {@link safeError} says of it; any other text is withheld, for nobody can tell whether a person wrote it.
 */
export function safeFields(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, safeValue(key, value, depth)]),
  );
}

function safeValue(key: string, value: unknown, depth: number): unknown {
  if (typeof value === 'string') return safeText(key, value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (types.isNativeError(value)) return safeError(value);
  if (depth >= DEEPEST) return withheld(JSON.stringify(value) ?? '');
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => safeValue(key, item, depth + 1));
  return safeFields(value as Record<string, unknown>, depth + 1);
}

function safeText(key: string, text: string): string {
  if (isName(text) || text === '' || OURS.has(key)) return text;
  return IN_WORDS.has(key) ? beforeQuote(text) : withheld(text);
}

function beforeQuote(text: string): string {
  const quote = text.search(QUOTE);
  return text.slice(0, quote < 0 ? LONGEST_WORDS : Math.min(quote, LONGEST_WORDS)).trim();
}

function withheld(text: string): string {
  return `[withheld: ${text.length} characters]`;
}
