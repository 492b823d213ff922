import { openTestDatabase, type TestDatabase } from '../setup/test-database';
import { killAllChildren } from './child';
import { replicasUnderLoad } from './replicas';

// The proofs on replicas at a small size and a quick pace; `run-replicas.ts` runs them at full size.
const SMALL = {
  replicas: 3,
  speakers: 2,
  takers: 5,
  kills: 1,
  inboxPace: { leaseMs: 3_000, pollMs: 500 },
  settleMs: 60_000,
};

let db: TestDatabase;

beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  killAllChildren();
  await db.close();
});

it('loses nothing that was acknowledged, whether replicas are restarted or killed', async () => {
  const findings = await replicasUnderLoad(db.url, SMALL, () => undefined);
  expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  expect(findings).toHaveLength(2);
}, 240_000);
