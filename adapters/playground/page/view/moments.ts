/** Formats moments as people read them; times are in the reader's own zone. */
export interface Moments {
  /** "15:20" */
  time(iso: string): string;
  /** "Monday, 23 November 2026" */
  day(iso: string): string;
  /** "Mon, 23 Nov, 15:20" */
  short(iso: string): string;
  /** "Mon, 23 Nov 2026, 15:20" */
  full(iso: string): string;
}

/** @param timeZone IANA; the system's where it is left out */
export function momentsIn(timeZone?: string): Moments {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone && { timeZone }) });
    return (iso: string) => formatter.format(new Date(iso));
  };
  return {
    time: format({ hour: '2-digit', minute: '2-digit' }),
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    short: format({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
    full: format({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  };
}

const MINUTE_MS = 60_000;

/** Whole minutes from one moment until just after another, at least one; both ISO 8601. */
export function minutesUntil(now: string, at: string): number {
  return Math.max(1, Math.floor((Date.parse(at) - Date.parse(now)) / MINUTE_MS) + 1);
}
