import { startTeamsTenant, type TeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import type { TeamsOptions } from '../../../adapters/teams';
import { examineTeams } from '../../../adapters/teams/doctor';
import { silent } from '../../setup/logs';

let tenant: TeamsTenant;

beforeEach(async () => {
  tenant = await startTeamsTenant();
});
afterEach(() => tenant.close());

const examine = (options: Partial<TeamsOptions> = {}, ahead = 0) =>
  examineTeams({ ...tenant.settings, port: 0, log: silent, ...options }, () => new Date(Date.now() + ahead));

test('a good set-up is fine in all parts', async () => {
  expect((await examine()).map(({ part, state }) => `${part} ${state}`)).toEqual([
    'Teams: app credentials fine',
    'Teams: keys of Microsoft fine',
    'Teams: clock fine',
  ]);
});

test('a wrong secret is a problem, and is not shown', async () => {
  const findings = await examine({ password: 'no-such-secret' });
  expect(findings[0]).toMatchObject({ state: 'problem', tip: expect.stringContaining('TEAMS_APP_PASSWORD') });
  expect(JSON.stringify(findings)).not.toContain('no-such-secret');
});

test('a clock that is far ahead is a problem', async () => {
  expect((await examine({}, 600_000)).at(-1)).toMatchObject({ part: 'Teams: clock', state: 'problem' });
});

test('a Microsoft that nobody reaches is a problem in both parts', async () => {
  await tenant.close();
  expect((await examine()).map(({ state }) => state)).toEqual(['problem', 'problem']);
  tenant = await startTeamsTenant();
});
