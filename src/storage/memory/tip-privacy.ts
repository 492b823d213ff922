import { oldest } from '../periods';
import type { ExportedRecord, Place, Subject } from '../store';
import { TIP_HISTORY_MS } from '../tip-store';
import { tipVoter } from '../tip-voter';
import { keyOf } from './rows';
import type { TipRows, VoteRow } from './tip-rows';

function inSubject(place: Place, subject: Subject): boolean {
  if (keyOf(place.platform, place.tenant) !== keyOf(subject.platform, subject.tenant)) return false;
  return subject.kind !== 'conversation' || keyOf(place.conversation) === keyOf(subject.conversation);
}

function isOwn({ place, person }: { place: Place; person?: string | undefined }, subject: Subject): boolean {
  return inSubject(place, subject) && (subject.kind !== 'person' || person === subject.person);
}

function isCastBy({ place, tip, voter }: VoteRow, subject: Subject): boolean {
  return (
    inSubject(place, subject) && (subject.kind !== 'person' || voter === tipVoter(place, tip, subject.person))
  );
}

function removeFrom<T>(rows: Map<string, T>, matches: (row: T) => boolean): number {
  const found = [...rows].filter(([, row]) => matches(row));
  for (const [key] of found) rows.delete(key);
  return found.length;
}

/** Removes what was sent, and the votes, that are older than they are kept. */
export function purgeTips({ deliveries, votes }: TipRows, now: Date): number {
  const before = oldest(now, TIP_HISTORY_MS);
  const sent = removeFrom(deliveries, ({ at }) => at <= before);
  return sent + removeFrom(votes, ({ savedAt }) => savedAt <= before);
}

/** As the other store does: orders of channels stay, without the name of the person who made them. */
export function eraseTips({ subscriptions, deliveries, votes }: TipRows, subject: Subject): number {
  const removed = [
    removeFrom(subscriptions, (row) => isOwn(row, subject)),
    removeFrom(deliveries, (row) => isOwn(row, subject)),
    removeFrom(votes, (row) => isCastBy(row, subject)),
  ];
  let forgotten = 0;
  for (const row of subscriptions.values()) {
    if (subject.kind !== 'person' || !inSubject(row.place, subject) || row.setBy !== subject.person) continue;
    row.setBy = undefined;
    forgotten += 1;
  }
  return removed.reduce((sum, count) => sum + count, forgotten);
}

/** What the tips keep about a subject: orders, what was sent, votes. */
export function exportTips(
  { subscriptions, deliveries, votes }: TipRows,
  subject: Subject,
): ExportedRecord[] {
  const ordered = [...subscriptions.values()].filter(
    (row) =>
      isOwn(row, subject) ||
      (inSubject(row.place, subject) && subject.kind === 'person' && row.setBy === subject.person),
  );
  return [
    ...ordered.map(({ place, setBy, savedAt, weekday, hour, minute, timeZone, topics }) => ({
      conversation: place.conversation,
      ...(setBy === undefined ? {} : { person: setBy }),
      savedAt,
      record: { kind: 'order', weekday, hour, minute, timeZone, topics },
    })),
    ...[...deliveries.values()]
      .filter((row) => isOwn(row, subject))
      .map(({ place, at, occasion, tip, state }) => ({
        ...{ conversation: place.conversation, savedAt: at },
        record: { kind: 'delivery', occasion, tip: tip ?? null, state },
      })),
    ...[...votes.values()]
      .filter((row) => isCastBy(row, subject))
      .map(({ place, savedAt, tip, opinion, more }) => ({
        ...{ conversation: place.conversation, savedAt },
        record: { kind: 'vote', tip, opinion: opinion ?? null, more },
      })),
  ];
}
