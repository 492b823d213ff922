import { cardActions } from '../../../adapters/playground/teams/card-text';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import type { Reaction } from '../../../src/chat/reply';
import { type Bot, textReply } from './start-bot';
import { form, openSurveyChannel, read, type SurveyChannel } from './survey-dialog';

describe('dialogs in Teams, when something goes wrong', () => {
  let bot: Bot;
  let place: SurveyChannel;
  beforeAll(async () => {
    place = await openSurveyChannel({ dialogWithinMs: 500 });
    bot = place.bot;
  });
  beforeEach(() => place.reset());
  afterAll(() => bot.stop());

  it('closes with a word where the core takes long, and posts what comes then', async () => {
    let finish = (_reaction: Reaction): void => undefined;
    place.react = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    expect(await place.chat.open(place.question, 'Take the survey')).toMatchObject({
      state: 'message',
      text: expect.stringContaining('as a message'),
    });
    finish(form);
    const offer = (await place.answers(2))[1] as Message;
    expect(cardActions(offer.card as never)).toMatchObject([{ title: 'Open' }]);
  });

  it.each<[string, Reaction]>([
    ['answer', textReply('Thank you, it is kept.', 'person')],
    ['refusal', { type: 'form-refusal', problems: { remark: 'Thank you, it is kept.' } }],
  ])('tells a late private %s to the person alone', async (_what, reaction) => {
    const dialog = (await place.take()).fill('How do you release?', '1');
    let finish = (_reaction: Reaction): void => undefined;
    place.react = () =>
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
    expect(place.chat.said()).toEqual([place.question]);
  });

  it('keeps a late private answer to itself where there is no chat with the person', async () => {
    bot.tenant.state.roster.without.add('lee');
    try {
      const dialog = (await place.take()).fill('How do you release?', '1');
      let finish = (_reaction: Reaction): void => undefined;
      place.react = () =>
        new Promise((resolve) => {
          finish = resolve;
        });
      await dialog.submit();
      finish(textReply('Only for you.', 'person'));
      await until(() => bot.logged.length > 0);
      expect(bot.logged).toMatchObject([{ level: 'warn', fields: { outcome: 'no direct chat' } }]);
      expect(place.chat.said()).toEqual([place.question]);
    } finally {
      bot.tenant.state.roster.without.clear();
    }
  });

  it('says that it failed where the core fails, and logs it', async () => {
    place.react = async () => {
      throw new Error('no database');
    };
    expect(await place.chat.open(place.question, 'Take the survey')).toMatchObject({
      state: 'message',
      text: expect.stringContaining('did not work'),
    });
    expect(bot.logged).toMatchObject([{ level: 'error', fields: { err: new Error('no database') } }]);
  });

  it('asks the core once where Teams asks again, and gives the same answer', async () => {
    await place.take();
    const activity = lastInvoke(bot, 'task/fetch');
    const again = await place.chat.send(activity);
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
    await place.take();
    const activity = { ...lastInvoke(bot, 'task/fetch'), id: `f:${_what}`, name: 'task/submit', value };
    expect(await place.chat.send(activity)).toMatchObject({ status: 501, replies: [] });
    expect(bot.events).toHaveLength(1);
  });

  it('takes tenant, place and person from the activity, whatever the card says', async () => {
    await place.take();
    const data = {
      opsAdvisor: { form, tenant: 'other', conversation: { id: 'other' }, person: { id: 'other' } },
      tenant: 'other',
    };
    await place.chat.send({
      ...lastInvoke(bot, 'task/fetch'),
      id: 'f:forged',
      name: 'task/submit',
      value: { data },
    });
    expect(bot.events.at(-1)).toMatchObject({
      kind: 'form',
      person: { id: 'lee' },
      conversation: { tenant: bot.tenant.settings.tenantId, id: place.chat.conversation.id },
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
