import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StorageError } from '../../../src/errors';
import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { openDatabase } from '../../../src/storage/database';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import type { Store } from '../../../src/storage/store';
import { silent } from '../../setup/logs';
import { effectKind } from '../effect-kind';
import { childMain, say } from './child-main';

const owner = { platform: 'slack', tenant: 'T1' };
const recordSchema = z.object({ number: z.string() });

/** Needs what was said before: there is an honest word, and no answer, while the database is away. */
async function answerFromMemory(store: Store, number: string): Promise<string> {
  const key = { ...owner, conversation: 'C1', person: 'U1' };
  try {
    await store.saveCase(key, { number }, new Date());
    const found = await store.findCase(key, recordSchema, new Date());
    return found?.number === number ? 'remembered' : 'WRONG';
  } catch (error) {
    return error instanceof StorageError && error.code === 'storage/unreachable' ? 'sorry' : 'WRONG';
  }
}

/** Needs no state; that the event cannot be claimed meanwhile must not keep it from an answer. */
async function answerAnyway(store: Store, number: string): Promise<string> {
  await store.claimEvent(owner, number, new Date()).catch(() => true);
  return 'answered';
}

/** A bot on a database of its own, with its jobs: answers each line `<kind> <number>` with `<number> <outcome>`. */
childMain<{ url: string }>(async ({ url }) => {
  const database = await openDatabase({ dataDir: '', url, log: silent });
  const store = createPostgresStore(database, { log: silent });
  const queue = await openJobQueue(database, { log: silent, pollMs: 100, maintenanceSeconds: 1 });
  await queue.work(effectKind(30), async ({ data }) => say(`job ${data.number}`));
  say('ready');
  const questions = createInterface({ input: process.stdin });
  questions.on('line', (line) => {
    const [kind = '', number = ''] = line.split(' ');
    if (kind === 'job') void queue.send(effectKind(30), { number: Number(number) }).catch(() => undefined);
    else {
      const answer = kind === 'memory' ? answerFromMemory : answerAnyway;
      void answer(store, number).then((outcome) => say(`${number} ${outcome}`));
    }
  });
  await new Promise((resolve) => questions.once('close', resolve));
  await queue.stop();
  await database.close();
});
