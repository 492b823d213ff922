import type { PageSide, Snapshot } from '../../page-protocol';

/** The new snapshot with everything large that did not change taken from the old one, so that only changes are drawn. */
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
  const known = new Map(before.messages.map((message) => [message.id, message]));
  return { ...after, messages: after.messages.map((message) => share(known.get(message.id), message)) };
}

function share<T>(before: T | undefined, after: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
