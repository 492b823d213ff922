import { sign } from '../../../adapters/playground/slack/http-link';
import { eventEnvelope } from '../../../adapters/playground/slack/payloads';
import { openSlack, requestUrl, type SlackUnderTest } from './slack-under-test';

let chat: SlackUnderTest;

beforeEach(async () => {
  chat = await openSlack();
  await chat.start();
});

const now = () => Math.floor(Date.now() / 1000);

it('takes a request that Slack has signed', async () => {
  expect(await post({ timestamp: now() })).toBe(200);
  await chat.slack.waitFor(() => chat.events.length === 1);
});

it.each([
  ['another secret', { secret: 'guessed' }],
  ['another body', { body: '{"type":"event_callback"}' }],
  ['an old timestamp', { timestamp: now() - 60 * 6 }],
  ['no signature', { headers: { 'X-Slack-Signature': undefined } }],
  ['no timestamp', { headers: { 'X-Slack-Request-Timestamp': undefined } }],
  ['a signature of another kind', { headers: { 'X-Slack-Signature': 'v0=00' } }],
])('refuses %s with 401 and does nothing', async (_what, change) => {
  expect(await post({ timestamp: now(), ...change })).toBe(401);
  await chat.slack.say({ user: 'UBOB', channel: 'DBOB', text: 'last' });
  await chat.slack.waitFor(() => chat.events.length > 0);
  expect(chat.events.map((event) => event.kind === 'message' && event.text)).toEqual(['last']);
});

it('answers the check that Slack makes of a new request URL', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
  const response = await fetch(requestUrl(chat.adapter), {
    method: 'POST',
    body,
    headers: signed(body, now(), chat.slack.signingSecret),
  });
  expect(await response.json()).toEqual({ challenge: 'abc' });
});

interface Change {
  timestamp: number;
  secret?: string;
  body?: string;
  headers?: Record<string, undefined | string>;
}

async function post({
  body,
  headers = {},
  secret = chat.slack.signingSecret,
  timestamp,
}: Change): Promise<number> {
  const event = {
    type: 'message',
    channel: 'DALICE',
    channel_type: 'im',
    user: 'UALICE',
    text: 'hi',
    ts: '1.000001',
  };
  const genuine = JSON.stringify(
    eventEnvelope(chat.slack.state, event, { event_id: 'Ev1', event_time: timestamp }),
  );
  const all = { ...signed(genuine, timestamp, secret), ...headers };
  const present = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { status } = await fetch(requestUrl(chat.adapter), {
    method: 'POST',
    body: body ?? genuine,
    headers: present,
  });
  return status;
}

function signed(body: string, timestamp: number, secret: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': sign(secret, timestamp, body),
  };
}
