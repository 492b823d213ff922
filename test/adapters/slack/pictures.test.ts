import type { Fault } from '../../../adapters/playground/slack/faults';
import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { ConversationRef } from '../../../src/chat/event';
import type { Block } from '../../../src/chat/reply';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const PICTURE: Block = {
  type: 'image',
  png: Buffer.from('not really a picture'),
  alt: 'Testing is at level 2',
  title: 'Where you stand',
};
const TO: ConversationRef = {
  platform: 'slack',
  tenant: 'TACME',
  id: 'CGENERAL',
  kind: 'channel',
  address: { channel: 'CGENERAL' },
};
const IN_WORDS = ['Results', 'Where you stand', 'Testing is at level 2'].join('\n');

let chat: SlackUnderTest;
let waits: number[];

beforeEach(async () => {
  waits = [];
  chat = await openSlack({ adapter: { timeoutMs: 300, wait: async (ms) => waits.push(ms) } });
  await chat.start(async () => reply('Results', 'person', PICTURE));
});

it('is uploaded with its description and shown in its place', async () => {
  await send();
  expect(chat.slack.state.files).toMatchObject([
    {
      altText: 'Testing is at level 2',
      title: 'Where you stand',
      length: 20,
      bytes: Buffer.from('not really a picture'),
    },
  ]);
  expect(chat.slack.answers()[0]?.blocks[1]).toEqual({
    type: 'image',
    slack_file: { id: chat.slack.state.files[0]?.id },
    alt_text: 'Testing is at level 2',
    title: { type: 'plain_text', text: 'Where you stand', emoji: false },
  });
  expect(
    chat.slack.calls.find(({ method }) => method === 'files.completeUploadExternal')?.args,
  ).not.toHaveProperty('channel_id');
});

it('is shown again when its message is replaced', async () => {
  const delivery = await send();
  if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
  await chat.adapter.update(delivery.message, reply('Closed', 'conversation', PICTURE));
  expect(chat.slack.answers().map(({ blocks }) => blocks[1]?.type)).toEqual(['image']);
  expect(chat.slack.state.files).toHaveLength(2);
});

it('is shown to one person in a channel that the bot is not in', async () => {
  await chat.slack.command({ user: 'UALICE', channel: 'CSECRET', command: '/ops-survey' });
  const answer = await chat.slack.waitFor(() => chat.slack.answers('CSECRET')[0]);
  expect(answer.blocks[1]?.type).toBe('image');
});

it.each(['chat.postMessage', 'respond'])('waits until Slack has looked at it (%s)', async (method) => {
  lookAtFilesSlowly(2);
  if (method === 'respond')
    await chat.slack.command({ user: 'UALICE', channel: 'CSECRET', command: '/ops-survey' });
  else await send();
  const answer = await chat.slack.waitFor(() => chat.slack.answers()[0]);
  expect(answer.blocks[1]?.type).toBe('image');
  expect(waits).toEqual([500, 1_000]);
  expect(chat.slack.answers()).toHaveLength(1);
});

it('is told in words where Slack does not get to it, and shared in the thread below', async () => {
  lookAtFilesSlowly(100);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  const [message] = chat.slack.answers();
  expect(chat.slack.answers().map(readMessage)).toEqual([IN_WORDS]);
  expect(chat.slack.state.files.map(({ sharedIn }) => sharedIn)).toEqual([
    undefined,
    { channel: 'CGENERAL', threadTs: message?.ts },
  ]);
});

it('is shared with nobody where it was for one person', async () => {
  lookAtFilesSlowly(100);
  await chat.slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-survey' });
  await chat.slack.waitFor(() => chat.slack.answers()[0]);
  await chat.adapter.stop();
  expect(chat.slack.answers().map(readMessage)).toEqual([IN_WORDS]);
  expect(chat.slack.state.files.map(({ sharedIn }) => sharedIn)).toEqual([undefined]);
});

it.each<[string, Fault]>([
  ['files.getUploadURLExternal', { kind: 'error', code: 'missing_scope', needed: 'files:write' }],
  ['files.getUploadURLExternal', { kind: 'http', status: 500 }],
  ['files.getUploadURLExternal', { kind: 'lost-answer' }],
  ['upload', { kind: 'http', status: 500 }],
  ['upload', { kind: 'lost-answer' }],
  ['files.completeUploadExternal', { kind: 'error', code: 'internal_error' }],
  ['files.completeUploadExternal', { kind: 'lost-answer' }],
])('is told in words where %s fails with %j', async (method, fault) => {
  chat.slack.faults.plan(method, fault);
  expect(await send()).toMatchObject({ outcome: 'delivered' });
  expect(chat.slack.answers().map(readMessage)).toEqual([IN_WORDS]);
  expect(chat.lines.map(({ message }) => message)).toContain(
    'a picture could not be uploaded, its words are shown',
  );
});

it('waits where Slack asks for it, for a reply without its picture would stay so', async () => {
  chat.slack.faults.plan('files.getUploadURLExternal', { kind: 'rate-limited', retryAfterSeconds: 3 });
  await send();
  expect(waits).toEqual([3_000]);
  expect(chat.slack.answers()[0]?.blocks[1]?.type).toBe('image');
});

it('has a description and a title that fit', async () => {
  const long = { ...PICTURE, alt: 'word '.repeat(1_000), title: '' };
  await chat.adapter.send(TO, reply('Long', 'conversation', long));
  await chat.adapter.send(
    TO,
    reply('None', 'conversation', { ...PICTURE, alt: '', title: 'word '.repeat(1_000) }),
  );
  expect(chat.slack.answers().map(({ blocks }) => blocks[1]?.type)).toEqual(['image', 'image']);
});

function send() {
  return chat.adapter.send(TO, reply('Results', 'conversation', PICTURE));
}

/** Every file is refused so often before it can be shown. */
function lookAtFilesSlowly(refusals: number): void {
  const { files } = chat.slack.state;
  const push = files.push.bind(files);
  files.push = (...added) => push(...added.map((file) => ({ ...file, refusals })));
}
