import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { openFolder } from '../setup/open-folder';
import { makeServer } from './own-server';
import { type Finding, reportTable } from './report';
import { surveyDatabaseAway, surveyKilledAtResult, surveyRush } from './surveys';

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Runs the proofs on surveys at full size and prints their table. */
async function main(): Promise<void> {
  const folder = await openFolder();
  const server = await makeServer(join(folder, 'server'));
  await server.start();
  const database = await openDatabase({ dataDir: '', url: server.url, log: silent });
  await migrateDatabase(database);
  const findings: Finding[] = [await surveyRush(server.url, folder, { people: 200, late: 50 }, progress)];
  findings.push(await surveyKilledAtResult(server.url, folder, progress));
  await database.close();
  await server.stop();
  findings.push(await surveyDatabaseAway(folder, 10_000, progress));
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(`${reportTable(findings)}\n`);
  process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
