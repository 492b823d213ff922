/** What a look at one part of the set-up found. */
export interface Finding {
  /** What was looked at, e.g. `Slack: scopes`. */
  part: string;
  state: 'fine' | 'warning' | 'problem';
  /** What is so, in a sentence. */
  found: string;
  /** What to do about it, where something is to be done. */
  tip?: string;
}

/** Beyond this the platforms' signatures and tokens begin to be refused: Slack takes five minutes. */
const REFUSED_BEYOND_MS = 5 * 60 * 1000;
const NOTED_BEYOND_MS = 30 * 1000;

/**
 * What the clock of a server far away says of ours.
 * @param date the `Date` header of its answer, which is exact to a second
 */
export function clockFinding(part: string, date: string | null, now: Date): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return { part, state: 'warning', found: 'the answer told no time' };
  const apart = Math.abs(now.getTime() - theirs);
  const found = `this machine's clock is ${Math.round(apart / 1000)} s off`;
  if (apart < NOTED_BEYOND_MS) return { part, state: 'fine', found };
  return {
    part,
    state: apart < REFUSED_BEYOND_MS ? 'warning' : 'problem',
    found,
    tip: 'Let NTP set the clock. Requests signed more than five minutes off are refused.',
  };
}
