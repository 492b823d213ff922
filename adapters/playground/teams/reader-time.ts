const DATE = /\{\{DATE\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?:, ?(?:COMPACT|LONG|SHORT))?\)\}\}/g;
const TIME = /\{\{TIME\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\)\}\}/g;

/** A text as a client shows it: the functions for dates and times replaced, in the reader's own time zone. */
export function inTimeZone(text: string, timeZone: string): string {
  const format = (instant: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(instant));
  return text
    .replace(DATE, (_all, instant) => format(instant, { dateStyle: 'medium' }))
    .replace(TIME, (_all, instant) => format(instant, { timeStyle: 'short' }));
}
