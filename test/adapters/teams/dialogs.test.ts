import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import { type Bot, startBot, textReply } from './start-bot';
import { form, lee, opened, openSurveyChannel, read, type SurveyChannel, survey } from './survey-dialog';

describe('dialogs in Teams', () => {
  let bot: Bot;
  let place: SurveyChannel;
  beforeAll(async () => {
    place = await openSurveyChannel();
    bot = place.bot;
  });
  beforeEach(() => place.reset());
  afterAll(() => bot.stop());

  it('opens one for a button that says so, for whoever presses it', async () => {
    const dialog = await place.take();
    expect(bot.events).toMatchObject([
      {
        kind: 'action',
        action: 'open-survey',
        value: 'survey-7',
        private: true,
        person: { id: 'lee' },
        conversation: { kind: 'channel', thread: place.question.thread },
      },
    ]);
    expect(dialog.title).toBe('DevOps survey');
    expect(dialog.text).toContain('Closes 1 Jan 1970, 00:00');
    expect(dialog.text).toContain('( ) By hand – Somebody copies files');
    expect(dialog.values).toEqual({ 'Your role': 'r3' });
    expect(place.chat.said()).toEqual([place.question]);
  });

  it('draws each kind of field so that it can be read out and checked', async () => {
    const { card } = await place.take();
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
    const dialog = await place.take();
    expect(() => dialog.submit()).toThrow('"How do you release?" is not filled in: Please choose one.');
    expect(bot.events).toHaveLength(1);
  });

  it('hands over what was filled in, closes, and answers in the thread', async () => {
    const dialog = await place.take();
    const view = await dialog.fill('How do you release?', 'By pipeline').fill('Anything else?', ' ').submit();
    expect(view).toEqual({ state: 'closed' });
    expect(bot.events.at(-1)).toMatchObject({
      kind: 'form',
      form: 'survey-answers',
      value: 'survey-7',
      fields: { releases: '2', role: 'r3' },
      private: false,
      person: { id: 'lee' },
      conversation: { tenant: bot.tenant.settings.tenantId, thread: place.question.thread },
    });
    expect(bot.events.at(-1)).not.toHaveProperty('fields.remark');
    expect((await place.answers(2)).at(-1)).toMatchObject({
      summary: 'Noted.',
      thread: place.question.thread,
    });
  });

  it('shows what is for one person alone in the dialog, and to nobody else', async () => {
    const dialog = (await place.take()).fill('How do you release?', '1');
    place.react = async () => textReply('Thank you, you may change it until Friday.', 'person');
    const view = await dialog.submit();
    expect(opened(view).text).toBe('Thank you, you may change it until Friday.');
    place.react = async () => ({ text: 'Thank you.', blocks: [], audience: 'person' });
    expect(await dialog.submit()).toEqual({ state: 'message', text: 'Thank you.' });
    expect(place.chat.said()).toEqual([place.question]);
  });

  it('hands over a press on an answer inside the dialog', async () => {
    const dialog = (await place.take()).fill('How do you release?', '1');
    place.react = async ({ kind }) => (kind === 'form' ? { ...survey, audience: 'person' } : form);
    const answer = opened(await dialog.submit());
    expect(opened(await answer.submit('Guided start')).title).toBe('DevOps survey');
    expect(bot.events.at(-1)).toMatchObject({ kind: 'action', action: 'start-survey', private: true });
  });

  it('shows a refused form again, with what is wrong above its field and what was filled in', async () => {
    const dialog = (await place.take()).fill('How do you release?', '2').fill('Anything else?', 'a *b*');
    place.react = async () => ({
      type: 'form-refusal',
      problems: { remark: 'Please name no people.', other: 'The survey closes in a minute.' },
    });
    const again = opened(await dialog.submit());
    expect(again.values).toMatchObject({ 'How do you release?': '2', 'Anything else?': 'a *b*' });
    expect(again.text).toContain('⚠ The survey closes in a minute.');
    const lines = again.text.split('\n');
    const field = lines.findIndex((line) => line.startsWith('Anything else?'));
    expect(lines[field - 1]).toBe('⚠ Please name no people.');
    place.react = async () => textReply('Noted.');
    expect(await again.fill('Anything else?', 'fine').submit()).toEqual({ state: 'closed' });
    expect(bot.events.at(-1)).toMatchObject({ fields: { releases: '2', remark: 'fine' } });
  });

  it('does not bring back a proposed value that was taken out', async () => {
    const dialog = (await place.take()).fill('How do you release?', '2').fill('Anything else?', 'x');
    place.react = async () => ({ type: 'form-refusal', problems: { remark: 'No.' } });
    const again = opened(await dialog.fill('Anything else?', '').submit());
    expect(again.values).toEqual({ 'How do you release?': '2', 'Your role': 'r3' });
  });

  it('goes on with the next form', async () => {
    const dialog = (await place.take()).fill('How do you release?', '1');
    place.react = async () => ({ ...form, title: 'Page two', value: 'page-2' });
    expect(opened(await dialog.submit()).title).toBe('Page two');
  });

  it('says why it opens none, and posts what is for all', async () => {
    place.react = async () => textReply('The survey is closed.');
    expect(await place.chat.open(place.question, 'Take the survey')).toEqual({
      state: 'message',
      text: 'The survey is closed.',
    });
    expect((await place.answers(2)).map(read)[1]).toBe('The survey is closed.');
    place.react = async () => undefined;
    expect(await place.chat.open(place.question, 'Take the survey')).toMatchObject({ state: 'message' });
  });

  it.each<[string, (chat: Chat, question: Message) => Promise<{ replies: Message[] }>, object]>([
    [
      'a button',
      (chat, message) => chat.press(message, 'Guided start'),
      { kind: 'action', action: 'start-survey', value: 'survey-8' },
    ],
    ['a command', (chat) => chat.say('/ops-tips on'), { kind: 'command', command: 'tips', text: 'on' }],
  ])('offers the form that %s leads to behind a button, and asks again', async (_what, act, event) => {
    const { replies } = await act(place.chat, place.question);
    expect(replies.map(read).join()).toContain('DevOps survey');
    const dialog = opened(await place.chat.open(replies[0] as Message, 'Open', lee));
    expect(dialog.title).toBe('DevOps survey');
    expect(bot.events).toMatchObject([event, { ...event, person: { id: 'lee' }, private: true }]);
  });

  it('offers the form that a message leads to, and asks again', async () => {
    const asking = await startBot({ onEvent: async () => form });
    try {
      const chat = asking.tenant.personal();
      const { replies } = await chat.say('give me tips');
      opened(await chat.open(replies[0] as Message, 'Open'));
      expect(asking.events.map((event) => 'text' in event && event.text)).toEqual([
        'give me tips',
        'give me tips',
      ]);
    } finally {
      await asking.stop();
    }
  });
});
