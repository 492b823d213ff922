import { asc, type Column, eq, inArray, or, type SQL } from 'drizzle-orm';
import { tipDeliveryTable, tipSubscriptionTable, tipVoteTable } from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { ExportedRecord, Subject } from '../store';
import { tipVoter } from '../tip-voter';
import { ownedBy } from './scope';

interface TipTable {
  platform: Column;
  tenant: Column;
  conversation: Column;
}

/** Rows of a table of tips that belong to the subject; `ofPerson` says which are a person's. */
function about(table: TipTable, subject: Subject, ofPerson: SQL | undefined): SQL {
  if (subject.kind === 'tenant') return ownedBy(table, subject);
  if (subject.kind === 'conversation')
    return ownedBy(table, subject, eq(table.conversation, storableText(subject.conversation)));
  return ofPerson === undefined ? ownedBy(table, subject) : ownedBy(table, subject, ofPerson);
}

/** In direct conversations, what is kept is the person's own. */
function direct(table: TipTable & { person: Column }, subject: Subject): SQL {
  const own = subject.kind === 'person' ? eq(table.person, storableText(subject.person)) : undefined;
  return about(table, subject, own);
}

/** With the orders that the person made for a channel. */
function ordered(subject: Subject): SQL {
  const { person, setBy } = tipSubscriptionTable;
  const name = subject.kind === 'person' ? storableText(subject.person) : '';
  return about(tipSubscriptionTable, subject, or(eq(person, name), eq(setBy, name)));
}

/** The votes of a person are found by computing the hashes that they would have. */
async function votes(session: Session, subject: Subject): Promise<SQL> {
  if (subject.kind !== 'person') return about(tipVoteTable, subject, undefined);
  const { conversation, tip, voter } = tipVoteTable;
  const voted = await session.use((orm) =>
    orm.selectDistinct({ conversation, tip }).from(tipVoteTable).where(ownedBy(tipVoteTable, subject)),
  );
  const hashes = voted.map((row) => tipVoter({ ...subject, ...row }, row.tip, subject.person));
  return about(tipVoteTable, subject, inArray(voter, hashes));
}

/** An order for a channel stays without the name of the person who made it. */
async function forgetOrderer(session: Session, subject: Subject): Promise<number> {
  if (subject.kind !== 'person') return 0;
  const { rowCount } = await session.use((orm) =>
    orm.update(tipSubscriptionTable).set({ setBy: null }).where(ordered(subject)),
  );
  return rowCount ?? 0;
}

/** Removes what the tips keep about a subject; returns how many rows were removed or rid of a name. */
export async function eraseTips(session: Session, subject: Subject): Promise<number> {
  const which = await votes(session, subject);
  const results = [
    await session.use((orm) => orm.delete(tipSubscriptionTable).where(direct(tipSubscriptionTable, subject))),
    await session.use((orm) => orm.delete(tipDeliveryTable).where(direct(tipDeliveryTable, subject))),
    await session.use((orm) => orm.delete(tipVoteTable).where(which)),
  ];
  const forgotten = await forgetOrderer(session, subject);
  return results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), forgotten);
}

/** What the tips keep about a subject: orders, what was sent, votes. */
export async function exportTips(session: Session, subject: Subject): Promise<ExportedRecord[]> {
  const which = await votes(session, subject);
  const [orders, deliveries, cast] = await session.use((orm) =>
    Promise.all([
      orm
        .select()
        .from(tipSubscriptionTable)
        .where(ordered(subject))
        .orderBy(asc(tipSubscriptionTable.savedAt)),
      orm
        .select()
        .from(tipDeliveryTable)
        .where(direct(tipDeliveryTable, subject))
        .orderBy(asc(tipDeliveryTable.at)),
      orm.select().from(tipVoteTable).where(which).orderBy(asc(tipVoteTable.savedAt)),
    ]),
  );
  return [
    ...orders.map(({ conversation, setBy, savedAt, weekday, hour, minute, timeZone, topics }) => ({
      conversation,
      ...(setBy === null ? {} : { person: setBy }),
      savedAt,
      record: { kind: 'order', weekday, hour, minute, timeZone, topics },
    })),
    ...deliveries.map(({ conversation, at, occasion, tip, state }) => ({
      ...{ conversation, savedAt: at },
      record: { kind: 'delivery', occasion, tip, state },
    })),
    ...cast.map(({ conversation, savedAt, tip, opinion, more }) => ({
      ...{ conversation, savedAt },
      record: { kind: 'vote', tip, opinion, more },
    })),
  ];
}
