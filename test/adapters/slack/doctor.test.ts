import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../adapters/playground/slack/start-slack-workspace';
import { examineSlack, type SlackSetUp } from '../../../adapters/slack/doctor';
import { BOT_SCOPES } from '../../../adapters/slack/workspaces/scopes';

const MINUTE_MS = 60_000;
let slack: SlackWorkspace;

beforeEach(async () => {
  slack = await startSlackWorkspace({ scopes: BOT_SCOPES });
});
afterEach(() => slack.stop());

const examine = (setUp: Partial<SlackSetUp> = {}, ahead = 0) =>
  examineSlack(
    { botToken: slack.tokens.bot, apiUrl: slack.apiUrl, ...setUp },
    () => new Date(Date.now() + ahead),
  );

test('a good set-up is fine in all parts', async () => {
  const findings = await examine({ appToken: slack.tokens.app });
  expect(findings.map(({ part, state }) => `${part} ${state}`)).toEqual([
    'Slack: bot token fine',
    'Slack: scopes fine',
    'Slack: clock fine',
    'Slack: app token fine',
  ]);
  expect(findings[0]?.found).toBe('the bot is "ops-advisor" in the workspace "acme"');
});

test('a token that Slack does not know is a problem, and is not shown', async () => {
  const findings = await examine({ botToken: 'xoxb-wrong-1', appToken: 'xapp-wrong-2' });
  expect(findings).toMatchObject([
    { part: 'Slack: bot token', state: 'problem', found: 'Slack answers invalid_auth' },
    { part: 'Slack: clock', state: 'fine' },
    { part: 'Slack: app token', state: 'problem', found: 'Slack answers invalid_auth' },
  ]);
  expect(JSON.stringify(findings)).not.toContain('wrong');
});

test('scopes that were not granted are named', async () => {
  const poor = await startSlackWorkspace({ scopes: BOT_SCOPES.filter((scope) => scope !== 'chat:write') });
  const findings = await examine({ botToken: poor.tokens.bot, apiUrl: poor.apiUrl });
  expect(findings[1]).toMatchObject({ state: 'problem', found: 'not granted: chat:write' });
  await poor.stop();
});

test.each([
  [10 * MINUTE_MS, 'problem'],
  [2 * MINUTE_MS, 'warning'],
])('a clock that is %d ms ahead is a %s', async (ahead, state) => {
  const findings = await examine({}, ahead);
  expect(findings.find(({ part }) => part === 'Slack: clock')).toMatchObject({ state });
});

test('a Slack that nobody reaches is one problem', async () => {
  const { apiUrl } = slack;
  await slack.stop();
  expect(await examine({ apiUrl })).toMatchObject([
    { part: 'Slack', state: 'problem', found: 'Slack cannot be reached (ECONNREFUSED)' },
  ]);
});
