import { buttonsOf, readMessage } from '../../../adapters/playground/slack/read-message';
import type { Message } from '../../../adapters/playground/slack/state';
import type { Block, Reply } from '../../../src/chat/reply';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const SHARE: Block = {
  type: 'buttons',
  buttons: [{ label: 'Share to channel', action: 'share', value: 'a1' }],
};

let chat: SlackUnderTest;
let respondWith: Reply;

beforeEach(async () => {
  respondWith = reply('just for you', 'person', SHARE);
  chat = await openSlack();
  await chat.start(async (event) => (event.kind === 'action' ? reply(`shared ${event.value}`) : respondWith));
});

describe('a slash command', () => {
  it.each([
    ['/ops-ask', 'ask'],
    ['/ops-compare', 'compare'],
    ['/ops-survey', 'survey'],
    ['/ops-tips', 'tips'],
    ['/ops-help', 'help'],
  ])('%s is acknowledged and answered in private', async (typed, command) => {
    const delivered = await chat.slack.command({
      user: 'UALICE',
      channel: 'CGENERAL',
      command: typed,
      text: ' DVC or MLflow? ',
    });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    expect(delivered).toEqual({ acknowledged: true, status: 200 });
    expect(chat.events).toEqual([
      expect.objectContaining({
        kind: 'command',
        command,
        text: 'DVC or MLflow?',
        private: true,
        person: { id: 'UALICE' },
      }),
    ]);
    expect(answer).toMatchObject({ ephemeralTo: 'UALICE' });
  });

  it('is acknowledged before its work is done', async () => {
    await chat.stop();
    chat = await openSlack();
    let release: (value: Reply) => void = () => undefined;
    await chat.start(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    expect(
      await chat.slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-ask' }),
    ).toMatchObject({ acknowledged: true });
    expect(chat.slack.answers()).toEqual([]);
    release(respondWith);
    await expect(chat.slack.waitFor(() => chat.slack.answers()[0])).resolves.toBeDefined();
  });

  it.each([
    ['CGENERAL', 'channel'],
    ['DALICE', 'direct'],
    ['GTRIO', 'group'],
    ['DPEERS', 'direct'],
    ['CSECRET', 'channel'],
  ])('knows what kind of place %s is', async (channel, kind) => {
    await chat.slack.command({ user: 'UALICE', channel, command: '/ops-help' });
    await chat.slack.waitFor(() => chat.slack.answers(channel)[0]);
    expect(chat.events[0]?.conversation).toMatchObject({ id: channel, kind });
  });

  it('says nothing to a command that is not ours', async () => {
    const delivered = await chat.slack.command({
      user: 'UALICE',
      channel: 'CGENERAL',
      command: '/ops-other',
    });
    expect(delivered.acknowledged).toBe(false);
    expect(chat.events).toEqual([]);
  });

  it('shows a reply for everybody in the channel', async () => {
    respondWith = reply('for all');
    await chat.slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-survey' });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    expect(answer.ephemeralTo).toBeUndefined();
    expect(chat.slack.answers()).toHaveLength(1);
  });

  it.each(['CSECRET', 'CRANDOM'])(
    'shows it in %s, where it is not a member, and says how to let it in',
    async (channel) => {
      respondWith = reply('for all');
      await chat.slack.command({ user: 'UALICE', channel, command: '/ops-survey' });
      const [answer, hint] = await chat.slack.waitFor(
        () => chat.slack.answers(channel).length === 2 && chat.slack.answers(channel),
      );
      expect(answer && readMessage(answer)).toBe('for all');
      expect(answer?.ephemeralTo).toBeUndefined();
      expect(hint).toMatchObject({
        ephemeralTo: 'UALICE',
        text: expect.stringContaining('/invite @ops-advisor'),
      });
    },
  );

  it('does not speak of inviting in a talk between two', async () => {
    respondWith = reply('for both');
    await chat.slack.command({ user: 'UALICE', channel: 'DPEERS', command: '/ops-ask' });
    await chat.slack.waitFor(() => chat.slack.answers('DPEERS')[0]);
    await chat.adapter.stop();
    expect(chat.slack.answers()).toHaveLength(1);
  });

  it('says all of a private answer that is longer than a response address takes', async () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `word${index}`);
    respondWith = reply(words.join(' '), 'person');
    await chat.slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-ask' });
    await chat.slack.waitFor(() =>
      chat.slack.answers().some((answer) => readMessage(answer).endsWith('word8999')),
    );
    const answers = chat.slack.answers('CGENERAL');
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.every(({ ephemeralTo }) => ephemeralTo === 'UALICE')).toBe(true);
    expect(answers.map(readMessage).join(' ').split(/\s+/)).toEqual(words);
  });

  it('tells the log, not the channel, where a private answer cannot be given any more', async () => {
    chat.slack.faults.plan('respond', { kind: 'http', status: 404 });
    await chat.slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-ask' });
    await chat.adapter.stop();
    expect(chat.slack.answers()).toEqual([]);
    expect(chat.lines).toContainEqual({
      level: 'warn',
      fields: { outcome: 'gone', reason: 'expired_url' },
      message: 'Slack did not take an answer',
    });
  });
});

describe('a button', () => {
  it('on a private answer shares into the channel and leaves the answer', async () => {
    const answer = await ask('CGENERAL');
    expect(
      await chat.slack.press({ user: 'UALICE', message: answer, label: 'Share to channel' }),
    ).toMatchObject({ acknowledged: true });
    const shared = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[1]);
    expect(chat.events[1]).toMatchObject({ kind: 'action', action: 'share', value: 'a1', private: true });
    expect(chat.events[1]?.conversation.thread).toBeUndefined();
    expect(readMessage(shared)).toBe('shared a1');
    expect(shared.ephemeralTo).toBeUndefined();
    expect(shared.threadTs).toBeUndefined();
    expect(chat.slack.answers()).toContain(answer);
  });

  it('on a private answer shares into a private channel that the bot is not in', async () => {
    const answer = await ask('CSECRET');
    await chat.slack.press({ user: 'UALICE', message: answer, label: 'Share to channel' });
    const [, shared, hint] = await chat.slack.waitFor(
      () => chat.slack.answers('CSECRET').length === 3 && chat.slack.answers('CSECRET'),
    );
    expect(shared && readMessage(shared)).toBe('shared a1');
    expect(hint?.text).toContain('/invite');
  });

  it('on an answer in a thread is answered in that thread', async () => {
    respondWith = reply('for all', 'conversation', SHARE);
    const { message } = await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: '<@UOPSBOT> hello',
    });
    const answer = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    await chat.slack.press({ user: 'UBOB', message: answer, label: 'Share to channel' });
    const next = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[1]);
    expect(next.threadTs).toBe(message.ts);
    expect(chat.events[1]).toMatchObject({
      private: false,
      person: { id: 'UBOB' },
      conversation: { thread: message.ts },
    });
  });

  it('on a message in a channel opens its thread', async () => {
    const message = await tip('CGENERAL');
    await chat.slack.press({ user: 'UALICE', message, label: 'Share to channel' });
    await expect(chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[1])).resolves.toMatchObject({
      threadTs: message.ts,
    });
  });

  it('on a direct message is answered below it, in no thread', async () => {
    const message = await tip('DALICE');
    await chat.slack.press({ user: 'UALICE', message, label: 'Share to channel' });
    const next = await chat.slack.waitFor(() => chat.slack.answers('DALICE')[1]);
    expect(next.threadTs).toBeUndefined();
  });

  it('keeps the same name twice in one message apart', async () => {
    const answers = ['yes', 'no'].map((value) => ({ label: value, action: 'answer', value }));
    respondWith = reply('Is it?', 'person', { type: 'buttons', buttons: answers });
    const message = await ask('CGENERAL');
    expect(new Set(buttonsOf(message).map(({ action_id }) => action_id)).size).toBe(2);
    await chat.slack.press({ user: 'UALICE', message, label: 'no' });
    await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[1]);
    expect(chat.events[1]).toMatchObject({ action: 'answer', value: 'no' });
  });

  it('whispers the reply for one person on a message for all', async () => {
    await chat.stop();
    chat = await openSlack();
    await chat.start(async (event) =>
      reply(event.kind, event.kind === 'action' ? 'person' : 'conversation', SHARE),
    );
    await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UOPSBOT> hello' });
    const message = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
    await chat.slack.press({ user: 'UBOB', message, label: 'Share to channel' });
    const whisper = await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[1]);
    expect(whisper).toMatchObject({ ephemeralTo: 'UBOB', threadTs: message.threadTs });
  });
});

async function ask(channel: string): Promise<Message> {
  await chat.slack.command({ user: 'UALICE', channel, command: '/ops-ask', text: 'which?' });
  return chat.slack.waitFor(() => chat.slack.answers(channel)[0]);
}

async function tip(channel: string): Promise<Message> {
  const conversation = {
    platform: 'slack' as const,
    tenant: 'TACME',
    id: channel,
    kind: 'channel' as const,
    address: { channel },
  };
  await chat.adapter.send(conversation, reply('a tip', 'conversation', SHARE));
  return chat.slack.waitFor(() => chat.slack.answers(channel)[0]);
}
