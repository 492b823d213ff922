import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

let chat: SlackUnderTest;

beforeEach(async () => {
  chat = await openSlack({ socketMode: true });
});

it('listens on no port', async () => {
  await chat.start();
  expect(chat.adapter.port).toBeUndefined();
  expect(chat.slack.socket.connections()).toBe(1);
});

it('acknowledges commands and answers them in private', async () => {
  await chat.start(async () => reply('for you', 'person'));
  expect(await chat.slack.command({ user: 'UALICE', channel: 'CSECRET', command: '/ops-ask' })).toEqual({
    acknowledged: true,
  });
  await expect(chat.slack.waitFor(() => chat.slack.answers()[0])).resolves.toMatchObject({
    ephemeralTo: 'UALICE',
  });
});

it.each(['refresh', 'cut'] as const)('connects again after a %s', async (what) => {
  await chat.start(async () => reply('back'));
  chat.slack.socket[what]();
  await reconnected(2);
  await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hello' });
  await expect(chat.slack.waitFor(() => chat.slack.answers()[0])).resolves.toBeDefined();
});

it('keeps trying, and lives, while Slack refuses', async () => {
  await chat.start();
  chat.slack.faults.plan('apps.connections.open', { kind: 'error', code: 'invalid_auth' });
  chat.slack.faults.plan('apps.connections.open', { kind: 'http', status: 503 });
  chat.slack.faults.plan('apps.connections.open', { kind: 'rate-limited', retryAfterSeconds: 1 });
  chat.slack.socket.cut();
  await reconnected(5);
  expect(chat.lines.filter(({ message }) => message === 'cannot reach Slack, trying again')).toHaveLength(3);
});

it('does not connect again once it is stopped', async () => {
  await chat.start();
  await chat.adapter.stop();
  await chat.slack.waitFor(() => chat.slack.socket.connections() === 0);
  expect(opened()).toBe(1);
});

it('says what is wrong with an app token', async () => {
  chat.slack.faults.plan('apps.connections.open', { kind: 'error', code: 'invalid_auth' });
  await expect(chat.start()).rejects.toMatchObject({
    code: 'slack/invalid_auth',
    tip: expect.stringContaining('app token'),
  });
});

function opened(): number {
  return chat.slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
}

async function reconnected(attempts: number): Promise<void> {
  await chat.slack.waitFor(() => opened() === attempts && chat.slack.socket.connections() === 1);
}
