import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { ChatEvent } from '../../../src/chat/event';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const MENTION = '<@UOPSBOT>';

let chat: SlackUnderTest;

beforeEach(async () => {
  chat = await openSlack();
  await chat.start(async (event) => reply(`answer to ${texts([event])}`));
});

describe('in a channel', () => {
  it('answers a mention in its thread, once, though Slack delivers it twice', async () => {
    const { deliveries, message } = await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: `${MENTION}  do we need <#CRANDOM|random> & MLOps?`,
    });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    await settle();
    expect(deliveries.map(({ acknowledged }) => acknowledged)).toEqual([true, true]);
    expect(chat.events).toHaveLength(1);
    expect(chat.events[0]).toMatchObject({
      text: 'do we need <#CRANDOM|random> &amp; MLOps?',
      addressed: true,
      private: false,
      person: { id: 'UALICE' },
      conversation: {
        platform: 'slack',
        tenant: 'TACME',
        id: 'CGENERAL',
        kind: 'channel',
        thread: message.ts,
      },
      at: new Date(Number(message.ts) * 1000),
    });
    expect(answer.threadTs).toBe(message.ts);
  });

  it('puts eyes on the mention and lives with not being able to', async () => {
    chat.slack.faults.plan('reactions.add', { kind: 'error', code: 'already_reacted' });
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: `${MENTION} one` });
    await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    const { message } = await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: `${MENTION} two` });
    await expect(chat.slack.waitFor(() => message.reactions.eyes)).resolves.toEqual(['UOPSBOT']);
  });

  it('shows the eyes before the answer is ready', async () => {
    await chat.stop();
    chat = await openSlack();
    await chat.start(async () => {
      await chat.slack.waitFor(() => chat.slack.calls.some(({ method }) => method === 'reactions.add'));
      return reply('slow');
    });
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: `${MENTION} think` });
    await expect(chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0])).resolves.toBeDefined();
  });

  it('stays quiet on what is not meant for it', async () => {
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: 'lunch?' });
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UBOB> lunch?' });
    await saySomethingLast();
    expect(texts(chat.events)).toEqual(['last']);
    expect(chat.slack.calls.filter(({ method }) => method === 'reactions.add')).toHaveLength(1);
  });

  it('hands over what is said in a thread, but not what calls on somebody else', async () => {
    const { message: root } = await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: `${MENTION} start`,
    });
    const thread = root.ts;
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: 'yes, weekly', thread });
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UBOB> what do you think?', thread });
    await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: `<@UBOB> ${MENTION} both of you`,
      thread,
    });
    await chat.slack.waitFor(() => chat.slack.answers('CGENERAL').length === 3);
    expect(chat.events.map((event) => event.kind === 'message' && [event.text, event.addressed])).toEqual([
      ['start', true],
      ['yes, weekly', false],
      ['<@UBOB> both of you', true],
    ]);
    expect(chat.events.map(({ conversation }) => conversation.thread)).toEqual([thread, thread, thread]);
    expect(chat.slack.calls.filter(({ method }) => method === 'reactions.add')).toHaveLength(2);
  });

  it('drops words that are called to a group', async () => {
    const { message } = await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: `${MENTION} start`,
    });
    await deliver({ text: '<!here> look', thread_ts: message.ts, ts: '1.000001' });
    await deliver({ text: '<!subteam^S1|@ml> look', thread_ts: message.ts, ts: '1.000002' });
    await saySomethingLast();
    expect(texts(chat.events)).toEqual(['start', 'last']);
  });

  it.each([
    ['a bot', { bot_id: 'BOTHER' }],
    ['an edit', { subtype: 'message_changed', message: { text: MENTION }, user: undefined }],
    ['a deletion', { subtype: 'message_deleted', user: undefined, text: undefined }],
    ['a join', { subtype: 'channel_join' }],
    ['itself', { user: 'UOPSBOT' }],
    ['a file without words', { subtype: 'file_share', text: '' }],
  ])('ignores %s without a warning', async (_who, fields) => {
    await deliver({ text: `${MENTION} hello`, ...fields });
    await saySomethingLast();
    expect(texts(chat.events)).toEqual(['last']);
    expect(chat.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  it('reads words that come with a file', async () => {
    await deliver({ text: `${MENTION} see the chart`, subtype: 'file_share' });
    await chat.slack.waitFor(() => chat.events.length === 1);
    expect(texts(chat.events)).toEqual(['see the chart']);
  });
});

describe('in direct and group messages', () => {
  it('answers a direct message where it was said', async () => {
    const { message } = await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hello' });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('DALICE')[0]);
    expect(answer.threadTs).toBeUndefined();
    expect(chat.events[0]?.conversation).toEqual({
      platform: 'slack',
      tenant: 'TACME',
      id: 'DALICE',
      kind: 'direct',
      address: { channel: 'DALICE' },
    });
    await expect(chat.slack.waitFor(() => message.reactions.eyes)).resolves.toBeDefined();
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'and here?', thread: message.ts });
    await expect(chat.slack.waitFor(() => chat.slack.answers('DALICE')[1])).resolves.toMatchObject({
      threadTs: message.ts,
    });
  });

  it('answers in a group only when mentioned', async () => {
    await chat.slack.say({ user: 'UBOB', channel: 'GTRIO', text: 'between us' });
    await chat.slack.say({ user: 'UBOB', channel: 'GTRIO', text: `${MENTION} your turn` });
    await chat.slack.waitFor(() => chat.slack.answers('GTRIO')[0]);
    expect(texts(chat.events)).toEqual(['your turn']);
  });

  it('whispers to a person in a channel, and speaks up in a direct message', async () => {
    await chat.stop();
    chat = await openSlack();
    await chat.start(async () => reply('for you', 'person'));
    await chat.slack.say({ user: 'UBOB', channel: 'CGENERAL', text: `${MENTION} psst` });
    await expect(chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0])).resolves.toMatchObject({
      ephemeralTo: 'UBOB',
    });
    await chat.slack.say({ user: 'UBOB', channel: 'DBOB', text: 'psst' });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('DBOB')[0]);
    expect(answer.ephemeralTo).toBeUndefined();
  });
});

describe('what Slack delivers again', () => {
  it('is answered once, also while the first answer is being made', async () => {
    const event = {
      type: 'message',
      channel: 'DALICE',
      channel_type: 'im',
      user: 'UALICE',
      text: 'again',
      ts: '1700000000.000100',
    };
    await Promise.all([
      chat.slack.event(event, { eventId: 'Ev1' }),
      chat.slack.event(event, { eventId: 'Ev1', retry: { number: 1, reason: 'http_timeout' } }),
    ]);
    await chat.slack.event(event, { eventId: 'Ev1', retry: { number: 2, reason: 'http_timeout' } });
    await saySomethingLast();
    expect(texts(chat.events)).toEqual(['again', 'last']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no channel', { type: 'message', user: 'UALICE', text: 'my secret', ts: '1.1' }],
    [
      'a text that is none',
      { type: 'message', channel: 'DALICE', user: 'UALICE', text: { my: 'secret' }, ts: '1.1' },
    ],
    [
      'a strange timestamp',
      { type: 'app_mention', channel: 'CGENERAL', user: 'UALICE', text: 'my secret', ts: 'now' },
    ],
  ])('is logged without its contents: %s', async (_what, event) => {
    expect(await chat.slack.event(event)).toMatchObject({ acknowledged: true });
    await saySomethingLast();
    expect(texts(chat.events)).toEqual(['last']);
    expect(chat.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'Slack sent something that we cannot read' }),
    );
    expect(JSON.stringify(chat.lines)).not.toContain('secret');
  });
});

it('names an enterprise as the tenant where it is installed for all of it', async () => {
  await chat.slack.stop();
  await chat.adapter.stop();
  chat = await openSlack({ workspace: { population: enterprise() } });
  await chat.start();
  await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hi' });
  const event = await chat.slack.waitFor(() => chat.events[0]);
  expect(event.conversation.tenant).toBe('EACME');
});

it('never echoes a ping', async () => {
  await deliver({ text: `${MENTION} say &lt;!channel&gt; <!channel> <@UBOB> @here` });
  const answer = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
  expect(readMessage(answer)).toContain('<!channel> <@UBOB> @here');
  expect(chat.slack.state.notifications).toEqual([]);
});

function enterprise() {
  const { bot, channels, users } = chat.slack.state;
  return { bot, channels, users, team: { id: 'TACME', name: 'acme', enterpriseId: 'EACME' } };
}

/** Everything that was delivered before has been read once this is answered. */
async function saySomethingLast(): Promise<void> {
  await chat.slack.say({ user: 'UBOB', channel: 'DBOB', text: 'last' });
  await chat.slack.waitFor(() =>
    chat.slack.answers('DBOB').some((answer) => readMessage(answer).includes('last')),
  );
  await settle();
}

/** Lets the eyes be put on. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function deliver(fields: object): Promise<void> {
  const ts = chat.slack.state.nextTs();
  const said = { channel: 'CGENERAL', ts, user: 'UALICE', text: '', blocks: [], reactions: {} };
  chat.slack.state.add(said);
  await chat.slack.event({
    type: 'message',
    channel: 'CGENERAL',
    channel_type: 'channel',
    user: 'UALICE',
    ts,
    ...fields,
  });
}

function texts(events: readonly ChatEvent[]): string[] {
  return events.map((event) => ('text' in event ? event.text : event.kind));
}
