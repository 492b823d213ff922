import type { PageSide, Snapshot } from '../../page-protocol';

/**
 * The new snapshot with everything large that did not change taken from the old one, so that only changes are drawn, and
 * what is being filled in stays.
 */
export function shareUnchanged(before: Snapshot | undefined, after: Snapshot): Snapshot {
  if (before === undefined) return after;
  const { slack, teams } = after.sides;
  return {
    ...after,
    people: share(before.people, after.people),
    sides: { slack: shareSide(before.sides.slack, slack), teams: shareSide(before.sides.teams, teams) },
  };
}

function shareSide(before: PageSide, after: PageSide): PageSide {
  return {
    ...after,
    advisor: share(before.advisor, after.advisor),
    shortcuts: share(before.shortcuts, after.shortcuts),
    messages: shareAll(before.messages, after.messages),
    forms: shareAll(before.forms, after.forms),
  };
}

function shareAll<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.map((one) => share(known.get(one.id), one));
}

function share<T>(before: T | undefined, after: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
