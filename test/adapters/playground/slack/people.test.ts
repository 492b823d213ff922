import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../../adapters/playground/slack/start-slack-workspace';

let slack: SlackWorkspace;
let app: Server;
let received: Record<string, unknown>[];
let status: number;

beforeEach(async () => {
  received = [];
  status = 200;
  slack = await startSlackWorkspace();
  app = createServer(async (request, response) => {
    const body = await text(request);
    received.push(
      request.headers['content-type'] === 'application/json'
        ? JSON.parse(body)
        : Object.fromEntries(new URLSearchParams(body)),
    );
    response.writeHead(status).end();
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  slack.connectTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
});
afterEach(async () => {
  await slack.stop();
  app.close();
});

it('tells the app what is said where it is, and a mention twice', async () => {
  await slack.say({ user: 'UALICE', channel: 'CSECRET', text: 'in private' });
  await slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UOPSBOT> hi' });
  await slack.say({ user: 'UALICE', channel: 'DALICE', text: '<@UOPSBOT> hi' });
  expect(received.map(({ event }) => (event as { type: string }).type).sort()).toEqual([
    'app_mention',
    'message',
    'message',
  ]);
});

it('escapes what people type, but not their links', async () => {
  const { message } = await slack.say({
    user: 'UALICE',
    channel: 'CGENERAL',
    text: '<!channel> a & <@UBOB> <https://example.org|x>',
  });
  expect(message.text).toBe('&lt;!channel&gt; a &amp; <@UBOB> <https://example.org|x>');
  expect(slack.state.notifications).toEqual([]);
});

it('lets only members speak', async () => {
  await expect(slack.say({ user: 'UBOB', channel: 'DALICE', text: 'hi' })).rejects.toThrow(
    'UBOB is not in the channel DALICE',
  );
});

it('takes a refusal for no acknowledgement', async () => {
  status = 500;
  expect(await slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-ask' })).toEqual({
    acknowledged: false,
    status: 500,
  });
});

it('gives an address for answers that works five times', async () => {
  await slack.command({ user: 'UALICE', channel: 'CSECRET', command: '/ops-ask' });
  const url = String(received[0]?.response_url);
  const statuses = [];
  for (const use of [1, 2, 3, 4, 5, 6]) statuses.push((await respond(url, { text: `${use}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(slack.answers('CSECRET').map(({ ephemeralTo }) => ephemeralTo)).toEqual(Array(5).fill('UALICE'));
});

it('checks answers as it checks posts', async () => {
  await slack.command({ user: 'UALICE', channel: 'CSECRET', command: '/ops-ask' });
  const response = await respond(String(received[0]?.response_url), { text: 'x', blocks: [{ type: 'odd' }] });
  expect([response.status, await response.text()]).toEqual([400, 'invalid_blocks']);
});

it('has an answer replace a private one unless told otherwise', async () => {
  await slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-ask' });
  const actions = {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go' } }],
  };
  await respond(String(received[0]?.response_url), { text: 'first', blocks: [actions] });
  for (const replace_original of [false, undefined]) {
    const [message] = slack.answers('CGENERAL');
    if (message === undefined) throw new Error('there is no answer');
    await slack.press({ user: 'UALICE', message, label: 'Go' });
    const { response_url } = JSON.parse(String(received.at(-1)?.payload));
    await respond(response_url, { text: 'next', ...(replace_original === false && { replace_original }) });
  }
  expect(slack.answers('CGENERAL').map((answer) => answer.text)).toEqual(['next', 'next']);
});

function respond(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
