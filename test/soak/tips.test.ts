import { openTestDatabase } from '../setup/test-database';
import { killAllChildren } from './child';
import { tipsOnce } from './tips';

afterEach(killAllChildren);

// The proof of docs/reliability.md at a small size, with more going wrong.
it('sends every channel one tip although replicas die and posts go wrong', async () => {
  const { database, url, close } = await openTestDatabase();
  const size = {
    workspaces: 8,
    channels: 8,
    rates: { limited: 0.05, lost: 0.04, broken: 0.04 },
    timeoutMs: 300,
    pace: { pollMs: 200, leaseMs: 1_200, settleMs: 300 },
  };
  const finding = await tipsOnce(database, url, size, () => undefined);
  await close();
  expect(finding).toMatchObject({ holds: true });
});
