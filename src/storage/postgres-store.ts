import type { Database } from './connection';
import { DEFAULT_PERIODS } from './periods';
import { postgresEvents } from './postgres/events';
import { postgresMemory } from './postgres/memory';
import { postgresPrivacy } from './postgres/privacy';
import { postgresReferences } from './postgres/references';
import { postgresSecrets } from './postgres/secrets';
import type { Store } from './store';
import type { StoreOptions } from './store-options';

/** The store in PostgreSQL; the tables must be up to date (`migrateDatabase`). */
export function createPostgresStore(
  database: Database,
  { periods = DEFAULT_PERIODS, keyRing, log }: StoreOptions,
): Store {
  const parts = { session: database, periods, keyRing, log };
  return {
    ...postgresEvents(parts),
    ...postgresMemory(parts),
    ...postgresReferences(parts),
    ...postgresSecrets(parts),
    ...postgresPrivacy(parts, database.transaction),
  };
}
