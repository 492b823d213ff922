import { createSlackAdapter } from '../../../adapters/slack';
import { PlatformError } from '../../../src/errors';
import { openSlack, requestUrl, type SlackUnderTest } from './slack-under-test';

let chat: SlackUnderTest;

beforeEach(async () => {
  chat = await openSlack();
});

it('needs a way to receive events', () => {
  const log = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  expect(() => createSlackAdapter({ botToken: 'xoxb-1', log })).toThrow(PlatformError);
});

it.each([
  ['a wrong bot token', { botToken: 'xoxb-wrong' }, 'slack/invalid_auth'],
  ['a token of the wrong kind', { botToken: 'xapp-local-app' }, 'slack/not_allowed_token_type'],
])('says what is wrong with %s, and listens to nothing', async (_what, options, code) => {
  const { adapter, start } = await openSlack({ adapter: options });
  const failure = await start().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PlatformError);
  expect(failure).toMatchObject({
    code,
    message: expect.stringContaining('auth.test'),
    tip: expect.stringContaining('token'),
  });
  expect(adapter.port).toBeUndefined();
});

it('says that Slack cannot be reached', async () => {
  await chat.slack.stop();
  await expect(chat.start()).rejects.toMatchObject({
    code: 'slack/ECONNREFUSED',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

it('says that its port is taken', async () => {
  await chat.start();
  const second = await openSlack({ adapter: { port: chat.adapter.port ?? 0 } });
  await expect(second.start()).rejects.toMatchObject({
    code: 'slack/EADDRINUSE',
    message: expect.stringContaining(`port ${chat.adapter.port}`),
  });
});

it('takes nothing new once it is stopped, and stops twice without harm', async () => {
  await chat.start();
  const url = requestUrl(chat.adapter);
  await chat.adapter.stop();
  await chat.adapter.stop();
  await expect(fetch(url, { method: 'POST' })).rejects.toThrow();
});

it('never writes a token to the log', async () => {
  await chat.start();
  await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'my question' });
  await chat.slack.waitFor(() => chat.events.length === 1);
  expect(JSON.stringify(chat.lines)).not.toMatch(/xoxb|xapp|my question|local-signing-secret/);
});
