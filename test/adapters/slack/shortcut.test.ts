import { readMessage } from '../../../adapters/playground/slack/read-message';
import type { Message } from '../../../adapters/playground/slack/state';
import { createRespondTo } from '../../../adapters/slack/answer/shortcut-respond';
import { plainWords } from '../../../adapters/slack/events/shortcut-text';
import type { OnEvent } from '../../../src/chat/adapter';
import type { Block, Form } from '../../../src/chat/reply';
import { openSlack, reply, type SlackUnderTest } from './slack-under-test';

const SHARE: Block = {
  type: 'buttons',
  buttons: [{ label: 'Share to channel', action: 'share', value: 'a1' }],
};

let chat: SlackUnderTest;

function formWith(question: string): Form {
  return {
    ...{ type: 'form', id: 'ask', title: 'Ask Ops Advisor', submit: 'Ask', value: '', intro: [] },
    fields: [
      {
        ...{ type: 'text', id: 'question', label: 'Your question', multiline: true },
        ...(question === '' ? {} : { initial: question }),
      },
    ],
  };
}

const onEvent: OnEvent = async (event) => {
  if (event.kind === 'form') return reply(`answer to ${event.fields.question}`, 'person', SHARE);
  if (event.kind !== 'action') return undefined;
  return event.action === 'share' ? reply('for all') : formWith(event.value);
};

async function written(channel: string, text: string, thread?: string): Promise<Message> {
  const { message } = await chat.slack.say({ user: 'UBOB', channel, text, ...(thread && { thread }) });
  return message;
}

async function ask(message: Message): Promise<void> {
  const chosen = await chat.slack.shortcut({ user: 'UALICE', message, callbackId: 'ask-ops-advisor' });
  expect(chosen).toMatchObject({ acknowledged: true });
}

const form = () => chat.slack.waitFor(() => chat.slack.openView('UALICE'));
const answers = (channel: string, count = 1) =>
  chat.slack.waitFor(() => chat.slack.answers(channel).length >= count && chat.slack.answers(channel));

beforeEach(async () => {
  chat = await openSlack();
  await chat.start(onEvent);
});

it('opens a form that begins with the message, to be changed', async () => {
  await ask(await written('CGENERAL', '<@UALICE> should we use *MLOps* for <https://example.org|this>?'));
  const { view, ...driver } = await form();
  expect(view.values).toEqual({ question: 'should we use *MLOps* for this?' });
  expect(driver.read()).toContain('Your question');
  expect(chat.events.at(-1)).toMatchObject({
    ...{ kind: 'action', action: 'open-ask', private: true, person: { id: 'UALICE' } },
    conversation: { tenant: 'TACME', id: 'CGENERAL', kind: 'channel', address: { channel: 'CGENERAL' } },
  });
});

it('answers what was asked in the end to that person alone, who can share it', async () => {
  await ask(await written('CGENERAL', 'should we?'));
  await (await form()).fill({ question: 'should we now?' }).submit();
  const [answer] = await answers('CGENERAL');
  expect(answer && readMessage(answer)).toBe('answer to should we now?\n[Share to channel]');
  expect(answer?.ephemeralTo).toBe('UALICE');
  if (answer !== undefined)
    await chat.slack.press({ user: 'UALICE', message: answer, label: 'Share to channel' });
  const [, shared] = await answers('CGENERAL', 2);
  expect(shared?.text).toBe('for all');
  expect(shared?.ephemeralTo).toBeUndefined();
});

it('answers in the thread of the message', async () => {
  const root = await written('CGENERAL', 'a talk');
  await ask(await written('CGENERAL', 'should we?', root.ts));
  await (await form()).submit();
  await expect(answers('CGENERAL')).resolves.toMatchObject([{ threadTs: root.ts, ephemeralTo: 'UALICE' }]);
});

it.each(['CSECRET', 'CRANDOM', 'DPEERS'])('does all of it in %s, where the bot is not', async (channel) => {
  await ask(await written(channel, 'should we?'));
  await (await form()).submit();
  const [answer] = await answers(channel);
  expect(answer?.ephemeralTo).toBe('UALICE');
  if (answer !== undefined)
    await chat.slack.press({ user: 'UALICE', message: answer, label: 'Share to channel' });
  const [, shared] = await answers(channel, 2);
  expect(shared).toMatchObject({ text: 'for all' });
  expect(chat.slack.answers('DALICE')).toEqual([]);
});

it('answers in the direct messages where the bot is not, and the time for answers there is over', async () => {
  await ask(await written('CSECRET', 'should we?'));
  const driver = await form();
  chat.slack.faults.plan('respond', { kind: 'http', status: 404 });
  await driver.submit();
  await expect(answers('DALICE')).resolves.toMatchObject([{ text: 'answer to should we?' }]);
});

it('offers a button where its form came too late', async () => {
  chat.slack.faults.plan('views.open', { kind: 'error', code: 'expired_trigger_id' });
  await ask(await written('CSECRET', 'should we?'));
  const [offer] = await answers('CSECRET');
  expect(offer?.ephemeralTo).toBe('UALICE');
  if (offer !== undefined) await chat.slack.press({ user: 'UALICE', message: offer, label: 'Open the form' });
  await (await form()).submit();
  await expect(answers('CSECRET', 2)).resolves.toMatchObject([{}, { ephemeralTo: 'UALICE' }]);
});

it('takes a message without words, and one that is too long', async () => {
  await ask(await written('CGENERAL', ' '));
  expect((await form()).view.values).toEqual({ question: '' });
  (await form()).close();
  await ask(await written('CGENERAL', 'word '.repeat(1_500)));
  expect((await form()).view.values.question?.length).toBeLessThanOrEqual(1_500);
});

it('is not acknowledged under another name', async () => {
  const message = await written('CGENERAL', 'x');
  const chosen = await chat.slack.shortcut({ user: 'UALICE', message, callbackId: 'other' });
  expect(chosen.acknowledged).toBe(false);
  expect(chat.events).toEqual([]);
});

it.each([
  ['hi <@UBOB> and <@UALICE|alice>, look', 'hi and, look'],
  ['<!channel> <!subteam^S1|@ops> <!here|here> ship it?', 'ship it?'],
  [
    'see <https://example.org/a?b=1&amp;c=2> or <https://example.org|the page>',
    'see https://example.org/a?b=1&c=2 or the page',
  ],
  ['in <#C123|general> a &lt;b&gt; &amp; c', 'in #general a <b> & c'],
  ['keep\nlines  and <#C123>', 'keep\nlines and #C123'],
])('reads %j as plain words', (typed, plain) => {
  expect(plainWords(typed)).toBe(plain);
});

describe('the address of an answer', () => {
  const respondTo = createRespondTo('http://127.0.0.1:1/api/', fetch);

  it.each([
    'https://hooks.slack.com/actions/T1/2/3',
    'https://hooks.slack-gov.com/x',
    'http://127.0.0.1:1/r',
  ])('may be %s', (url) => {
    expect(respondTo(url)).toBeDefined();
  });

  it.each([
    'https://slack.com.example.org/x',
    'https://notslack.com/x',
    'http://hooks.slack.com/x',
    'http://127.0.0.1:2/r',
    'file:///etc/passwd',
  ])('may not be %s', (url) => {
    expect(respondTo(url)).toBeUndefined();
  });
});
