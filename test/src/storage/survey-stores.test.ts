import { emptyTables } from '../../../src/storage/memory/parts';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { describeSurveyStore } from '../../contract/describe-survey-store';
import { openTestDatabase } from '../../setup/test-database';

describeSurveyStore('PostgreSQL', async () => {
  const { database, close } = await openTestDatabase();
  return { open: (options) => createPostgresStore(database, options), close };
});

describeSurveyStore('the memory', async () => {
  const tables = emptyTables();
  return { open: (options) => createMemoryStore(options, tables), close: async () => undefined };
});
