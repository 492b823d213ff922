/** What turns the direction of all that follows, so that words read as something else than they are. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Replaces what clients cannot show: halves of surrogate pairs, and control characters but tab and newline. */
export function cleanText(text: string): string {
  return text
    .replace(TURNING, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}

/** A copy with every text in it cleaned; bytes and dates stay as they are. */
export function cleanTexts<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]));
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)
  );
}
