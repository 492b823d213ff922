import { createPostgresStore } from '../../../src/storage/postgres-store';
import { describeStore } from '../../contract/describe-store';
import { openTestDatabase } from '../../setup/test-database';

describeStore('PostgreSQL', async () => {
  const { database, close } = await openTestDatabase();
  return { open: (options) => createPostgresStore(database, options), close };
});
