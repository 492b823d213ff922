import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { openDatabase } from '../../../src/storage/database';
import { migrateDatabase } from '../../../src/storage/migrate';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { effectKind } from '../effect-kind';
import { askedToEnd, childMain, say } from './child-main';

/** Starts as the bot does, then tries to be the one that takes an event. */
childMain<{ dataDir: string }>(async ({ dataDir }) => {
  const database = await openDatabase({ dataDir, log: silent });
  const applied = await migrateDatabase(database);
  const queue = await openJobQueue(database, { log: silent });
  await queue.work(effectKind(30), async () => undefined);
  const store = createPostgresStore(database, { log: silent });
  const claimed = await store.claimEvent({ platform: 'slack', tenant: 'T1' }, 'Ev1', new Date());
  say(JSON.stringify({ applied: applied.length, claimed }));
  await askedToEnd();
  await queue.stop();
  await database.close();
});
