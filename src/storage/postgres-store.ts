import type { Database } from './connection';
import type { FeedbackStore } from './feedback-store';
import { DEFAULT_PERIODS } from './periods';
import { postgresEvents } from './postgres/events';
import { postgresFeedback } from './postgres/feedback';
import { postgresMemory } from './postgres/memory';
import { postgresPrivacy } from './postgres/privacy';
import { postgresReferences } from './postgres/references';
import { postgresSecrets } from './postgres/secrets';
import { postgresSurveys } from './postgres/surveys';
import { postgresTips } from './postgres/tips';
import type { Store } from './store';
import type { StoreOptions } from './store-options';
import type { SurveyStore } from './survey-store';
import type { TipStore } from './tip-store';

/** The store in PostgreSQL; the tables must be up to date (`migrateDatabase`). */
export function createPostgresStore(
  database: Database,
  { periods = DEFAULT_PERIODS, keyRing, log }: StoreOptions,
): Store & TipStore & SurveyStore & FeedbackStore {
  const parts = { session: database, periods, keyRing, log };
  return {
    ...postgresEvents(parts),
    ...postgresMemory(parts),
    ...postgresReferences(parts),
    ...postgresSecrets(parts),
    ...postgresSurveys(parts, database.transaction),
    ...postgresFeedback(parts),
    ...postgresPrivacy(parts, database.transaction),
    ...postgresTips(parts),
  };
}
