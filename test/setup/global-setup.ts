import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where this run's database lives; the workers inherit it. */
export const TEST_FOLDER_VARIABLE = 'OPS_ADVISOR_TEST_FOLDER';

const PREFIX = 'ops-advisor-test-';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Folders of runs that were killed. PostgreSQL ends by itself once its folder is gone. */
function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!name.startsWith(PREFIX) || Number.isNaN(pid) || isRunning(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Names a folder and starts nothing: the first test that needs a database starts the one server of the run. */
export default async function globalSetup(): Promise<void> {
  removeLeftOvers();
  process.env[TEST_FOLDER_VARIABLE] = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
}
