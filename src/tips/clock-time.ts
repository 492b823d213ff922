/** A time of day on a wall clock. */
export interface ClockTime {
  /** 0 to 23 */
  hour: number;
  /** 0 to 59 */
  minute: number;
}

const NOON = new Set(['noon', 'midday', 'mittag', 'mittags', 'midi', 'mediodia']);
const TIME = /^(\d{1,2})(?:[:.](\d{2}))?([ap]m)?$/;

/** Writes `9 h 30`, `9 Uhr`, `9 p.m.` as one word each, so that a text can be cut at its spaces. */
export function joinTimes(text: string): string {
  return text
    .replace(/\b(\d{1,2})\s*(?:h|uhr)\s*(\d{2})\b/gi, '$1:$2')
    .replace(/\b(\d{1,2}(?:[:.]\d{2})?)\s*(?:h|uhr|o['’]?clock)(?=\s|,|$)/gi, '$1')
    .replace(/\b(\d{1,2}(?:[:.]\d{2})?)\s*([ap])\.?m\b\.?/gi, '$1$2m');
}

/** Reads one word: a time, `impossible` where it looks like one (25:00), or nothing. */
export function readClockTime(word: string): ClockTime | 'impossible' | undefined {
  if (NOON.has(word.toLowerCase())) return { hour: 12, minute: 0 };
  const [found, hours, minutes = '0', half] = TIME.exec(word.toLowerCase()) ?? [];
  if (found === undefined) return undefined;
  const time = { hour: toHour(Number(hours), half), minute: Number(minutes) };
  return time.hour <= 23 && time.minute <= 59 ? time : 'impossible';
}

/** After 12, "am" is no half of the day but the German word, as in "um 14 am Freitag". */
function toHour(hour: number, half: string | undefined): number {
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}
