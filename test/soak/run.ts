import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { openFolder } from '../setup/open-folder';
import { databaseAway } from './database-away';
import { killWhileWriting } from './kill-while-writing';
import { makeServer } from './own-server';
import { type Finding, reportTable } from './report';
import { runTips } from './run-tips';
import { sharedJobs } from './shared-jobs';
import { startTogether } from './start-together';

const JOBS = { jobs: 2_000, expireInSeconds: 30, maintenanceSeconds: 10, lifeMs: 1_000 };

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

async function jobs(dataDir: string): Promise<Finding> {
  const server = await makeServer(dataDir);
  await server.start();
  const database = await openDatabase({ dataDir, url: server.url, log: silent });
  await migrateDatabase(database);
  const finding = await sharedJobs(database, server.url, JOBS, progress);
  await database.close();
  await server.stop();
  return finding;
}

/** Runs all proofs at full size and prints their table. */
async function main(): Promise<void> {
  const folder = await openFolder();
  const findings = [
    await killWhileWriting(join(folder, 'a'), 50, progress),
    await jobs(join(folder, 'b')),
    await databaseAway(join(folder, 'c'), 10_000, progress),
    await startTogether(folder, 10, progress),
    await runTips(folder, progress),
  ];
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(`${reportTable(findings)}\n`);
  process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
