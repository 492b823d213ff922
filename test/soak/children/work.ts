import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { openDatabase } from '../../../src/storage/database';
import { silent } from '../../setup/logs';
import { effectKind } from '../effect-kind';
import { askedToEnd, childMain, say } from './child-main';

interface Parameter {
  url: string;
  expireInSeconds: number;
  pollMs: number;
  maintenanceSeconds: number;
}

/** Does jobs: notes that it ran (which may happen again) and has its effect (which must not). */
childMain<Parameter>(async ({ url, expireInSeconds, ...options }) => {
  const database = await openDatabase({ dataDir: '', url, log: silent });
  const queue = await openJobQueue(database, { log: silent, ...options });
  await queue.work(effectKind(expireInSeconds), async ({ data, once }) => {
    await database.query('INSERT INTO run VALUES ($1)', [data.number]);
    await once(async (session) => {
      await session.query('INSERT INTO effect VALUES ($1)', [data.number]);
    });
  });
  say('working');
  await askedToEnd();
  await queue.stop();
  await database.close();
});
