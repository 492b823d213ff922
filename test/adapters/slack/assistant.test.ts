import { readMessage } from '../../../adapters/playground/slack/read-message';
import manifest from '../../../manifest.json';
import type { OnEvent } from '../../../src/chat/adapter';
import type { StartedEvent } from '../../../src/chat/event';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const PROMPTS = ['One?', 'Two?', 'Three?', 'Four?'];
/** Apps made before July 2026 may still have this. */
const OLDER = [
  'assistant_thread_started',
  'assistant_thread_context_changed',
  'app_home_opened',
  'message.im',
  'message.channels',
];

let chat: SlackUnderTest;

const onEvent: OnEvent = async (event) =>
  event.kind === 'started'
    ? { ...reply('Hello'), prompts: PROMPTS }
    : reply(`heard ${event.kind === 'message' ? event.text : event.kind}`);

async function open(workspace: Parameters<typeof openSlack>[0], answer = onEvent): Promise<void> {
  chat = await openSlack(workspace);
  await chat.start(answer);
}

const started = () => chat.events.filter((event): event is StartedEvent => event.kind === 'started');
const said = () => chat.slack.answers('DALICE').map(readMessage);
const prompts = (thread?: string) => chat.slack.panel('DALICE', thread).prompts.map(({ message }) => message);
const loud = () => chat.lines.filter(({ level }) => level !== 'debug' && level !== 'info');

describe('a panel that shows the direct messages', () => {
  beforeEach(() => open({ workspace: { subscriptions: manifest.settings.event_subscriptions.bot_events } }));

  it('offers questions, and posts nothing each time that it is opened', async () => {
    const { delivered } = await chat.slack.openPanel({ user: 'UALICE' });
    expect(delivered).toMatchObject({ acknowledged: true });
    await chat.slack.waitFor(() => prompts().length === 4);
    expect(chat.slack.panel('DALICE').prompts).toEqual(
      PROMPTS.map((prompt) => ({ title: prompt, message: prompt })),
    );
    expect(chat.slack.panel('DALICE').promptsTitle).toBe('For example');
    expect(said()).toEqual([]);
    expect(started()).toMatchObject([
      { person: { id: 'UALICE' }, private: false, conversation: { id: 'DALICE', kind: 'direct' } },
    ]);
    expect(started()[0]?.conversation.thread).toBeUndefined();
  });

  it('tells beside which channel it was opened, and which one is looked at then', async () => {
    await chat.slack.openPanel({ user: 'UALICE', beside: 'CGENERAL' });
    await chat.slack.waitFor(() => started().length === 1);
    await chat.slack.lookAt({ user: 'UALICE', beside: 'CRANDOM' });
    await chat.slack.waitFor(() => started().length === 2);
    expect(started().map(({ beside }) => beside)).toEqual(['general', 'random']);
  });

  it('knows nothing of channels that it cannot see', async () => {
    await chat.slack.openPanel({ user: 'UALICE', beside: 'CSECRET' });
    await chat.slack.waitFor(() => prompts().length === 4);
    expect(started()[0]?.beside).toBeUndefined();
    expect(loud()).toEqual([]);
  });

  it('answers what is asked there once, where it was asked', async () => {
    await chat.slack.openPanel({ user: 'UALICE' });
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'One?' });
    await chat.slack.waitFor(() => said().includes('heard One?'));
    await chat.adapter.stop();
    expect(said()).toEqual(['heard One?']);
  });

  it('is no trouble where Slack has none', async () => {
    for (const method of ['assistant.threads.setSuggestedPrompts', 'assistant.threads.setStatus'])
      chat.slack.faults.plan(method, { kind: 'error', code: 'not_allowed' });
    await chat.slack.openPanel({ user: 'UALICE' });
    const { message } = await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'root' });
    await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'more', thread: message.ts });
    await chat.slack.waitFor(() => said().includes('heard more'));
    await chat.adapter.stop();
    expect(said()).toEqual(['heard root', 'heard more']);
    expect(loud()).toEqual([]);
  });
});

describe('a panel that is a thread of its own', () => {
  beforeEach(() => open({ workspace: { subscriptions: OLDER } }));

  it('greets, and offers questions', async () => {
    const { thread } = await chat.slack.openPanel({ user: 'UALICE', beside: 'CGENERAL' });
    await chat.slack.waitFor(() => prompts(thread).length === 4);
    expect(chat.slack.answers('DALICE').at(-1)).toMatchObject({ text: 'Hello', threadTs: thread });
    expect(started()).toMatchObject([{ beside: 'general', conversation: { id: 'DALICE', thread } }]);
  });

  it('offers others when another channel is looked at, and does not greet again', async () => {
    const { thread = '' } = await chat.slack.openPanel({ user: 'UALICE' });
    await chat.slack.waitFor(() => prompts(thread).length === 4);
    await chat.slack.lookAt({ user: 'UALICE', beside: 'CRANDOM', thread });
    await chat.slack.waitFor(() => started().length === 2);
    await chat.adapter.stop();
    expect(started().map(({ beside }) => beside)).toEqual([undefined, 'random']);
    expect(said().filter((text) => text === 'Hello')).toHaveLength(1);
  });

  it('shows that it is at work, answers in the thread once, and gives it a title', async () => {
    const { channel, thread = '' } = await chat.slack.openPanel({ user: 'UALICE' });
    await chat.slack.waitFor(() => prompts(thread).length === 4);
    const text = '<@UBOB> is *this* &amp; that needed? '.repeat(5);
    await chat.slack.say({ user: 'UALICE', channel, text: 'Do we need it, <@UBOB>?', thread });
    await chat.slack.waitFor(() => chat.slack.panel(channel, thread).title !== '');
    await chat.slack.say({ user: 'UALICE', channel, text, thread });
    await chat.slack.waitFor(() => chat.slack.panel(channel, thread).statuses.length === 4);
    const { statuses, title } = chat.slack.panel(channel, thread);
    expect(statuses).toEqual(['is looking it up', '', 'is looking it up', '']);
    expect(title).toBe('Do we need it?');
    const answers = chat.slack.answers('DALICE').filter(({ text: heard }) => heard.startsWith('heard'));
    expect(answers.map(({ threadTs }) => threadTs)).toEqual([thread, thread]);
  });

  it('takes the sign off where nothing is said', async () => {
    await chat.stop();
    await open({ workspace: { subscriptions: OLDER } }, async () => undefined);
    const { channel, thread = '' } = await chat.slack.openPanel({ user: 'UALICE' });
    await chat.slack.say({ user: 'UALICE', channel, text: 'hm', thread });
    await chat.slack.waitFor(() => chat.slack.panel(channel, thread).statuses.length === 2);
    expect(chat.slack.panel(channel, thread).statuses.at(-1)).toBe('');
  });
});

it('stays out of channels and of what bots say', async () => {
  await open({});
  const { message } = await chat.slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '<@UOPSBOT> hi' });
  await chat.slack.waitFor(() => chat.slack.answers('CGENERAL')[0]);
  await chat.slack.say({ user: 'UBOB', channel: 'CGENERAL', text: 'more', thread: message.ts });
  const bot = { type: 'message', channel: 'DALICE', channel_type: 'im', thread_ts: '1.1', ts: '1.2' };
  await chat.slack.event({ ...bot, bot_id: 'BOTHER', text: 'beep' });
  await chat.adapter.stop();
  expect(chat.slack.calls.filter(({ method }) => method.startsWith('assistant.'))).toEqual([]);
});

it.each([
  { type: 'assistant_thread_started', assistant_thread: { user_id: 'UALICE' }, event_ts: '1.1' },
  { type: 'app_context_changed', user: 7, channel: 'DALICE', context: {}, event_ts: '1.1' },
])('does not break on what Slack does not document: $type', async (event) => {
  await open({});
  await chat.slack.event(event);
  await chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'still there?' });
  await chat.slack.waitFor(() => said().includes('heard still there?'));
  expect(loud().map(({ message }) => message)).toEqual(['Slack sent something that we cannot read']);
});
