/** Makes text safe inside Slack's markup: `<!channel>` from a user is shown and notifies nobody. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What turns the direction of all that follows, so that words read as something else than they are. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Replaces what no JSON or form body may carry: halves of surrogate pairs and control characters but tab and newline. */
export function cleanText(text: string): string {
  return text.replace(TURNING, '').replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}

/** The same value with every string in it cleaned; dates and bytes stay what they are. */
export function cleanStrings<T>(value: T): T;
export function cleanStrings(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item) => cleanStrings(item));
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanStrings(item)]));
}
