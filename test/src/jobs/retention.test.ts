import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { startRetention } from '../../../src/jobs/retention';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { recording } from '../../setup/logs';
import { openTestDatabase } from '../../setup/test-database';

it('removes what is too old soon after the start, and says how much', async () => {
  const { database, close } = await openTestDatabase();
  const log = recording();
  const store = createPostgresStore(database, { log });
  const queue = await openJobQueue(database, { log, pollMs: 20 });
  await store.claimEvent({ platform: 'slack', tenant: 'T1' }, 'Ev1', new Date('2020-01-01'));
  await store.claimEvent({ platform: 'slack', tenant: 'T1' }, 'Ev2', new Date());
  await startRetention(queue, store, log);
  while (log.lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await queue.stop();
  await close();
  expect(log.lines[0]?.fields).toMatchObject({ events: 1, cases: 0 });
});
