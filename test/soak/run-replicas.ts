import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolder } from '../setup/open-folder';
import { makeServer } from './own-server';
import { replicasUnderLoad } from './replicas';
import { reportTable } from './report';

const FULL = { replicas: 3, speakers: 6, takers: 200, kills: 12, settleMs: 90_000 };

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Runs the proofs on replicas at full size, at the pace of real use, and prints their table. */
async function main(): Promise<void> {
  const folder = await openFolder();
  const server = await makeServer(join(folder, 'server'));
  await server.start();
  const findings = await replicasUnderLoad(server.url, FULL, progress);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(`${reportTable(findings)}\n`);
  process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
