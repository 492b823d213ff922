import { startTeamsTenant, type TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import { createTeamsAdapter } from '../../adapters/teams';
import { createLookup } from '../../src/advisor/lookup';
import { type LogLine, recorder } from '../adapters/slack/slack-under-test';
import { type OpenAdvisor, openAdvisor } from '../end-to-end/open-advisor';
import { openCore } from '../evaluation/core';
import { fuzz } from './fuzz';
import { useAllOfTeams } from './teams-payloads';

const lines: LogLine[] = [];
let advisor: OpenAdvisor;
let tenant: TeamsTenant;
let stop: () => Promise<void>;

beforeAll(async () => {
  // The SDK prints what it refuses.
  jest.spyOn(console, 'error').mockReturnValue();
  const log = recorder(lines);
  advisor = await openAdvisor();
  tenant = await startTeamsTenant();
  const adapter = createTeamsAdapter({
    ...{ ...tenant.settings, port: 0, host: '127.0.0.1', log },
    timing: { sleep: async () => undefined },
  });
  await adapter.start(advisor.onEvent, createLookup({ ...openCore(), log }));
  tenant.connect(adapter);
  await advisor.run(adapter);
  await useAllOfTeams(tenant);
  stop = async () => {
    await advisor.close();
    await adapter.stop();
    await tenant.close();
  };
});
afterAll(async () => {
  await stop();
  jest.restoreAllMocks();
});

it('has every kind of activity that the app is sent', () => {
  const kinds = tenant.delivered.map(({ name, type }) => String(name ?? type));
  expect([...new Set(kinds)].sort()).toEqual([
    'adaptiveCard/action',
    'composeExtension/query',
    'conversationUpdate',
    'installationUpdate',
    'message',
    'task/fetch',
    'task/submit',
  ]);
});

it('bears whatever Teams might send', async () => {
  const genuine = tenant.delivered.map((activity, index) => ({ ...activity, id: `new-${index}` }));
  const send = (changed: object) => {
    const { serviceUrl } = { serviceUrl: tenant.serviceUrl, ...changed };
    const claims = { ...tenant.claims(), serviceurl: serviceUrl };
    return tenant.deliver(changed, tenant.issuer.sign(claims));
  };
  const good = async () => {
    const { replies } = await tenant.personal().say('what is MLflow?');
    expect(replies).not.toEqual([]);
  };
  await fuzz({ genuine, send, good, lines });
}, 600_000);
