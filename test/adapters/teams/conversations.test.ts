import { once } from 'node:events';
import { request } from 'node:http';
import { cardText } from '../../../adapters/playground/teams/card-text';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import type { TakeOn } from '../../../src/chat/adapter';
import type { Reply } from '../../../src/chat/reply';
import { type Bot, startBot, textReply } from './start-bot';

const read = ({ card }: Message): string => (card ? cardText(card) : '');
const keptOnceTaken: TakeOn = async () => ({ isKept: true, carry: (work) => work() });

describe('conversations in Teams', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startBot();
  });
  beforeEach(() => {
    bot.events.length = 0;
  });
  afterAll(() => bot.stop());

  it('answers a personal message with a card that has a fallback for notifications', async () => {
    const chat = bot.tenant.personal();
    const { status, replies } = await chat.say('Should we use MLOps?');
    expect(status).toBe(200);
    expect(replies.map(read)).toEqual(['You said: Should we use MLOps?']);
    expect(replies[0]).toMatchObject({ summary: 'You said: Should we use MLOps?', card: { version: '1.5' } });
    expect(replies[0]?.card).toMatchObject({ speak: expect.any(String), fallbackText: expect.any(String) });
  });

  it('tells the core who speaks, where and when', async () => {
    const chat = bot.tenant.personal();
    await chat.say('Hi', {
      by: { id: 'nestor', name: 'Nestor' },
      locale: 'de-ch',
      timeZone: 'Europe/Zurich',
    });
    expect(bot.events).toMatchObject([
      {
        kind: 'message',
        text: 'Hi',
        addressed: true,
        private: false,
        person: { id: 'nestor', locale: 'de-CH', timeZone: 'Europe/Zurich' },
        conversation: {
          platform: 'teams',
          tenant: bot.tenant.settings.tenantId,
          id: chat.conversation.id,
          kind: 'direct',
        },
      },
    ]);
    expect(bot.events[0]?.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(bot.events[0]?.conversation).not.toHaveProperty('thread');
  });

  it('answers in a group, without the mention', async () => {
    const { replies } = await bot.tenant.group().say('what is drift?');
    expect(replies.map(read)).toEqual(['You said: what is drift?']);
    expect(bot.events).toMatchObject([{ text: 'what is drift?', conversation: { kind: 'group' } }]);
  });

  it('answers in the thread of a channel, and knows the thread again', async () => {
    const channel = bot.tenant.channel();
    const first = await channel.say('what is drift?');
    const thread = String(first.activity.id);
    expect(first.replies).toMatchObject([{ thread }]);
    const second = await channel.say('and how do we see it?', { thread });
    expect(second.replies).toMatchObject([{ thread }]);
    const place = { id: channel.conversation.id, thread, kind: 'channel' };
    expect(bot.events).toMatchObject([{ conversation: place }, { conversation: place }]);
  });

  it('hands on a follow-up in a thread as not addressed', async () => {
    const channel = bot.tenant.channel();
    const { activity } = await channel.say('what is drift?');
    await channel.say('yes, weekly', { thread: String(activity.id), mention: false });
    expect(bot.events.at(-1)).toMatchObject({ text: 'yes, weekly', addressed: false });
  });

  it.each([
    ['mentions somebody else alone', { mention: false, mentionOthers: ['Lee'] }],
    ['begins a thread without any mention', { mention: false }],
  ])('leaves a message alone that %s', async (_what, said) => {
    const { status, replies } = await bot.tenant.channel().say('can you look at this?', said);
    expect({ status, replies, events: bot.events }).toEqual({ status: 200, replies: [], events: [] });
  });

  it('leaves a group message alone that mentions nobody', async () => {
    await bot.tenant.group().say('lunch?', { mention: false });
    expect(bot.events).toEqual([]);
  });

  it('is addressed where others are mentioned as well', async () => {
    await bot.tenant.group().say('what do you two think?', { mentionOthers: ['Lee'] });
    expect(bot.events).toMatchObject([{ text: 'Lee what do you two think?', addressed: true }]);
  });

  it('brings a pressed button back, and answers in the same thread', async () => {
    const reply: Reply = {
      ...textReply('How often does the model change?'),
      blocks: [
        { type: 'buttons', buttons: [{ label: 'Weekly', action: 'answer', value: 'retrain=weekly' }] },
      ],
    };
    const asking = await startBot({
      onEvent: async ({ kind }) => (kind === 'action' ? textReply('Noted.') : reply),
    });
    try {
      const channel = asking.tenant.channel();
      const { replies } = await channel.say('Should we use MLOps?');
      const [question] = replies;
      const pressed = question && (await channel.press(question, 'Weekly', { id: 'lee', name: 'Lee' }));
      expect(asking.events.at(-1)).toMatchObject({
        kind: 'action',
        action: 'answer',
        value: 'retrain=weekly',
        person: { id: 'lee' },
        conversation: { thread: question?.thread },
      });
      expect(pressed?.replies.map(read)).toEqual(['Noted.']);
      expect(pressed?.replies).toMatchObject([{ thread: question?.thread }]);
    } finally {
      await asking.stop();
    }
  });

  it('answers a redelivered message once', async () => {
    const chat = bot.tenant.personal();
    const { activity } = await chat.say('Hi');
    const again = await chat.send(activity);
    expect({ status: again.status, replies: again.replies, said: chat.said().length }).toEqual({
      status: 200,
      replies: [],
      said: 1,
    });
  });

  it('cuts a long answer into several messages and loses nothing', async () => {
    const items = Array.from({ length: 2_000 }, (_, index) => `reason number ${index}`);
    const long = await startBot({
      onEvent: async () => ({
        text: 'Many reasons',
        blocks: [{ type: 'list', items }],
        audience: 'conversation',
      }),
    });
    try {
      const { replies } = await long.tenant.personal().say('why?');
      expect(replies.length).toBeGreaterThan(3);
      expect(replies.map(read).join('\n')).toBe(items.map((item) => `• ${item}`).join('\n'));
      expect(replies[1]?.summary).toBe(`(2/${replies.length}) Many reasons`);
    } finally {
      await long.stop();
    }
  });

  it('shows the typing indicator while it works', async () => {
    const slow = await startBot({
      timing: { typingAfterMs: 0 },
      onEvent: async () => {
        await slow.tenant.state.until(() => slow.tenant.state.typing.length > 0);
        return textReply('Done.');
      },
    });
    try {
      const { replies } = await slow.tenant.personal().say('think');
      expect(replies.map(read)).toEqual(['Done.']);
    } finally {
      await slow.stop();
    }
  });

  it.each([
    { what: 'where that takes long', before: { timing: { acknowledgeWithinMs: 1 } } },
    { what: 'where the event outlives the process', before: { takeOn: keptOnceTaken } },
  ])('acknowledges before it has answered $what, and then answers', async ({ before }) => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow = await startBot({
      ...before,
      onEvent: async () => {
        await finished;
        return textReply('At last.');
      },
    });
    try {
      const chat = slow.tenant.personal();
      expect(await chat.say('think')).toMatchObject({ status: 200, replies: [] });
      finish();
      await slow.tenant.state.until(() => chat.said().length > 0);
      expect(chat.said().map(read)).toEqual(['At last.']);
    } finally {
      await slow.stop();
    }
  });

  it('says nothing where the core has nothing to say', async () => {
    const silent = await startBot({ onEvent: async () => undefined });
    try {
      expect(await silent.tenant.personal().say('hm')).toMatchObject({ status: 200, replies: [] });
    } finally {
      await silent.stop();
    }
  });

  it('finishes what runs before it stops', async () => {
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const stopping: Bot = await startBot({
      onEvent: async () => {
        begun();
        await new Promise((resolve) => setImmediate(resolve));
        return textReply('Finished.');
      },
    });
    const chat = stopping.tenant.personal();
    const exchange = chat.say('quick');
    await hasBegun;
    await stopping.adapter.stop();
    expect((await exchange).replies.map(read)).toEqual(['Finished.']);
    await stopping.stop();
  });

  it('takes on what is on its way when it stops', async () => {
    const stopping = await startBot();
    const chat = stopping.tenant.personal();
    const { activity } = await chat.say('first');
    const headers = {
      authorization: `Bearer ${stopping.tenant.issuer.sign(stopping.tenant.claims())}`,
      expect: '100-continue',
    };
    const { port } = stopping.adapter;
    const late = request({ port, path: '/api/messages', method: 'POST', headers });
    late.flushHeaders();
    await once(late, 'continue');
    const stopped = stopping.adapter.stop();
    late.end(JSON.stringify({ ...activity, id: 'late', text: 'second' }));
    const [{ statusCode }] = await once(late, 'response');
    await stopped;
    expect(statusCode).toBe(200);
    expect(chat.said().map(read)).toEqual(['You said: first', 'You said: second']);
    await stopping.stop();
  });
});
