import { type WebAPICallResult, WebClient } from '@slack/web-api';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../../adapters/playground/slack/start-slack-workspace';

let slack: SlackWorkspace;

beforeEach(async () => {
  slack = await startSlackWorkspace();
});
afterEach(() => slack.stop());

const text = (length: number) => 'x'.repeat(length);
const section = (content: string) => ({ type: 'section', text: { type: 'mrkdwn', text: content } });
const button = (change: object) => ({
  type: 'button',
  action_id: 'a',
  text: { type: 'plain_text', text: 'Go' },
  ...change,
});
const cells = (rows: number, columns: number, content = 'x') =>
  Array(rows).fill(Array(columns).fill({ type: 'raw_text', text: content }));

it.each([
  ['nothing at all', {}, 'no_text'],
  ['a text that is too long', { text: text(40_001) }, 'msg_too_long'],
  ['51 blocks', { blocks: Array(51).fill({ type: 'divider' }) }, 'invalid_blocks'],
  ['a block that does not exist', { blocks: [{ type: 'heading' }] }, 'invalid_blocks'],
  ['a field that does not exist', { blocks: [{ type: 'divider', colour: 'red' }] }, 'invalid_blocks'],
  ['a long section', { blocks: [section(text(3_001))] }, 'invalid_blocks'],
  ['an empty section', { blocks: [section('')] }, 'invalid_blocks'],
  [
    'a long header',
    { blocks: [{ type: 'header', text: { type: 'plain_text', text: text(151) } }] },
    'invalid_blocks',
  ],
  [
    '11 context elements',
    { blocks: [{ type: 'context', elements: Array(11).fill({ type: 'mrkdwn', text: 'x' }) }] },
    'invalid_blocks',
  ],
  [
    '26 buttons',
    {
      blocks: [
        { type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` })) },
      ],
    },
    'invalid_blocks',
  ],
  [
    'a long label',
    { blocks: [{ type: 'actions', elements: [button({ text: { type: 'plain_text', text: text(76) } })] }] },
    'invalid_blocks',
  ],
  [
    'a long value',
    { blocks: [{ type: 'actions', elements: [button({ value: text(2_001) })] }] },
    'invalid_blocks',
  ],
  [
    'a long action id',
    { blocks: [{ type: 'actions', elements: [button({ action_id: text(256) })] }] },
    'invalid_blocks',
  ],
  [
    'one action id twice',
    { blocks: [{ type: 'actions', elements: [button({}), button({})] }] },
    'invalid_blocks',
  ],
  [
    'one block id twice',
    {
      blocks: [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
    },
    'invalid_blocks',
  ],
  ['101 table rows', { blocks: [{ type: 'table', rows: cells(101, 1) }] }, 'invalid_blocks'],
  ['21 table columns', { blocks: [{ type: 'table', rows: cells(1, 21) }] }, 'invalid_blocks'],
  ['an empty cell', { blocks: [{ type: 'table', rows: cells(1, 1, '') }] }, 'invalid_blocks'],
  [
    'a ragged table',
    { blocks: [{ type: 'table', rows: [...cells(1, 1), ...cells(1, 2)] }] },
    'invalid_blocks',
  ],
  ['too much in a table', { blocks: [{ type: 'table', rows: cells(11, 1, text(1_000)) }] }, 'invalid_blocks'],
  ['two tables', { blocks: [1, 2].map(() => ({ type: 'table', rows: cells(1, 1) })) }, 'invalid_attachments'],
  ['too much in all', { blocks: Array(5).fill(section(text(3_000))) }, 'msg_blocks_too_long'],
  ['a picture from nowhere', { blocks: [{ type: 'image', alt_text: 'x' }] }, 'invalid_blocks'],
  [
    'a picture that was not uploaded',
    { blocks: [{ type: 'image', alt_text: 'x', slack_file: { id: 'F0000000009' } }] },
    'invalid_blocks',
  ],
  [
    'a picture without words',
    { blocks: [{ type: 'image', alt_text: '', image_url: 'https://example.org/' }] },
    'invalid_blocks',
  ],
  ['a field', { blocks: [{ type: 'input', label: 'x', element: {} }] }, 'invalid_blocks'],
  ['metadata of no event', { text: 'x', metadata: { event_payload: {} } }, 'invalid_metadata_format'],
  ['a thread that does not exist', { text: 'x', thread_ts: '1.1' }, 'thread_not_found'],
])('refuses %s', async (_what, message, error) => {
  await expect(call('chat.postMessage', { channel: 'CGENERAL', ...message })).rejects.toMatchObject({
    data: { error },
  });
  expect(slack.state.messages).toEqual([]);
});

it.each([
  ['chat.postMessage', { channel: 'CNOWHERE', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'CSECRET', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'CRANDOM', text: 'x' }, 'not_in_channel'],
  ['chat.postEphemeral', { channel: 'DALICE', user: 'UBOB', text: 'x' }, 'user_not_in_channel'],
  ['chat.update', { channel: 'CGENERAL', ts: '1.1', text: 'x' }, 'message_not_found'],
  ['chat.delete', { channel: 'CGENERAL', ts: '1.1' }, 'message_not_found'],
  ['reactions.add', { channel: 'CGENERAL', timestamp: '1.1', name: 'eyes' }, 'message_not_found'],
  ['conversations.info', { channel: 'CSECRET' }, 'channel_not_found'],
  ['conversations.history', { channel: 'CRANDOM' }, 'not_in_channel'],
  ['conversations.history', { channel: 'CGENERAL', limit: 1_000 }, 'invalid_limit'],
  ['conversations.history', { channel: 'CGENERAL', cursor: 'what' }, 'invalid_cursor'],
  ['conversations.replies', { channel: 'CGENERAL', ts: '1.1' }, 'thread_not_found'],
  ['conversations.open', { users: 'UNOBODY' }, 'user_not_found'],
  ['conversations.open', { users: 'UOPSBOT' }, 'cannot_dm_bot'],
  ['users.info', { user: 'UNOBODY' }, 'user_not_found'],
  ['files.getUploadURLExternal', { filename: 'a.png', length: 0 }, 'invalid_arguments'],
  [
    'files.getUploadURLExternal',
    { filename: 'a.png', length: 1, alt_text: text(1_001) },
    'alt_txt_too_large',
  ],
  ['files.completeUploadExternal', { files: [{ id: 'F0000000009' }] }, 'file_not_found'],
  ['views.open', { trigger_id: 'made up', view: {} }, 'invalid_trigger_id'],
  ['apps.connections.open', {}, 'not_allowed_token_type'],
  ['users.teleport', {}, 'unknown_method'],
])('%s answers %j with %s', async (method, args, error) => {
  await expect(call(method, args)).rejects.toMatchObject({ data: { error } });
});

it('knows whose messages are whose', async () => {
  const { message } = await slack.say({ user: 'UALICE', channel: 'CGENERAL', text: 'mine' });
  await expect(call('chat.update', { channel: 'CGENERAL', ts: message.ts, text: 'x' })).rejects.toMatchObject(
    { data: { error: 'cant_update_message' } },
  );
  await expect(call('chat.delete', { channel: 'CGENERAL', ts: message.ts })).rejects.toMatchObject({
    data: { error: 'cant_delete_message' },
  });
});

it('takes a reaction once', async () => {
  const { message } = await slack.say({ user: 'UALICE', channel: 'CGENERAL', text: 'look' });
  const reaction = { channel: 'CGENERAL', timestamp: message.ts, name: 'eyes' };
  await call('reactions.add', reaction);
  await expect(call('reactions.add', reaction)).rejects.toMatchObject({ data: { error: 'already_reacted' } });
  expect(message.reactions).toEqual({ eyes: ['UOPSBOT'] });
});

it.each([
  ['none', '', 'not_authed'],
  ['a wrong one', 'xoxb-wrong', 'invalid_auth'],
])('asks for a token: %s', async (_what, token, error) => {
  const response = await fetch(`${slack.apiUrl}auth.test`, {
    method: 'POST',
    headers: token === '' ? {} : { Authorization: `Bearer ${token}` },
  });
  expect(await response.json()).toMatchObject({ ok: false, error });
});

it('asks for the scope that a method needs', async () => {
  const strict = await startSlackWorkspace({ scopes: [] });
  const refused = call('chat.postMessage', { channel: 'CGENERAL', text: 'x' }, strict);
  await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } });
  await strict.stop();
});

it.each([
  ['CGENERAL', 'channels:read'],
  ['GTRIO', 'mpim:read'],
  ['DALICE', 'im:read'],
])('asks for the scope that goes with %s', async (channel, needed) => {
  const strict = await startSlackWorkspace({ scopes: [] });
  const refused = call('conversations.info', { channel }, strict);
  await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed } });
  await strict.stop();
});

it('keeps what goes with a message for those who ask for it', async () => {
  const metadata = { event_type: 'sent', event_payload: { id: '7' } };
  const { ts } = await call('chat.postMessage', { channel: 'CGENERAL', text: 'x', metadata });
  await call('chat.update', { channel: 'CGENERAL', ts, text: 'y' });
  const plain = await call('conversations.history', { channel: 'CGENERAL' });
  expect(plain.messages).toEqual([{ type: 'message', user: 'UOPSBOT', text: 'y', ts }]);
  const whole = await call('conversations.history', { channel: 'CGENERAL', include_all_metadata: true });
  expect(whole.messages).toEqual([{ type: 'message', user: 'UOPSBOT', text: 'y', ts, metadata }]);
});

it('hands history out in pages, newest first, without threads and whispers', async () => {
  const { message } = await slack.say({ user: 'UALICE', channel: 'CGENERAL', text: '1' });
  await call('chat.postMessage', { channel: 'CGENERAL', text: 'in the thread', thread_ts: message.ts });
  await call('chat.postEphemeral', { channel: 'CGENERAL', text: 'psst', user: 'UALICE' });
  for (const said of ['2', '3']) await slack.say({ user: 'UALICE', channel: 'CGENERAL', text: said });
  const first = await call('conversations.history', { channel: 'CGENERAL', limit: 2 });
  expect(textsOf(first)).toEqual(['3', '2']);
  const cursor = first.response_metadata?.next_cursor;
  const second = await call('conversations.history', { channel: 'CGENERAL', limit: 2, cursor });
  expect([textsOf(second), second.has_more, second.response_metadata?.next_cursor]).toEqual([
    ['1'],
    false,
    '',
  ]);
  const later = await call('conversations.history', { channel: 'CGENERAL', oldest: message.ts });
  expect(textsOf(later)).toEqual(['3', '2']);
  const thread = await call('conversations.replies', { channel: 'CGENERAL', ts: message.ts });
  expect(textsOf(thread)).toEqual(['1', 'in the thread']);
});

it('takes as many bytes as were announced', async () => {
  const { file_id, upload_url } = await call('files.getUploadURLExternal', { filename: 'a.png', length: 3 });
  const upload = (body: string) => fetch(String(upload_url), { method: 'POST', body });
  expect((await upload('four')).status).toBe(400);
  expect((await upload('abc')).status).toBe(200);
  const files = [{ id: file_id, title: 'ABC' }];
  await expect(call('files.completeUploadExternal', { files })).resolves.toMatchObject({ files });
  expect(slack.state.files).toMatchObject([{ title: 'ABC', length: 3 }]);
});

it('notices whom a message calls', async () => {
  await call('chat.postMessage', { channel: 'CGENERAL', text: '<!channel> &lt;!here&gt; <@UBOB>' });
  await call('chat.postMessage', { channel: 'CGENERAL', text: '@here', parse: 'full' });
  await call('chat.postMessage', { channel: 'CGENERAL', text: '@here', parse: 'none' });
  expect(slack.state.notifications.map(({ target }) => target)).toEqual(['channel', 'UBOB', 'here']);
});

it('goes wrong as planned, once', async () => {
  slack.faults.plan('auth.test', { kind: 'rate-limited', retryAfterSeconds: 4 });
  await expect(call('auth.test', {})).rejects.toMatchObject({ retryAfter: 4 });
  await expect(call('auth.test', {})).resolves.toMatchObject({ ok: true, user_id: 'UOPSBOT' });
});

function textsOf({ messages = [] }: Told): string[] {
  return messages.map((message) => message.text);
}

interface Told extends WebAPICallResult {
  ts?: string;
  messages?: { text: string }[];
  has_more?: boolean;
  file_id?: string;
  upload_url?: string;
}

function call(method: string, args: Record<string, unknown>, workspace = slack): Promise<Told> {
  const options = {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  return new WebClient(workspace.tokens.bot, { ...options, logger: silent }).apiCall(method, args);
}

const ignore = () => undefined;
const silent = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  setName: ignore,
  getLevel: () => 'error' as never,
};
