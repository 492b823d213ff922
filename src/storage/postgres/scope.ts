import { and, type Column, eq, type SQL } from 'drizzle-orm';
import { storableText } from '../storable';
import type { CaseKey, Owner, Place } from '../store';

interface OwnedTable {
  platform: Column;
  tenant: Column;
}

interface PlacedTable extends OwnedTable {
  conversation: Column;
}

/** The owner's columns, for writing. */
export function ownerColumns({ platform, tenant }: Owner) {
  return { platform: storableText(platform), tenant: storableText(tenant) };
}

/** The columns of a place, for writing; outside any thread, `thread` is empty. */
export function placeColumns(place: Place) {
  const { conversation, thread = '' } = place;
  return {
    ...ownerColumns(place),
    conversation: storableText(conversation),
    thread: storableText(thread),
  };
}

/** The columns of a case, for writing. */
export function caseColumns(key: CaseKey) {
  return { ...placeColumns(key), person: storableText(key.person) };
}

function all(...conditions: SQL[]): SQL {
  // `and` is undefined for no conditions only, and then nothing must be found.
  const joined = and(...conditions);
  if (joined === undefined) throw new TypeError('a query needs a condition');
  return joined;
}

/** Confines a query to one owner. Every query on an owned table begins with this, and so cannot cross tenants. */
export function ownedBy(table: OwnedTable, owner: Owner, ...further: SQL[]): SQL {
  const { platform, tenant } = ownerColumns(owner);
  return all(eq(table.platform, platform), eq(table.tenant, tenant), ...further);
}

/** Confines a query to one conversation of one owner. */
export function within(table: PlacedTable, place: Place, ...further: SQL[]): SQL {
  return ownedBy(table, place, eq(table.conversation, storableText(place.conversation)), ...further);
}
