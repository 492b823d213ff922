import { WebClient } from '@slack/web-api';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../../adapters/playground/slack/start-slack-workspace';

let slack: SlackWorkspace;

beforeEach(async () => {
  slack = await startSlackWorkspace({ scopes: ['chat:write', 'reactions:write'] });
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

function call(method: string, args: Record<string, unknown>, workspace = slack) {
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
