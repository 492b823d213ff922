import { cardActions, cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Dialog, DialogView } from '../../../adapters/playground/teams/dialog';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import type { ChatEvent } from '../../../src/chat/event';
import type { Form, Reaction, Reply } from '../../../src/chat/reply';
import { type Bot, startBot, textReply } from './start-bot';

const read = ({ card }: Message): string => (card ? cardText(card) : '');
const lee = { id: 'lee', name: 'Lee' };

const form: Form = {
  type: 'form',
  id: 'survey-answers',
  title: 'DevOps survey',
  submit: 'Send answers',
  value: 'survey-7',
  intro: ['Nobody sees who answered what.', [{ text: 'Closes ' }, { text: 'soon', at: new Date(0) }]],
  fields: [
    {
      type: 'choice',
      id: 'releases',
      label: 'How do you release?',
      options: [
        { value: '1', label: 'By hand', detail: 'Somebody copies files' },
        { value: '2', label: 'By pipeline' },
      ],
    },
    {
      type: 'menu',
      id: 'role',
      label: 'Your role',
      options: Array.from({ length: 40 }, (_, index) => ({ value: `r${index}`, label: `Role ${index}` })),
      initial: 'r3',
      optional: true,
    },
    {
      type: 'text',
      id: 'remark',
      label: 'Anything else?',
      hint: 'A sentence',
      multiline: true,
      optional: true,
    },
  ],
};

const survey: Reply = {
  text: 'A survey',
  blocks: [
    {
      type: 'buttons',
      buttons: [
        { label: 'Take the survey', action: 'open-survey', value: 'survey-7', style: 'primary' },
        { label: 'Guided start', action: 'start-survey', value: 'survey-8' },
      ],
    },
  ],
  audience: 'conversation',
};

describe('dialogs in Teams', () => {
  let bot: Bot;
  let chat: Chat;
  let question: Message;
  let react: (event: ChatEvent) => Promise<Reaction>;
  beforeAll(async () => {
    bot = await startBot({
      timing: { dialogWithinMs: 300 },
      onEvent: async (event) => (event.kind === 'message' ? survey : react(event)),
    });
  });
  beforeEach(async () => {
    react = async (event) => (event.kind === 'form' ? textReply('Noted.') : form);
    chat = bot.tenant.channel();
    const { replies } = await chat.say('survey');
    question = replies[0] as Message;
    bot.events.length = 0;
    bot.logged.length = 0;
  });
  afterAll(() => bot.stop());

  const opened = (view: DialogView): Dialog => {
    if (view.state !== 'open') throw new Error(`no dialog is open: ${JSON.stringify(view)}`);
    return view.dialog;
  };
  const take = async (): Promise<Dialog> => opened(await chat.open(question, 'Take the survey', lee));
  const answers = (count: number): Promise<Message[]> =>
    bot.tenant.state.until(() => (chat.said().length >= count ? chat.said() : undefined)) as Promise<
      Message[]
    >;

  it('opens one for a button that says so, for whoever presses it', async () => {
    const dialog = await take();
    expect(bot.events).toMatchObject([
      {
        kind: 'action',
        action: 'open-survey',
        value: 'survey-7',
        private: true,
        person: { id: 'lee' },
        conversation: { kind: 'channel', thread: question.thread },
      },
    ]);
    expect(dialog.title).toBe('DevOps survey');
    expect(dialog.text).toContain('Closes 1 Jan 1970, 00:00');
    expect(dialog.text).toContain('( ) By hand – Somebody copies files');
    expect(dialog.values).toEqual({ 'Your role': 'r3' });
    expect(chat.said()).toEqual([question]);
  });

  it('draws each kind of field so that it can be read out and checked', async () => {
    const { card } = await take();
    expect(card.body.slice(2)).toMatchObject([
      {
        type: 'Input.ChoiceSet',
        style: 'expanded',
        wrap: true,
        isRequired: true,
        errorMessage: 'Please choose one.',
      },
      { type: 'Input.ChoiceSet', style: 'filtered', isRequired: false },
      { type: 'Input.Text', isMultiline: true, placeholder: 'A sentence', isRequired: false },
    ]);
    expect(card.actions).toMatchObject([{ title: 'Send answers', style: 'positive' }]);
  });

  it('lets nobody send it without what is required', async () => {
    const dialog = await take();
    expect(() => dialog.submit()).toThrow('"How do you release?" is not filled in: Please choose one.');
    expect(bot.events).toHaveLength(1);
  });

  it('hands over what was filled in, closes, and answers in the thread', async () => {
    const dialog = await take();
    const view = await dialog.fill('How do you release?', 'By pipeline').fill('Anything else?', ' ').submit();
    expect(view).toEqual({ state: 'closed' });
    expect(bot.events.at(-1)).toMatchObject({
      kind: 'form',
      form: 'survey-answers',
      value: 'survey-7',
      fields: { releases: '2', role: 'r3' },
      private: false,
      person: { id: 'lee' },
      conversation: { tenant: bot.tenant.settings.tenantId, thread: question.thread },
    });
    expect(bot.events.at(-1)).not.toHaveProperty('fields.remark');
    expect((await answers(2)).at(-1)).toMatchObject({ summary: 'Noted.', thread: question.thread });
  });

  it('shows what is for one person alone in the dialog, and to nobody else', async () => {
    const dialog = (await take()).fill('How do you release?', '1');
    react = async () => textReply('Thank you, you may change it until Friday.', 'person');
    const view = await dialog.submit();
    expect(opened(view).text).toBe('Thank you, you may change it until Friday.');
    react = async () => ({ text: 'Thank you.', blocks: [], audience: 'person' });
    expect(await dialog.submit()).toEqual({ state: 'message', text: 'Thank you.' });
    expect(chat.said()).toEqual([question]);
  });

  it('hands over a press on an answer inside the dialog', async () => {
    const dialog = (await take()).fill('How do you release?', '1');
    react = async ({ kind }) => (kind === 'form' ? { ...survey, audience: 'person' } : form);
    const answer = opened(await dialog.submit());
    expect(opened(await answer.submit('Guided start')).title).toBe('DevOps survey');
    expect(bot.events.at(-1)).toMatchObject({ kind: 'action', action: 'start-survey', private: true });
  });

  it('shows a refused form again, with what is wrong above its field and what was filled in', async () => {
    const dialog = (await take()).fill('How do you release?', '2').fill('Anything else?', 'a *b*');
    react = async () => ({
      type: 'form-refusal',
      problems: { remark: 'Please name no people.', other: 'The survey closes in a minute.' },
    });
    const again = opened(await dialog.submit());
    expect(again.values).toMatchObject({ 'How do you release?': '2', 'Anything else?': 'a *b*' });
    expect(again.text).toContain('⚠ The survey closes in a minute.');
    const lines = again.text.split('\n');
    const field = lines.findIndex((line) => line.startsWith('Anything else?'));
    expect(lines[field - 1]).toBe('⚠ Please name no people.');
    react = async () => textReply('Noted.');
    expect(await again.fill('Anything else?', 'fine').submit()).toEqual({ state: 'closed' });
    expect(bot.events.at(-1)).toMatchObject({ fields: { releases: '2', remark: 'fine' } });
  });

  it('does not bring back a proposed value that was taken out', async () => {
    const dialog = (await take()).fill('How do you release?', '2').fill('Anything else?', 'x');
    react = async () => ({ type: 'form-refusal', problems: { remark: 'No.' } });
    const again = opened(await dialog.fill('Anything else?', '').submit());
    expect(again.values).toEqual({ 'How do you release?': '2', 'Your role': 'r3' });
  });

  it('goes on with the next form', async () => {
    const dialog = (await take()).fill('How do you release?', '1');
    react = async () => ({ ...form, title: 'Page two', value: 'page-2' });
    expect(opened(await dialog.submit()).title).toBe('Page two');
  });

  it('says why it opens none, and posts what is for all', async () => {
    react = async () => textReply('The survey is closed.');
    expect(await chat.open(question, 'Take the survey')).toEqual({
      state: 'message',
      text: 'The survey is closed.',
    });
    expect((await answers(2)).map(read)[1]).toBe('The survey is closed.');
    react = async () => undefined;
    expect(await chat.open(question, 'Take the survey')).toMatchObject({ state: 'message' });
  });

  it.each<[string, (chat: Chat, question: Message) => Promise<{ replies: Message[] }>, object]>([
    [
      'a button',
      (place, message) => place.press(message, 'Guided start'),
      { kind: 'action', action: 'start-survey', value: 'survey-8' },
    ],
    ['a command', (place) => place.say('/ops-tips on'), { kind: 'command', command: 'tips', text: 'on' }],
  ])('offers the form that %s leads to behind a button, and asks again', async (_what, act, event) => {
    const { replies } = await act(chat, question);
    expect(replies.map(read).join()).toContain('DevOps survey');
    const dialog = opened(await chat.open(replies[0] as Message, 'Open', lee));
    expect(dialog.title).toBe('DevOps survey');
    expect(bot.events).toMatchObject([event, { ...event, person: { id: 'lee' }, private: true }]);
  });

  it('offers the form that a message leads to, and asks again', async () => {
    const asking = await startBot({ onEvent: async () => form });
    try {
      const place = asking.tenant.personal();
      const { replies } = await place.say('give me tips');
      opened(await place.open(replies[0] as Message, 'Open'));
      expect(asking.events.map((event) => 'text' in event && event.text)).toEqual([
        'give me tips',
        'give me tips',
      ]);
    } finally {
      await asking.stop();
    }
  });

  it('closes with a word where the core takes long, and posts what comes then', async () => {
    let finish = (_reaction: Reaction): void => undefined;
    react = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    expect(await chat.open(question, 'Take the survey')).toMatchObject({
      state: 'message',
      text: expect.stringContaining('as a message'),
    });
    finish(form);
    const offer = (await answers(2))[1] as Message;
    expect(cardActions(offer.card as never)).toMatchObject([{ title: 'Open' }]);
  });

  it.each<[string, Reaction]>([
    ['answer', textReply('Thank you, it is kept.', 'person')],
    ['refusal', { type: 'form-refusal', problems: { remark: 'Thank you, it is kept.' } }],
  ])('tells a late private %s to the person alone', async (_what, reaction) => {
    const dialog = (await take()).fill('How do you release?', '1');
    let finish = (_reaction: Reaction): void => undefined;
    react = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    expect(await dialog.submit()).toMatchObject({ state: 'message' });
    finish(reaction);
    const told = await bot.tenant.state.until(() =>
      bot.tenant.state.said('a:direct-lee').findLast((one) => read(one).includes('it is kept')),
    );
    expect(told).toBeDefined();
    bot.tenant.state.remove('a:direct-lee', told?.id ?? '');
    expect(chat.said()).toEqual([question]);
  });

  it('keeps a late private answer to itself where there is no chat with the person', async () => {
    bot.tenant.state.roster.without.add('lee');
    try {
      const dialog = (await take()).fill('How do you release?', '1');
      let finish = (_reaction: Reaction): void => undefined;
      react = () =>
        new Promise((resolve) => {
          finish = resolve;
        });
      await dialog.submit();
      finish(textReply('Only for you.', 'person'));
      await until(() => bot.logged.length > 0);
      expect(bot.logged).toMatchObject([{ level: 'warn', fields: { outcome: 'no direct chat' } }]);
      expect(chat.said()).toEqual([question]);
    } finally {
      bot.tenant.state.roster.without.clear();
    }
  });

  it('says that it failed where the core fails, and logs it', async () => {
    react = async () => {
      throw new Error('no database');
    };
    expect(await chat.open(question, 'Take the survey')).toMatchObject({
      state: 'message',
      text: expect.stringContaining('did not work'),
    });
    expect(bot.logged).toMatchObject([{ level: 'error', fields: { error: 'Error: no database' } }]);
  });

  it('asks the core once where Teams asks again, and gives the same answer', async () => {
    await take();
    const activity = lastInvoke(bot, 'task/fetch');
    const again = await chat.send(activity);
    expect(again.status).toBe(200);
    expect(JSON.parse(again.body)).toMatchObject({ task: { type: 'continue' } });
    expect(bot.events).toHaveLength(1);
  });

  it.each([
    ['no data', { data: undefined }],
    ['another app', { data: { other: 1 } }],
    ['a form that is none', { data: { opsAdvisor: { form: { type: 'form', id: 'X Y' } } } }],
    ['an event of another kind', { data: { opsAdvisor: { again: { kind: 'form', form: 'x' } } } }],
  ])('does not take %s', async (_what, value) => {
    await take();
    const activity = { ...lastInvoke(bot, 'task/fetch'), id: `f:${_what}`, name: 'task/submit', value };
    expect(await chat.send(activity)).toMatchObject({ status: 501, replies: [] });
    expect(bot.events).toHaveLength(1);
  });

  it('takes tenant, place and person from the activity, whatever the card says', async () => {
    await take();
    const data = {
      opsAdvisor: { form, tenant: 'other', conversation: { id: 'other' }, person: { id: 'other' } },
      tenant: 'other',
    };
    await chat.send({
      ...lastInvoke(bot, 'task/fetch'),
      id: 'f:forged',
      name: 'task/submit',
      value: { data },
    });
    expect(bot.events.at(-1)).toMatchObject({
      kind: 'form',
      person: { id: 'lee' },
      conversation: { tenant: bot.tenant.settings.tenantId, id: chat.conversation.id },
    });
  });
});

/** The activity that Teams made of what was done last. */
function lastInvoke(bot: Bot, name: string): Record<string, unknown> {
  const found = bot.tenant.delivered.findLast((activity) => activity.name === name);
  if (!found) throw new Error(`nothing was sent as ${name}`);
  return found;
}

/** Resolves once `look` is true; asked at every turn of the event loop. */
async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setImmediate(resolve));
}
