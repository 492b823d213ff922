import type { Occurrence } from './due';

/** Up to here, a tip counts as on time. */
const PUNCTUAL_MS = 5 * 60_000;
/** Up to here, a tip that was held up is still sent. */
export const LATEST_MS = 24 * 60 * 60_000;

/**
 * `early`: not yet due. `due`: to be sent. `late`: held up, but still sent. `missed`: so late that the week is
 * skipped and noted.
 */
export type Timeliness = 'early' | 'due' | 'late' | 'missed';

/** What is to become of an occurrence, seen at `now`. */
export function timeliness({ at }: Occurrence, now: Date): Timeliness {
  const behind = now.getTime() - at.getTime();
  if (behind < 0) return 'early';
  if (behind <= PUNCTUAL_MS) return 'due';
  return behind <= LATEST_MS ? 'late' : 'missed';
}
