import type { ConversationRef } from '../../../src/chat/event';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

let chat: SlackUnderTest;
let waits: number[];
let since: Date;

beforeEach(async () => {
  waits = [];
  since = new Date();
  chat = await openSlack({ adapter: { timeoutMs: 300, wait: async (ms) => waits.push(ms) } });
  await chat.start();
});

it('finds a post whose answer was lost', async () => {
  chat.slack.faults.plan('chat.postMessage', { kind: 'lost-answer' });
  expect(await chat.adapter.send(to('CGENERAL'), reply('a tip'), { deliveryId: 'w48' })).toMatchObject({
    outcome: 'unknown',
  });
  const [message] = chat.slack.answers();
  expect(await find('w48')).toEqual({
    conversation: to('CGENERAL'),
    id: message?.ts,
    address: { channel: 'CGENERAL', messages: [message?.ts] },
  });
});

it('finds nothing where the post failed', async () => {
  chat.slack.faults.plan('chat.postMessage', { kind: 'http', status: 500 });
  await chat.adapter.send(to('CGENERAL'), reply('a tip'), { deliveryId: 'w48' });
  expect(await find('w48')).toBeUndefined();
});

it('finds all messages of a long reply, to be updated as one', async () => {
  const long = reply('word '.repeat(6_000));
  const delivery = await chat.adapter.send(to('CGENERAL'), long, { deliveryId: 'long' });
  const found = await find('long');
  expect(found).toEqual(delivery.outcome === 'delivered' ? delivery.message : undefined);
  if (found === undefined || found === 'unknowable') throw new Error('not found');
  await chat.adapter.update(found, reply('short'));
  expect(chat.slack.answers()).toHaveLength(1);
  expect(await find('long')).toMatchObject({ id: found.id });
});

it('looks through page after page', async () => {
  await chat.adapter.send(to('CGENERAL'), reply('a tip'), { deliveryId: 'early' });
  chatter(450);
  expect(await find('early')).toMatchObject({ id: chat.slack.answers()[0]?.ts });
  expect(chat.slack.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(3);
});

it('does not know where there is more than it can look through', async () => {
  chatter(10_001);
  expect(await find('early')).toBe('unknowable');
});

it('looks no further back than needed', async () => {
  await chat.adapter.send(to('CGENERAL'), reply('a tip'), { deliveryId: 'w48' });
  since = new Date(Date.now() + 3_600_000);
  expect(await find('w48')).toBeUndefined();
});

it('looks into the thread that it was sent to', async () => {
  const { message } = await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UOPSBOT> hi' });
  const thread = {
    ...to('CGENERAL'),
    thread: message.ts,
    address: { channel: 'CGENERAL', thread: message.ts },
  };
  const delivery = await chat.adapter.send(thread, reply('a tip'), { deliveryId: 'w48' });
  expect(await chat.adapter.findDelivery(thread, 'w48', since)).toEqual(
    delivery.outcome === 'delivered' ? delivery.message : undefined,
  );
  expect(await find('w48')).toBeUndefined();
});

it('sends to the whole channel and looks there, though a thread ordered it', async () => {
  await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UOPSBOT> tips here please' });
  const { thread, ...whole } = await chat.slack.waitFor(() => chat.events[0]?.conversation);
  expect(whole.address).toMatchObject({ thread });
  const delivery = await chat.adapter.send(whole, reply('a tip'), { deliveryId: 'w48' });
  expect(chat.slack.answers().at(-1)).not.toHaveProperty('threadTs');
  expect(await chat.adapter.findDelivery(whole, 'w48', since)).toEqual(
    delivery.outcome === 'delivered' ? delivery.message : undefined,
  );
});

it('does not take what somebody else wrote for its own', async () => {
  const payload = { event_type: 'ops_advisor_delivery', event_payload: { delivery_id: 'w48', part: 0 } };
  const { message } = await chat.slack.say({ user: 'UBOB', channel: 'CGENERAL', text: 'mine' });
  message.metadata = payload;
  expect(await find('w48')).toBeUndefined();
});

it.each(['CNOWHERE', 'CSECRET', 'CRANDOM'])('takes what was sent to %s as not delivered', async (channel) => {
  expect(await chat.adapter.findDelivery(to(channel), 'w48', since)).toBeUndefined();
});

it('waits where Slack asks for it', async () => {
  chat.slack.faults.plan('conversations.history', { kind: 'rate-limited', retryAfterSeconds: 30 });
  expect(await find('w48')).toBeUndefined();
  expect(waits).toEqual([30_000]);
});

it.each(['lost-answer', 'http'] as const)('fails where Slack does not answer (%s)', async (kind) => {
  chat.slack.faults.plan('conversations.history', kind === 'http' ? { kind, status: 503 } : { kind });
  await expect(find('w48')).rejects.toMatchObject({
    message: expect.stringContaining('searching for a delivery'),
  });
});

function find(deliveryId: string) {
  return chat.adapter.findDelivery(to('CGENERAL'), deliveryId, since);
}

function chatter(messages: number): void {
  const { state } = chat.slack;
  for (let said = 0; said < messages; said++) {
    state.messages.push({
      channel: 'CGENERAL',
      ts: state.nextTs(),
      user: 'UBOB',
      text: 'so',
      blocks: [],
      reactions: {},
    });
  }
}

function to(channel: string): ConversationRef {
  return { platform: 'slack', tenant: 'TACME', id: channel, kind: 'channel', address: { channel } };
}
