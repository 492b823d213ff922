import { openDatabase } from '../../../src/storage/database';
import { migrateDatabase } from '../../../src/storage/migrate';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { silent } from '../../setup/logs';
import { childMain, say } from './child-main';

const WRITERS = 4;
const owner = { platform: 'slack', tenant: 'T1' };

/** Writes until it is killed, and says each number after the store has acknowledged it. */
childMain<{ dataDir: string; round: number }>(async ({ dataDir, round }) => {
  const database = await openDatabase({ dataDir, log: silent });
  await migrateDatabase(database);
  const store = createPostgresStore(database, { log: silent });
  say('open');
  const write = async (writer: number) => {
    for (let number = 0; ; number += 1) {
      const id = `${round}-${writer}-${number}`;
      await store.claimEvent(owner, id, new Date());
      await store.saveCase({ ...owner, conversation: 'C1', person: id }, { id }, new Date());
      say(`ack ${id}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
});
