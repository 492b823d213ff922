import { emptyTables } from '../../../src/storage/memory/parts';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { describeTipStore } from '../../contract/describe-tip-store';
import { silent } from '../../setup/logs';
import { openTestDatabase } from '../../setup/test-database';

describeTipStore('the memory', async () => {
  const tables = emptyTables();
  return { open: () => createMemoryStore({ log: silent }, tables), close: async () => undefined };
});

describeTipStore('PostgreSQL', async () => {
  const { database, close } = await openTestDatabase();
  return { open: () => createPostgresStore(database, { log: silent }), close };
});
