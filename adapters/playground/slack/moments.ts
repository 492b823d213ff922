/** How dates look to a reader in some time zone; the words "today" and "tomorrow" are left to the real Slack. */
const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
};

/** @param seconds since 1970 */
export function showMoment(seconds: number, format: string, timeZone: string): string {
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const options = TOKENS[token];
    if (options === undefined) return whole;
    return new Intl.DateTimeFormat('en', { ...options, timeZone }).format(seconds * 1000);
  });
}
