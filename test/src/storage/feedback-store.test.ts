import { emptyTables } from '../../../src/storage/memory/parts';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { describeFeedbackStore } from '../../contract/describe-feedback-store';
import { silent } from '../../setup/logs';
import { openTestDatabase } from '../../setup/test-database';

describeFeedbackStore('the memory', async () => {
  const tables = emptyTables();
  return {
    open: (periods) => createMemoryStore({ periods, log: silent }, tables),
    close: async () => undefined,
  };
});

describeFeedbackStore('PostgreSQL', async () => {
  const { database, close } = await openTestDatabase();
  return { open: (periods) => createPostgresStore(database, { periods, log: silent }), close };
});
