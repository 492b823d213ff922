import type { Fault } from '../../../adapters/playground/slack/faults';
import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { Delivery } from '../../../src/chat/adapter';
import type { ConversationRef } from '../../../src/chat/event';
import type { Block } from '../../../src/chat/reply';
import { PlatformError } from '../../../src/errors';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const TABLE: Block = { type: 'table', caption: 'Tools', columns: ['Tool', 'Use'], rows: [['DVC', 'data']] };

let chat: SlackUnderTest;
let waits: number[];

beforeEach(async () => {
  waits = [];
  const wait = async (ms: number) => waits.push(ms);
  chat = await openSlack({ adapter: { timeoutMs: 300, wait } });
  await chat.start(async () => reply('an answer'));
});

describe('sending', () => {
  it('says which message it became', async () => {
    const delivery = await chat.adapter.send(to('CGENERAL'), reply('a tip'));
    const [message] = chat.slack.answers();
    expect(delivery).toEqual({
      outcome: 'delivered',
      message: {
        conversation: to('CGENERAL'),
        id: message?.ts,
        address: { channel: 'CGENERAL', messages: [message?.ts] },
      },
    });
    expect(chat.slack.calls.at(-1)?.args).toMatchObject({
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it.each([
    ['CNOWHERE', 'channel_not_found'],
    ['CSECRET', 'channel_not_found'],
    ['CRANDOM', 'not_in_channel'],
  ])('reports %s as gone', async (channel, reason) => {
    expect(await chat.adapter.send(to(channel), reply('a tip'))).toEqual({ outcome: 'gone', reason });
  });

  it('reports an archived channel as gone', async () => {
    Object.assign(chat.slack.state.channel('CGENERAL') ?? {}, { archived: true });
    expect(await chat.adapter.send(to('CGENERAL'), reply('a tip'))).toEqual({
      outcome: 'gone',
      reason: 'is_archived',
    });
  });

  it.each<[string, Fault, Delivery, number]>([
    [
      'a rate limit',
      { kind: 'rate-limited', retryAfterSeconds: 7 },
      { outcome: 'refused', reason: 'rate limited', retryAfterMs: 7_000 },
      0,
    ],
    [
      'an answer that never comes',
      { kind: 'lost-answer' },
      { outcome: 'unknown', reason: 'TimeoutError' },
      1,
    ],
    ['a broken server', { kind: 'http', status: 500 }, { outcome: 'unknown', reason: 'HTTP 500' }, 0],
    [
      'an uncertain error',
      { kind: 'error', code: 'internal_error' },
      { outcome: 'unknown', reason: 'internal_error' },
      0,
    ],
    [
      'a busy Slack',
      { kind: 'error', code: 'service_unavailable' },
      { outcome: 'refused', reason: 'service_unavailable', retryAfterMs: 30_000 },
      0,
    ],
    [
      'a removed app',
      { kind: 'error', code: 'account_inactive' },
      { outcome: 'gone', reason: 'account_inactive' },
      0,
    ],
    [
      'a token that was withdrawn',
      { kind: 'error', code: 'token_revoked' },
      { outcome: 'gone', reason: 'token_revoked' },
      0,
    ],
    [
      'a token that Slack does not know',
      { kind: 'error', code: 'invalid_auth' },
      { outcome: 'gone', reason: 'invalid_auth' },
      0,
    ],
    [
      'a token that is just being renewed',
      { kind: 'error', code: 'token_expired' },
      { outcome: 'refused', reason: 'token_expired', retryAfterMs: 30_000 },
      0,
    ],
  ])('calls once and reports %s', async (_what, fault, delivery, posts) => {
    chat.slack.faults.plan('chat.postMessage', fault);
    expect(await chat.adapter.send(to('CGENERAL'), reply('a tip'))).toEqual(delivery);
    expect(postCalls()).toBe(1);
    expect(chat.slack.answers()).toHaveLength(posts);
    expect(waits).toEqual([]);
  });

  it('reports a Slack that cannot be reached as refused, for nothing was sent', async () => {
    await chat.slack.stop();
    const delivery = await chat.adapter.send(to('CGENERAL'), reply('a tip'));
    expect(delivery).toEqual({ outcome: 'refused', reason: 'ECONNREFUSED', retryAfterMs: 30_000 });
    await chat.adapter.stop();
    chat = await openSlack();
    await chat.start();
  });

  it('fails with what can be done where the set-up is wrong', async () => {
    chat.slack.faults.plan('chat.postMessage', {
      kind: 'error',
      code: 'missing_scope',
      needed: 'chat:write',
    });
    const failure = await chat.adapter.send(to('CGENERAL'), reply('a tip')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PlatformError);
    expect(failure).toMatchObject({
      code: 'slack/missing_scope',
      message: expect.stringContaining('chat:write'),
      tip: expect.stringContaining('manifest.json'),
    });
  });

  it('draws tables as text where Slack does not take them', async () => {
    chat.slack.faults.plan('chat.postMessage', { kind: 'error', code: 'invalid_blocks' });
    expect(
      await chat.adapter.send(to('CGENERAL'), reply('a comparison', 'conversation', TABLE)),
    ).toMatchObject({ outcome: 'delivered' });
    expect(chat.slack.answers().map(readMessage)).toEqual([expect.stringContaining('Use: data')]);
  });

  it('gives up where Slack takes the reply in no form', async () => {
    for (const _ of [1, 2])
      chat.slack.faults.plan('chat.postMessage', { kind: 'error', code: 'invalid_blocks' });
    await expect(chat.adapter.send(to('CGENERAL'), reply('odd'))).rejects.toMatchObject({
      code: 'slack/invalid_blocks',
    });
    expect(postCalls()).toBe(2);
  });

  it('waits between the parts of a long reply, for the first ones are out', async () => {
    failPost(2, { kind: 'rate-limited', retryAfterSeconds: 2 });
    expect(await chat.adapter.send(to('CGENERAL'), longReply())).toMatchObject({ outcome: 'delivered' });
    expect(waits).toEqual([2_000]);
    expect(chat.slack.answers().map(readMessage).join(' ').split(/\s+/)).toHaveLength(4_000);
  });

  it('says unknown where a part of a long reply is out and the rest is not', async () => {
    failPost(2, { kind: 'http', status: 503 });
    const delivery = await chat.adapter.send(to('CGENERAL'), longReply());
    expect(delivery).toEqual({
      outcome: 'unknown',
      reason: expect.stringMatching(/^HTTP 503 after 1 of \d messages$/),
    });
  });
});

describe('answering', () => {
  it('waits as long as Slack asks for', async () => {
    chat.slack.faults.plan('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3 });
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hi' });
    await chat.slack.waitFor(() => chat.slack.answers()[0]);
    expect(waits).toEqual([3_000]);
  });

  it('never posts twice what may be out', async () => {
    chat.slack.faults.plan('chat.postMessage', { kind: 'lost-answer' });
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hi' });
    await chat.slack.waitFor(() => chat.slack.answers()[0]);
    await chat.adapter.stop();
    expect(postCalls()).toBe(1);
    expect(chat.lines).toContainEqual({
      level: 'warn',
      fields: { outcome: 'unknown', reason: 'TimeoutError' },
      message: 'Slack did not take an answer',
    });
  });

  it('logs a set-up that is wrong with its tip, without the text', async () => {
    chat.slack.faults.plan('chat.postMessage', {
      kind: 'error',
      code: 'missing_scope',
      needed: 'chat:write',
    });
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'my secret' });
    await chat.adapter.stop();
    const problem = chat.lines.find(({ level, fields }) => level === 'error' && 'code' in fields);
    expect(problem?.fields).toMatchObject({
      code: 'slack/missing_scope',
      tip: expect.stringContaining('manifest.json'),
    });
    expect(JSON.stringify(chat.lines)).not.toMatch(/my secret/);
  });
});

describe('updating', () => {
  it('replaces the message in its place', async () => {
    const message = await sent(reply('no answers'));
    const delivery = await chat.adapter.update(message, reply('one answer'));
    expect(delivery).toEqual({ outcome: 'delivered', message });
    expect(chat.slack.answers().map(readMessage)).toEqual(['one answer']);
  });

  it('adds and takes away messages as the reply grows and shrinks', async () => {
    const message = await sent(reply('short'));
    const grown = await chat.adapter.update(message, longReply());
    const many = chat.slack.answers().length;
    expect(many).toBeGreaterThan(2);
    if (grown.outcome !== 'delivered') throw new Error(grown.reason);
    await chat.adapter.update(grown.message, reply('short again'));
    expect(chat.slack.answers().map(readMessage)).toEqual(['short again']);
  });

  it('says that a deleted message is gone', async () => {
    const message = await sent(reply('here'));
    chat.slack.state.remove(chat.slack.state.message('CGENERAL', message.id) ?? fail());
    expect(await chat.adapter.update(message, reply('still here'))).toEqual({
      outcome: 'gone',
      reason: 'message_not_found',
    });
  });

  it('reports a lost answer as unknown', async () => {
    const message = await sent(reply('here'));
    chat.slack.faults.plan('chat.update', { kind: 'lost-answer' });
    expect(await chat.adapter.update(message, reply('there'))).toEqual({
      outcome: 'unknown',
      reason: 'TimeoutError',
    });
  });
});

function to(channel: string): ConversationRef {
  return { platform: 'slack', tenant: 'TACME', id: channel, kind: 'channel', address: { channel } };
}

async function sent(what: ReturnType<typeof reply>) {
  const delivery = await chat.adapter.send(to('CGENERAL'), what);
  if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
  return delivery.message;
}

function longReply() {
  return reply(Array.from({ length: 4_000 }, (_, index) => `word${index}`).join(' '));
}

/** Lets the posts before the `nth` one from now through. */
function failPost(nth: number, fault: Fault): void {
  const { faults } = chat.slack;
  const take = faults.take;
  let posts = 0;
  faults.take = (method) => {
    if (method === 'chat.postMessage') posts += 1;
    return method === 'chat.postMessage' && posts === nth ? fault : take(method);
  };
}

function postCalls(): number {
  return chat.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
}

function fail(): never {
  throw new Error('there is no such message');
}
