import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chat } from '../../../../adapters/playground/teams/chat';
import type { DialogView } from '../../../../adapters/playground/teams/dialog';
import { startTeamsTenant, type TeamsTenant } from '../../../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../../../adapters/playground/teams/tenant-state';

const contentType = 'application/vnd.microsoft.card.adaptive';
const name = { type: 'Input.Text', id: 'name', label: 'Name' };
const taskWith = (...body: object[]): object => ({
  task: {
    type: 'continue',
    value: {
      title: 'Survey',
      card: { contentType, content: { type: 'AdaptiveCard', version: '1.5', body } },
    },
  },
});
const choices = [
  { title: 'One', value: '1' },
  { title: 'Two', value: '2' },
];

describe('dialogs in the playground', () => {
  let tenant: TeamsTenant;
  let chat: Chat;
  let message: Message;
  let server: Server;
  let answer: string | undefined;
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    server = createServer((_request, response) => {
      asked += 1;
      if (answer !== undefined) response.end(answer);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    tenant = await startTeamsTenant();
    tenant.connect({ port: (server.address() as AddressInfo).port });
    chat = tenant.personal();
    message = tenant.state.add({
      id: '1',
      conversationId: chat.conversation.id,
      from: 'bot',
      card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'ActionSet', actions }] },
    });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await tenant.close();
  });
  const actions = [
    {
      type: 'Action.Submit' as const,
      title: 'Take',
      data: { a: 1, msteams: { type: 'task/fetch' as const } },
    },
    { type: 'Action.Submit' as const, title: 'Why?', data: { a: 2 } },
  ];
  const openWith = (body: object | string): Promise<DialogView> => {
    answer = typeof body === 'string' ? body : JSON.stringify(body);
    return chat.open(message, 'Take');
  };

  it('asks as Teams does, with the data of the button', async () => {
    await openWith(taskWith(name));
    expect(tenant.delivered).toMatchObject([
      { type: 'invoke', name: 'task/fetch', value: { data: { a: 1, type: 'task/fetch' }, context: {} } },
    ]);
  });

  it('sends the inputs among the data of the button', async () => {
    const submit = { type: 'Action.Submit', title: 'Send', data: { b: 2 } };
    const view = await openWith(taskWith(name, { type: 'ActionSet', actions: [submit] }));
    if (view.state !== 'open') throw new Error(view.state);
    answer = '';
    expect(await view.dialog.fill('Name', 'Ada').submit()).toEqual({ state: 'closed' });
    expect(tenant.delivered.at(-1)).toMatchObject({
      name: 'task/submit',
      value: { data: { b: 2, name: 'Ada' } },
    });
  });

  it.each([
    ['an unknown type of task', { task: { type: 'open', value: 'x' } }],
    ['no title', { task: { type: 'continue', value: { card: { contentType, content: {} } } } }],
    ['a title that is cut off', { task: { type: 'continue', value: { title: 'x'.repeat(61) } } }],
    ['two inputs with one id', taskWith(name, name)],
    ['an input without a label', taskWith({ type: 'Input.Text', id: 'name' })],
    ['an unknown input', taskWith({ type: 'Input.Rating', id: 'name', label: 'Name' })],
    [
      'a value that cannot be chosen',
      taskWith({ type: 'Input.ChoiceSet', id: 'n', label: 'N', value: '3', choices }),
    ],
    [
      'twice the same choice',
      taskWith({ type: 'Input.ChoiceSet', id: 'n', label: 'N', choices: [choices[0], choices[0]] }),
    ],
    ['an empty text', { task: { type: 'message', value: '' } }],
  ])('shows no answer with %s', async (_what, body) => {
    await expect(openWith(body)).rejects.toThrow();
  });

  it('gives up after three attempts without an answer', async () => {
    answer = undefined;
    tenant.state.dialogTimeoutMs = 20;
    expect(await chat.open(message, 'Take')).toEqual({ state: 'unreachable' });
    expect(asked).toBe(3);
    expect(new Set(tenant.delivered.map(({ id }) => id)).size).toBe(1);
  });

  it('tells buttons that open a dialog from others', async () => {
    expect(() => chat.open(message, 'Why?')).toThrow('opens no dialog');
    expect(() => chat.press(message, 'Take')).toThrow('opens a dialog');
  });
});
