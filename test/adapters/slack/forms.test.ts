import { smallWorkspace } from '../../../adapters/playground/slack/population';
import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { Message } from '../../../adapters/playground/slack/state';
import type { ViewDriver } from '../../../adapters/playground/slack/view-driver';
import type { OnEvent } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Form, Reaction } from '../../../src/chat/reply';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const FORM: Form = {
  type: 'form',
  id: 'start-survey',
  title: 'Start a survey',
  submit: 'Start',
  value: '{"kind":"devops"}',
  intro: ['Everybody here can answer.'],
  fields: [
    { type: 'text', id: 'about', label: 'What is it about?', hint: 'A service or a model', initial: 'Shop' },
    {
      type: 'choice',
      id: 'days',
      label: 'How long?',
      options: [
        { value: '3', label: 'Three days' },
        { value: '7', label: 'A week', detail: 'Most teams take this' },
      ],
      initial: '7',
    },
  ],
};

let chat: SlackUnderTest;
let clock: number;
let onForm: OnEvent;
let onOther: OnEvent;

async function open(options: Parameters<typeof openSlack>[0] = {}): Promise<void> {
  clock = Date.parse('2026-11-23T10:00:00Z');
  const now = () => new Date(clock);
  chat = await openSlack({
    ...options,
    adapter: { now, ...options.adapter },
    workspace: { now: () => new Date() },
  });
  await chat.start((event) => (event.kind === 'form' ? onForm(event) : onOther(event)));
}

beforeEach(async () => {
  onForm = async () => reply('started', 'person');
  onOther = async () => FORM;
  await open();
});

describe('opening', () => {
  it('happens on a command, with what was given', async () => {
    await command('CGENERAL');
    const form = await seen();
    expect(form.read()).toBe(
      [
        'Start a survey',
        'Everybody here can answer.',
        'What is it about?',
        'A service or a model',
        'How long?',
        '( ) Three days ',
        '( ) A week Most teams take this',
        '[Start]',
      ].join('\n'),
    );
    expect(form.view.values).toEqual({ about: 'Shop', days: '7' });
    expect(chat.slack.answers()).toEqual([]);
  });

  it('happens where the bot is not a member', async () => {
    await command('CSECRET');
    await expect(seen()).resolves.toBeDefined();
  });

  it.each<[string, () => void]>([
    ['took too long', () => (clock += 2_600)],
    [
      'was too late for Slack',
      () => chat.slack.faults.plan('views.open', { kind: 'error', code: 'expired_trigger_id' }),
    ],
    [
      'met a rate limit',
      () => chat.slack.faults.plan('views.open', { kind: 'rate-limited', retryAfterSeconds: 9 }),
    ],
    ['met a broken Slack', () => chat.slack.faults.plan('views.open', { kind: 'http', status: 500 })],
  ])('offers a button where it %s', async (_what, goWrong) => {
    onOther = async () => {
      goWrong();
      return FORM;
    };
    await command('CGENERAL');
    const offer = await answered('CGENERAL');
    expect(offer).toMatchObject({ ephemeralTo: 'UALICE' });
    expect(readMessage(offer)).toBe('Start a survey is ready. Press the button to open it.\n[Open the form]');
    const asked = chat.events.length;
    await chat.slack.press({ user: 'UALICE', message: offer, label: 'Open the form' });
    await expect(seen()).resolves.toBeDefined();
    expect(chat.events).toHaveLength(asked);
  });

  it('offers a button in the thread for a message, to its author alone', async () => {
    const { message } = await chat.slack.say({
      user: 'UALICE',
      channel: 'CGENERAL',
      text: '<@UOPSBOT> survey',
    });
    const offer = await answered('CGENERAL');
    expect(offer).toMatchObject({ ephemeralTo: 'UALICE', threadTs: message.ts });
    await chat.slack.press({ user: 'UALICE', message: offer, label: 'Open the form' });
    await (await seen()).submit();
    await chat.slack.waitFor(() => chat.events.some(({ kind }) => kind === 'form'));
    expect(chat.events.at(-1)?.conversation).toMatchObject({
      id: 'CGENERAL',
      thread: message.ts,
      kind: 'channel',
    });
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'command',
      () => command('CGENERAL'),
      { kind: 'command', command: 'survey', text: 'start', conversation: { id: 'CGENERAL' } },
    ],
    [
      'message',
      () => chat.slack.say({ user: 'UALICE', channel: 'DALICE', text: 'start one' }),
      { kind: 'message', text: 'start one', addressed: true, conversation: { id: 'DALICE' } },
    ],
  ])(
    'asks again for what a %s wanted, where another process offered the button',
    async (_kind, act, again) => {
      onOther = async () => {
        clock += 3_000;
        return FORM;
      };
      await act();
      const offer = await chat.slack.waitFor(() => chat.slack.answers()[0]);
      await restart(async () => FORM);
      await chat.slack.press({ user: 'UALICE', message: offer, label: 'Open the form' });
      await expect(seen()).resolves.toBeDefined();
      expect(chat.events.at(-1)).toMatchObject({ ...again, person: { id: 'UALICE' } });
    },
  );

  it('says so where a form is lost', async () => {
    const unfair = { action: 'slack-open-form', value: 'made up', label: 'Open' };
    onOther = async () => reply('see', 'person', { type: 'buttons', buttons: [unfair] });
    await command('CGENERAL');
    await chat.slack.press({ user: 'UALICE', message: await answered('CGENERAL'), label: 'Open' });
    const next = await chat.slack.waitFor(() => chat.slack.answers()[1]);
    expect(readMessage(next)).toContain('start again');
    expect(chat.events).toHaveLength(1);
  });

  it.each<[string, Partial<Form>]>([
    ['a value that is too long', { value: 'v'.repeat(3_000) }],
    ['too many options', { fields: [choice(11)] }],
    ['no options', { fields: [choice(0)] }],
  ])('fails with what can be done about %s', async (_what, change) => {
    onOther = async () => ({ ...FORM, ...change });
    await command('CGENERAL');
    await chat.adapter.stop();
    expect(problems()).toEqual(['slack/form-too-big']);
  });

  it('fits whatever it is given into the limits of Slack', async () => {
    const long = 'word & <b> '.repeat(400);
    onOther = async () => ({
      ...FORM,
      title: long,
      submit: long,
      value: '"'.repeat(1_500),
      intro: ['', long, [{ text: 'at', at: new Date(0) }]],
      fields: [
        { type: 'text', id: 'a', label: long, hint: long, initial: long, multiline: true, optional: true },
        {
          type: 'choice',
          id: 'b',
          label: '',
          options: [{ value: 'x', label: long, detail: long }],
          initial: 'gone',
        },
        { type: 'menu', id: 'c', label: 'C', options: choice(100).options },
      ],
    });
    await command('CGENERAL');
    expect((await seen()).view.values).toMatchObject({ b: '', c: '' });
  });
});

describe('sending', () => {
  it('hands over what was filled in, with where it was asked for', async () => {
    await command('CGENERAL');
    const form = await seen();
    expect(await form.fill({ about: 'The <shop> & more', days: '3' }).submit()).toMatchObject({
      acknowledged: true,
    });
    expect(chat.events[1]).toMatchObject({
      kind: 'form',
      form: 'start-survey',
      value: '{"kind":"devops"}',
      fields: { about: 'The <shop> & more', days: '3' },
      person: { id: 'UALICE' },
      private: true,
      conversation: {
        platform: 'slack',
        tenant: 'TACME',
        id: 'CGENERAL',
        kind: 'channel',
        address: { channel: 'CGENERAL' },
      },
    });
    expect(chat.slack.openView('UALICE')).toBeUndefined();
    expect(await answered('CGENERAL')).toMatchObject({ ephemeralTo: 'UALICE', text: 'started' });
  });

  it('shows a reply for everybody in the channel', async () => {
    onForm = async () => reply('a survey began');
    await command('CGENERAL');
    await (await seen()).submit();
    expect((await answered('CGENERAL')).ephemeralTo).toBeUndefined();
  });

  it.each(['person', 'conversation'] as const)(
    'tells the person directly what a channel without the bot cannot be told (%s)',
    async (audience) => {
      onForm = async () => reply('thank you', audience);
      await command('CSECRET');
      await (await seen()).submit();
      expect(await answered('DALICE')).toMatchObject({ text: 'thank you' });
      expect(chat.slack.answers('CSECRET')).toEqual([]);
    },
  );

  it('counts a double submit once', async () => {
    let release: (reaction: Reaction) => void = () => undefined;
    const began = new Promise<void>((begin) => {
      onForm = () => {
        begin();
        return new Promise((resolve) => {
          release = resolve;
        });
      };
    });
    await command('CGENERAL');
    const form = await seen();
    const sent = [form.submit(), form.submit()];
    await began;
    release(reply('once', 'person'));
    expect(await Promise.all(sent)).toMatchObject([{ acknowledged: true }, { acknowledged: true }]);
    await chat.adapter.stop();
    expect(formEvents()).toHaveLength(1);
    expect(chat.slack.answers()).toHaveLength(1);
  });

  it('takes a form again that was refused, changed or not, under an id for each content', async () => {
    let tries = 0;
    onForm = async () => {
      tries += 1;
      return tries < 3
        ? { type: 'form-refusal', problems: { about: `No ${tries}` } }
        : reply('yes', 'person');
    };
    await command('CGENERAL');
    const form = await seen();
    await form.submit();
    expect(form.view.errors).toEqual({ about: 'No 1' });
    await form.submit();
    expect(form.view.errors).toEqual({ about: 'No 2' });
    await form.fill({ about: 'else' }).submit();
    const ids = formEvents().map(({ id }) => id);
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
    expect(chat.slack.openView('UALICE')).toBeUndefined();
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['one that is not there', { elsewhere: 'It is closed.' }, { about: 'It is closed.' }],
    [
      'two, one not there',
      { days: 'Too long.', elsewhere: 'Closed.' },
      { days: 'Too long.', about: 'Closed.' },
    ],
  ])('shows every problem, also for a field %s', async (_what, given, shown) => {
    onForm = async () => ({ type: 'form-refusal', problems: given });
    await command('CGENERAL');
    const form = await seen();
    await form.submit();
    expect(form.view.errors).toEqual(shown);
  });

  it('says in the form that it went wrong, and takes it again', async () => {
    onForm = async () => Promise.reject(new Error('database away'));
    await command('CGENERAL');
    const form = await seen();
    await form.submit();
    expect(form.read()).toContain('was not taken');
    expect(problems()).toEqual(['slack/failed']);
    onForm = async () => reply('now', 'person');
    await form.submit();
    expect(await answered('CGENERAL')).toMatchObject({ text: 'now' });
  });

  it('keeps what was filled in where the next form has the same field', async () => {
    onForm = async () => ({
      ...FORM,
      id: 'page-2',
      fields: [...FORM.fields, { type: 'text', id: 'more', label: 'More?' }],
    });
    await command('CGENERAL');
    const form = await seen();
    const { hash } = form.view;
    await form.fill({ about: 'kept' }).submit();
    expect(form.view.values).toEqual({ about: 'kept', days: '7', more: '' });
    expect(form.view.hash).not.toBe(hash);
  });

  it.each<[string, Reaction | 'failure', string]>([
    ['a reply', reply('at last', 'person'), 'at last'],
    ['a refusal', { type: 'form-refusal', problems: { about: 'Name it.' } }, 'What is it about?: Name it.'],
    ['another form', { ...FORM, title: 'Page two' }, 'Page two is ready'],
    ['a failure', 'failure', 'Something went wrong'],
  ])('closes when it takes long, and tells %s then', async (_what, late, told) => {
    await chat.stop();
    await open({ adapter: { answerFormsWithinMs: 20 } });
    let release: () => void = () => undefined;
    onForm = async () => {
      await new Promise<void>((resolve) => (release = resolve));
      clock += 3_000;
      if (late === 'failure') throw new Error('late');
      return late;
    };
    await command('CGENERAL');
    expect(await (await seen()).submit()).toMatchObject({ acknowledged: true });
    expect([chat.slack.openView('UALICE'), chat.slack.answers()]).toEqual([undefined, []]);
    release();
    const answer = await answered('CGENERAL');
    expect(answer).toMatchObject({ ephemeralTo: 'UALICE' });
    expect(readMessage(answer)).toContain(told);
  });

  it.each<[string, (form: ViewDriver) => void, string[]]>([
    ['comes from another workspace', () => Object.assign(chat.slack.state.team, { id: 'TOTHER' }), []],
    ['took along what we did not write', ({ view }) => takeAlong(view, { address: {} }), []],
    [
      'took along a tenant of its own',
      ({ view }) =>
        takeAlong(view, {
          address: { channel: 'CGENERAL' },
          kind: 'channel',
          private: true,
          tenant: 'TOTHER',
        }),
      ['TACME'],
    ],
  ])('reaches no other tenant where a form %s', async (_what, forge, tenants) => {
    await command('CGENERAL');
    const form = await seen();
    forge(form);
    expect(await form.submit()).toMatchObject({ acknowledged: true });
    await chat.adapter.stop();
    expect(formEvents().map(({ conversation }) => conversation.tenant)).toEqual(tenants);
  });
});

it('belongs to the enterprise where the app is installed for all of it', async () => {
  const population = smallWorkspace();
  population.team.enterpriseId = 'EACME';
  chat = await openSlack({ workspace: { population } });
  await chat.start((event) => (event.kind === 'form' ? onForm(event) : onOther(event)));
  await command('CGENERAL');
  await (await seen()).submit();
  expect(chat.events.map(({ conversation }) => conversation.tenant)).toEqual(['EACME', 'EACME']);
});

it('sends a refusal as a message where there is no form', async () => {
  onOther = async () => ({ type: 'form-refusal', problems: { x: 'There is no survey.' } });
  await command('CGENERAL');
  expect(readMessage(await answered('CGENERAL'))).toContain('There is no survey.');
});

/** Another process takes over, which knows nothing of what this one remembers. */
async function restart(onEvent: OnEvent): Promise<void> {
  await chat.adapter.stop();
  chat = await openSlack({ slack: chat.slack });
  await chat.start(onEvent);
}

function choice(count: number) {
  const options = Array.from({ length: count }, (_, index) => ({
    value: `v${index}`,
    label: `Option ${index}`,
  }));
  return { type: 'choice' as const, id: 'pick', label: 'Pick', options };
}

function takeAlong({ view }: ViewDriver['view'], origin: object): void {
  view.private_metadata = `${JSON.stringify(origin)}\nvalue`;
}

function command(channel: string) {
  return chat.slack.command({ user: 'UALICE', channel, command: '/ops-survey', text: 'start' });
}

function seen(): Promise<ViewDriver> {
  return chat.slack.waitFor(() => chat.slack.openView('UALICE'));
}

function answered(channel: string): Promise<Message> {
  return chat.slack.waitFor(() => chat.slack.answers(channel)[0]);
}

function formEvents(): ChatEvent[] {
  return chat.events.filter(({ kind }) => kind === 'form');
}

function problems(): unknown[] {
  return chat.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields.code);
}
