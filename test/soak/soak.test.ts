import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFolder } from '../setup/open-folder';
import { openTestDatabase } from '../setup/test-database';
import { killAllChildren } from './child';
import { databaseAway } from './database-away';
import { killWhileWriting } from './kill-while-writing';
import { sharedJobs } from './shared-jobs';
import { startTogether } from './start-together';

// The proofs of docs/reliability.md at a small size: that they still hold, and that the scripts still run.
let folder: string;
const quiet = () => undefined;

beforeAll(async () => {
  folder = await openFolder();
});
afterEach(killAllChildren);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('loses no acknowledged write when it is killed', async () => {
  const finding = await killWhileWriting(join(folder, 'a'), 2, quiet);
  expect(finding).toMatchObject({ holds: true });
});

it('does every job once although a process is killed', async () => {
  const { database, url, close } = await openTestDatabase();
  const size = { jobs: 60, expireInSeconds: 2, maintenanceSeconds: 1, lifeMs: 150 };
  const finding = await sharedJobs(database, url, size, quiet);
  await close();
  expect(finding).toMatchObject({ holds: true });
});

it('answers on while the database is away, and recovers', async () => {
  const finding = await databaseAway(join(folder, 'c'), 500, quiet);
  expect(finding).toMatchObject({ holds: true });
});

it('starts twice at once on an empty folder', async () => {
  const finding = await startTogether(folder, 1, quiet);
  expect(finding).toMatchObject({ holds: true });
});
