import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../../adapters/playground/slack/start-slack-workspace';
import type { ViewDriver } from '../../../../adapters/playground/slack/view-driver';

let slack: SlackWorkspace;
let app: Server;
let clock: number;
let received: Record<string, string>[];
let answer: string;

beforeEach(async () => {
  clock = 0;
  received = [];
  answer = '';
  slack = await startSlackWorkspace({ now: () => new Date(clock) });
  app = createServer(async (request, response) => {
    received.push(Object.fromEntries(new URLSearchParams(await text(request))));
    response.writeHead(200).end(answer);
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  slack.connectTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
});
afterEach(async () => {
  await slack.stop();
  app.close();
});

const plain = (content: string) => ({ type: 'plain_text', text: content });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`Option ${index}`), value: `v${index}` }));
const radio = (change: object = {}) => ({
  type: 'input',
  block_id: 'pick',
  label: plain('Pick'),
  element: { type: 'radio_buttons', action_id: 'a', options: options(2), ...change },
});
const words = (change: object = {}) => ({
  type: 'input',
  block_id: 'say',
  label: plain('Say'),
  element: { type: 'plain_text_input', action_id: 'a' },
  ...change,
});
const modal = (change: object = {}) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Title'),
  submit: plain('Send'),
  blocks: [radio(), words({ optional: true })],
  ...change,
});

it.each<[string, object]>([
  ['a long title', { title: plain('x'.repeat(25)) }],
  ['a long button', { submit: plain('x'.repeat(25)) }],
  ['no button below fields', { submit: undefined }],
  ['too much taken along', { private_metadata: 'x'.repeat(3_001) }],
  ['a long id', { callback_id: 'x'.repeat(256) }],
  ['nothing in it', { blocks: [] }],
  ['101 blocks', { blocks: Array(101).fill({ type: 'divider' }) }],
  ['one block id twice', { blocks: [radio(), radio()] }],
  ['11 radio buttons', { blocks: [radio({ options: options(11) })] }],
  ['no radio buttons', { blocks: [radio({ options: [] })] }],
  ['one value twice', { blocks: [radio({ options: [...options(1), ...options(1)] })] }],
  ['101 in a menu', { blocks: [radio({ type: 'static_select', options: options(101) })] }],
  ['a long option', { blocks: [radio({ options: [{ text: plain('x'.repeat(76)), value: 'v' }] })] }],
  ['a long value', { blocks: [radio({ options: [{ text: plain('x'), value: 'v'.repeat(151) }] })] }],
  ['a choice that is not offered', { blocks: [radio({ initial_option: options(3)[2] })] }],
  [
    'a long text',
    { blocks: [words({ element: { type: 'plain_text_input', action_id: 'a', max_length: 3_001 } })] },
  ],
])('refuses %s', async (_what, change) => {
  const refused = await openAs(await command(), modal(change));
  expect(refused).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(slack.openView('UALICE')).toBeUndefined();
});

it('takes a trigger once, within three seconds', async () => {
  const [used, spent] = [await command(), await command()];
  clock = 3_000;
  expect(await openAs(used, modal())).toMatchObject({ ok: true });
  expect(await openAs(used, modal())).toMatchObject({ error: 'exchanged_trigger_id' });
  clock = 3_001;
  expect(await openAs(spent, modal())).toMatchObject({ error: 'expired_trigger_id' });
});

it('sends what was filled in, nulls for the rest', async () => {
  const form = await opened();
  await form.fill({ pick: 'v1' }).submit();
  const { type, view } = JSON.parse(received.at(-1)?.payload ?? '');
  expect(type).toBe('view_submission');
  expect(view).toMatchObject({
    callback_id: 'form',
    id: form.view.id,
    state: {
      values: {
        pick: { a: { type: 'radio_buttons', selected_option: { value: 'v1' } } },
        say: { a: { type: 'plain_text_input', value: null } },
      },
    },
  });
  expect(slack.openView('UALICE')).toBeUndefined();
});

it('sends nothing while something is missing, and takes only what is offered', async () => {
  const form = await opened();
  await expect(form.submit()).rejects.toThrow('Pick');
  expect(() => form.fill({ pick: 'v9' })).toThrow('does not take "v9"');
  expect(() => form.fill({ other: 'x' })).toThrow('no field "other"');
  expect(received).toHaveLength(1);
});

it.each<[string, unknown, Record<string, string>]>([
  ['errors', { response_action: 'errors', errors: { pick: 'Not this.' } }, { pick: 'Not this.' }],
  ['errors for no field', { response_action: 'errors', errors: { other: 'x' } }, { '': expect.any(String) }],
  ['an action that does not exist', { response_action: 'shut' }, { '': expect.any(String) }],
  [
    'another view that is too big',
    { response_action: 'update', view: modal({ blocks: [] }) },
    { '': expect.any(String) },
  ],
])('stays open after %s', async (_what, response, errors) => {
  answer = JSON.stringify(response);
  const form = await opened();
  await form.fill({ pick: 'v0' }).submit();
  expect(slack.openView('UALICE')?.view.errors).toEqual(errors);
});

it('stays open where the app does not answer', async () => {
  const form = await opened();
  app.close();
  app.closeAllConnections();
  await form.fill({ pick: 'v0' }).submit();
  expect(form.read()).toContain('trouble connecting');
});

it('is replaced in its place, keeping what fields with the same id hold', async () => {
  answer = JSON.stringify({ response_action: 'update', view: modal({ title: plain('Next') }) });
  const form = await opened();
  await form.fill({ pick: 'v1', say: 'hi' }).submit();
  expect(slack.openView('UALICE')?.view).toMatchObject({
    id: form.view.id,
    view: { title: plain('Next') },
    values: { pick: 'v1', say: 'hi' },
  });
});

it('is closed without a word', async () => {
  (await opened()).close();
  expect([slack.openView('UALICE'), received.length]).toEqual([undefined, 1]);
});

async function opened(): Promise<ViewDriver> {
  await openAs(await command(), modal());
  return slack.waitFor(() => slack.openView('UALICE'));
}

async function command(): Promise<string> {
  await slack.command({ user: 'UALICE', channel: 'CGENERAL', command: '/ops-survey' });
  return received.at(-1)?.trigger_id ?? '';
}

async function openAs(trigger_id: string, view: object): Promise<unknown> {
  const response = await fetch(`${slack.apiUrl}views.open`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${slack.tokens.bot}` },
    body: JSON.stringify({ trigger_id, view }),
  });
  return response.json();
}
