import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { openFolder } from '../setup/open-folder';
import { makeServer } from './own-server';
import { reportTable } from './report';
import { tipsOnce } from './tips';

const SIZE = {
  workspaces: 200,
  channels: 50,
  rates: { limited: 0.05, lost: 0.01, broken: 0.01 },
  timeoutMs: 5_000,
  pace: {},
};

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Runs the proof of the weekly tips at full size and prints its table. */
export async function runTips(): Promise<void> {
  const folder = await openFolder();
  const server = await makeServer(join(folder, 'tips'));
  await server.start();
  const database = await openDatabase({ dataDir: folder, url: server.url, log: silent });
  await migrateDatabase(database);
  const finding = await tipsOnce(database, server.url, SIZE, progress);
  await database.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(`${reportTable([finding])}\n`);
  process.exitCode = finding.holds ? 0 : 1;
}

runTips().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
