import { answerLate } from '../../../src/advisor/answer-late';
import type { ChatAdapter, Delivery } from '../../../src/chat/adapter';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import type { Form, Reaction, Reply } from '../../../src/chat/reply';

const conversation: ConversationRef = {
  platform: 'slack',
  tenant: 'T1',
  id: 'C1',
  kind: 'channel',
  address: {},
};
const direct: ConversationRef = { ...conversation, id: 'D1', kind: 'direct' };
const reply: Reply = { text: 'Yes', blocks: [], audience: 'conversation' };
const form: Form = { type: 'form', id: 'a', title: 'A', submit: 'Send', value: '', intro: [], fields: [] };
const base = { id: 'E1', at: new Date(), conversation, person: { id: 'U1' } };
const message: ChatEvent = { ...base, private: false, kind: 'message', text: 'x', addressed: true };
const command: ChatEvent = { ...base, private: true, kind: 'command', command: 'ask', text: 'x' };

interface Sent {
  to: string;
  text: string;
  deliveryId: string | undefined;
}

function chatThat(more: Partial<ChatAdapter> = {}): { chat: ChatAdapter; sent: Sent[] } {
  const sent: Sent[] = [];
  const chat = {
    findDelivery: async () => undefined,
    directWith: async () => direct,
    send: async (
      to: ConversationRef,
      { text }: Reply,
      options?: { deliveryId?: string },
    ): Promise<Delivery> => {
      sent.push({ to: to.id, text, deliveryId: options?.deliveryId });
      return { outcome: 'delivered', message: { conversation: to, id: '1', address: {} } };
    },
    ...more,
  } as ChatAdapter;
  return { chat, sent };
}

function answering(chat: ChatAdapter | undefined, reaction: Reaction) {
  const onEvent = jest.fn(async () => reaction);
  return { onEvent, answer: answerLate({ onEvent, chatFor: () => chat, wait: async () => undefined }) };
}

it('says the answer where it was asked for, so that it can be found there', async () => {
  const { chat, sent } = chatThat();
  await answering(chat, reply).answer(message);
  expect(sent).toEqual([{ to: 'C1', text: 'Yes', deliveryId: 'answer-E1' }]);
});

it('says nothing where the answer stands there already', async () => {
  const { chat, sent } = chatThat({ findDelivery: async () => ({ conversation, id: '1', address: {} }) });
  const { answer, onEvent } = answering(chat, reply);
  await answer(message);
  expect(sent).toEqual([]);
  expect(onEvent).not.toHaveBeenCalled();
});

it.each([
  ['cannot know', async () => 'unknowable' as const],
  ['cannot ask', () => Promise.reject(new Error('no scope'))],
])('answers where it %s whether it was answered', async (_name, findDelivery) => {
  const { chat, sent } = chatThat({ findDelivery });
  await answering(chat, reply).answer(message);
  expect(sent).toHaveLength(1);
});

it('tells one person alone what is for that person', async () => {
  const { chat, sent } = chatThat();
  await answering(chat, reply).answer(command);
  await answering(chat, { ...reply, audience: 'person' }).answer(message);
  expect(sent.map(({ to }) => to)).toEqual(['D1', 'D1']);
});

it('asks to try again where a form should have opened', async () => {
  const { chat, sent } = chatThat();
  await answering(chat, form).answer(command);
  expect(sent).toMatchObject([{ to: 'D1', text: expect.stringContaining('try it once more') }]);
});

it('says nothing where nothing is to be said, or nobody can be told', async () => {
  const { chat, sent } = chatThat({ directWith: async () => undefined });
  await answering(chat, undefined).answer(message);
  await answering(chat, reply).answer(command);
  expect(sent).toEqual([]);
});

it('is worth another try where the platform refuses, or the chat is not there', async () => {
  const { chat } = chatThat({
    send: async () => ({ outcome: 'refused', reason: 'rate limited', retryAfterMs: 1 }),
  });
  const { answer, onEvent } = answering(chat, reply);
  await expect(answer(message)).rejects.toMatchObject({ code: 'chat/refused' });
  expect(onEvent).toHaveBeenCalledTimes(1);
  await expect(answering(undefined, reply).answer(message)).rejects.toMatchObject({
    code: 'chat/not-configured',
  });
});
