import { rm } from 'node:fs/promises';
import { openFolder } from '../setup/open-folder';
import { openTestDatabase, type TestDatabase } from '../setup/test-database';
import { killAllChildren } from './child';
import { surveyDatabaseAway, surveyKilledAtResult, surveyRush } from './surveys';

// The proofs on surveys at a small size; `run-surveys.ts` runs them at full size.
let folder: string;
let db: TestDatabase;
const quiet = () => undefined;

beforeEach(async () => {
  folder = await openFolder();
  db = await openTestDatabase();
});
afterEach(async () => {
  killAllChildren();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

it('counts every answer once, whoever submits twice, dies or comes while it closes', async () => {
  const finding = await surveyRush(db.url, folder, { people: 20, late: 10 }, quiet);
  expect(finding).toMatchObject({ holds: true });
});

it('posts a result once although the replica that posted it dies', async () => {
  const finding = await surveyKilledAtResult(db.url, folder, quiet);
  expect(finding).toMatchObject({ holds: true });
});

it('closes when the database is back, and loses nothing', async () => {
  const finding = await surveyDatabaseAway(folder, 1_500, quiet);
  expect(finding).toMatchObject({ holds: true });
});
