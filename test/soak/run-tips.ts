import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { makeServer } from './own-server';
import type { Finding, Progress } from './report';
import { tipsOnce } from './tips';

const SIZE = {
  workspaces: 200,
  channels: 50,
  rates: { limited: 0.05, lost: 0.01, broken: 0.01 },
  timeoutMs: 5_000,
  pace: {},
};

/** The proof of the weekly tips at full size, on a server of its own in the folder. Some three minutes. */
export async function runTips(folder: string, progress: Progress): Promise<Finding> {
  const server = await makeServer(join(folder, 'tips'));
  await server.start();
  const database = await openDatabase({ dataDir: folder, url: server.url, log: silent });
  await migrateDatabase(database);
  const finding = await tipsOnce(database, server.url, SIZE, progress);
  await database.close();
  await server.stop();
  return finding;
}
