import { readFileSync } from 'node:fs';
import type { Log } from './chat/log';
import type { Config } from './config';
import type { Database } from './storage/connection';
import { openDatabase } from './storage/database';
import type { FeedbackStore } from './storage/feedback-store';
import { createKeyRing } from './storage/keyring';
import { migrateDatabase } from './storage/migrate';
import { createPostgresStore } from './storage/postgres-store';
import type { Store } from './storage/store';
import type { SurveyStore } from './storage/survey-store';
import type { TipStore } from './storage/tip-store';

/** Everything that is kept. */
export type FullStore = Store & SurveyStore & TipStore & FeedbackStore;

/** Opens the database as it is. */
export function openUnmigrated(config: Config, log: Log): Promise<Database> {
  const { url, caFile, verify } = config.database;
  const ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
  const tls = ca === undefined && verify === undefined ? undefined : { ca, verify: verify ?? true };
  return openDatabase({ dataDir: config.dataDir, url, tls, log });
}

/** Opens the database and brings it up to date. */
export async function openState(config: Config, log: Log): Promise<Database> {
  const database = await openUnmigrated(config, log);
  try {
    await migrateDatabase(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The store on an open database, with the retention periods and keys that are configured. */
export function storeOf(config: Config, database: Database, log: Log): FullStore {
  const keyRing = config.encryptionKey === undefined ? undefined : createKeyRing(config.encryptionKey);
  return createPostgresStore(database, { periods: config.retention, keyRing, log });
}
