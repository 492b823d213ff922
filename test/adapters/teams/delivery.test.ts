import { cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import { TEAMS_RATE_LIMITS } from '../../../adapters/playground/teams/faults';
import { startTeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import type { ConversationRef, MessageRef } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import { png } from './png';
import { type Bot, startBot, textReply } from './start-bot';

/** As if it had been stored for a while. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const longReply = (sentences: number, text = 'Long'): Reply => ({
  text,
  blocks: Array.from({ length: sentences }, (_, index) => ({
    type: 'text',
    text: `${index} ${'word '.repeat(700)}`,
  })),
  audience: 'conversation',
});

describe('delivery to Teams', () => {
  let bot: Bot;
  let chat: Chat;
  let conversation: ConversationRef;
  beforeAll(async () => {
    bot = await startBot();
  });
  beforeEach(async () => {
    chat = bot.tenant.personal();
    await chat.say('Hi');
    conversation = stored(bot.events.at(-1)?.conversation as ConversationRef);
    bot.waits.length = 0;
    bot.logged.length = 0;
  });
  afterAll(() => bot.stop());

  const texts = (): string[] => chat.said().map(({ card }) => (card ? cardText(card) : ''));

  const sent = async (reply: Reply): Promise<MessageRef> => {
    const delivery = await bot.adapter.send(conversation, reply);
    if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
    return stored(delivery.message);
  };

  it('speaks unasked after a restart', async () => {
    await bot.restart();
    expect(await bot.adapter.send(conversation, textReply('A tip.'))).toMatchObject({ outcome: 'delivered' });
    expect(texts()).toContain('A tip.');
  });

  it('speaks unasked in the thread where it was asked', async () => {
    const channel = bot.tenant.channel();
    const { activity } = await channel.say('tips here please');
    await bot.adapter.send(stored(bot.events.at(-1)?.conversation as ConversationRef), textReply('A tip.'));
    expect(channel.said().at(-1)).toMatchObject({ thread: activity.id, summary: 'A tip.' });
  });

  it('speaks to the whole channel where the conversation has no thread, though a thread ordered it', async () => {
    const channel = bot.tenant.channel();
    await channel.say('tips here please');
    const { thread, ...whole } = stored(bot.events.at(-1)?.conversation as ConversationRef);
    expect(thread).toBeDefined();
    const delivery = await bot.adapter.send(whole, textReply('A tip.'));
    expect(channel.said().at(-1)).not.toHaveProperty('thread');
    if (delivery.outcome !== 'delivered') throw new Error(delivery.reason);
    await bot.adapter.update(stored(delivery.message), textReply('A better tip.'));
    expect(channel.said().at(-1)).toMatchObject({ summary: 'A better tip.', edits: 1 });
  });

  it('sends the delivery id along, and says that it cannot be asked for', async () => {
    const options = { deliveryId: 'tip-7/2026-W48' };
    await bot.adapter.send(conversation, textReply('A tip.'), options);
    expect(chat.said().at(-1)?.channelData).toEqual({ opsAdvisor: options });
    expect(await bot.adapter.findDelivery(conversation, options.deliveryId, new Date(0))).toBe('unknowable');
  });

  const chart: Reply = {
    text: 'Your result',
    blocks: [
      { type: 'image', png: png(800, 600), alt: 'A radar with five spokes', title: 'Where you stand' },
      { type: 'text', text: 'after it' },
    ],
    audience: 'conversation',
  };

  it('shows a picture', async () => {
    await sent(chart);
    expect(chat.said().at(-1)?.card?.body[1]).toMatchObject({
      type: 'Image',
      altText: 'A radar with five spokes',
    });
  });

  it.each([400, 413] as const)(
    'describes a picture that Teams refuses with %i, in one message',
    async (status) => {
      bot.tenant.state.failNext({ kind: 'error', status });
      const message = await sent(chart);
      expect(texts()).toEqual(['You said: Hi', 'Where you stand\nA radar with five spokes\nafter it']);
      bot.tenant.state.failNext({ kind: 'error', status });
      await bot.adapter.update(message, chart);
      expect(texts()[1]).toContain('A radar with five spokes');
      expect(chat.said()).toHaveLength(2);
    },
  );

  it('hands on a refusal that is not for pictures', async () => {
    bot.tenant.state.failNext({ kind: 'error', status: 413 });
    await expect(bot.adapter.send(conversation, textReply('A tip.'))).rejects.toMatchObject({
      code: 'teams/refused',
    });
    bot.tenant.state.failNext({ kind: 'error', status: 500 });
    expect(await bot.adapter.send(conversation, chart)).toMatchObject({ outcome: 'unknown' });
    expect(texts()).toEqual(['You said: Hi']);
  });

  it('updates a message', async () => {
    const message = await sent(textReply('3 answers so far'));
    expect(await bot.adapter.update(message, textReply('4 answers so far'))).toMatchObject({
      outcome: 'delivered',
    });
    expect(texts()).toEqual(['You said: Hi', '4 answers so far']);
    expect(chat.said().at(-1)).toMatchObject({ edits: 1 });
  });

  it('updates a message that gets longer, and then shorter again', async () => {
    const message = await sent(textReply('short'));
    const longer = await bot.adapter.update(message, longReply(20));
    expect(chat.said()).toHaveLength(5);
    if (longer.outcome !== 'delivered') throw new Error(longer.reason);
    await bot.adapter.update(stored(longer.message), textReply('short again'));
    expect(texts()).toEqual(['You said: Hi', 'short again']);
  });

  it('knows that a blocked conversation is gone', async () => {
    chat.close();
    expect(await bot.adapter.send(conversation, textReply('A tip.'))).toMatchObject({
      outcome: 'gone',
      reason: expect.stringContaining('403 (BotNotInConversationRoster)'),
    });
  });

  it('knows that a deleted conversation is gone', async () => {
    bot.tenant.state.conversations.delete(chat.conversation.id);
    expect(await bot.adapter.send(conversation, textReply('A tip.'))).toMatchObject({ outcome: 'gone' });
  });

  it('knows that a deleted message is gone', async () => {
    const message = await sent(textReply('A tip.'));
    bot.tenant.state.remove(chat.conversation.id, message.id);
    expect(await bot.adapter.update(message, textReply('Another.'))).toMatchObject({ outcome: 'gone' });
  });

  it('hands on how long to wait when it is too fast', async () => {
    bot.tenant.state.failNext({ kind: 'rate-limit', retryAfterS: 7 });
    expect(await bot.adapter.send(conversation, textReply('A tip.'))).toMatchObject({
      outcome: 'refused',
      retryAfterMs: 7_000,
    });
    expect(bot.waits).toEqual([]);
  });

  it.each([412, 502, 503, 504] as const)(
    'takes %i for a refusal that is worth another try',
    async (status) => {
      bot.tenant.state.failNext({ kind: 'error', status });
      const delivery = await bot.adapter.send(conversation, textReply('A tip.'));
      expect(delivery).toMatchObject({ outcome: 'refused', retryAfterMs: 5_000 });
      expect(texts()).toEqual(['You said: Hi']);
    },
  );

  it('does not know what became of a message after an error of the server', async () => {
    bot.tenant.state.failNext({ kind: 'error', status: 500 });
    expect(await bot.adapter.send(conversation, textReply('A tip.'))).toMatchObject({ outcome: 'unknown' });
  });

  it('knows that nothing was posted where nobody listens', async () => {
    const closed = await startTeamsTenant();
    await closed.close();
    const lonely = await startBot({ serviceUrlAllowList: [new URL(closed.serviceUrl).origin] });
    const address = { ...(conversation.address as object), serviceUrl: closed.serviceUrl };
    expect(await lonely.adapter.send({ ...conversation, address }, textReply('A tip.'))).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    await lonely.stop();
  });

  it('posts once where no answer comes, and says that it does not know', async () => {
    const hasty = await startBot({ timing: { callTimeoutMs: 300 } });
    try {
      const one = hasty.tenant.personal();
      await one.say('Hi');
      hasty.tenant.state.failNext({ kind: 'silence' });
      const to = hasty.events.at(-1)?.conversation as ConversationRef;
      expect(await hasty.adapter.send(to, textReply('A tip.'))).toMatchObject({
        outcome: 'unknown',
        reason: expect.stringContaining('no answer in time'),
      });
      expect(one.said()).toHaveLength(2);
    } finally {
      await hasty.stop();
    }
  });

  it('tries a refused answer again, after the time that Teams names', async () => {
    bot.tenant.state.failNext({ kind: 'rate-limit', retryAfterS: 2 }, { kind: 'error', status: 502 });
    const { replies } = await chat.say('again');
    expect(replies).toHaveLength(1);
    expect(bot.waits).toEqual([2_000, 5_000]);
  });

  it('gives an answer up after some tries, and says so in the log', async () => {
    bot.tenant.state.failNext(
      ...Array.from({ length: 4 }, () => ({ kind: 'error' as const, status: 502 as const })),
    );
    expect((await chat.say('again')).replies).toEqual([]);
    expect(bot.logged).toMatchObject([{ level: 'warn', fields: { outcome: 'refused' } }]);
  });

  it('goes on in the middle of a long message', async () => {
    bot.tenant.state.rateLimits = TEAMS_RATE_LIMITS;
    const { address } = await sent(longReply(60));
    bot.tenant.state.rateLimits = [];
    expect(bot.waits.length).toBeGreaterThan(0);
    expect(address).toEqual({
      activityIds: chat
        .said()
        .slice(1)
        .map(({ id }) => id),
    });
  });

  it('does not send a long message a second time where its end is missing', async () => {
    const parts = (await sent(longReply(15))).address as { activityIds: string[] };
    const before = chat.said().length;
    const { state } = bot.tenant;
    const failures = Array.from({ length: 4 }, () => ({ kind: 'error' as const, status: 502 as const }));
    const sending = bot.adapter.send(conversation, longReply(15));
    await state.until(() => chat.said().length > before);
    state.failNext(...failures);
    const delivery = await sending;
    expect(parts.activityIds.length).toBeGreaterThan(2);
    expect(delivery).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('parts were posted'),
    });
  });

  it('reports a login that is refused, without its secret', async () => {
    const wrong = await startBot({ password: 'wrong-secret' });
    try {
      const one = wrong.tenant.personal();
      expect(await one.say('Hi')).toMatchObject({ status: 200, replies: [] });
      const to = wrong.events.at(-1)?.conversation as ConversationRef;
      expect(await wrong.adapter.send(to, textReply('A tip.'))).toMatchObject({
        outcome: 'refused',
        reason: expect.stringContaining('401'),
        retryAfterMs: 60_000,
      });
      expect(JSON.stringify(wrong.logged)).not.toContain('wrong-secret');
    } finally {
      await wrong.stop();
    }
  });

  it('sends no token to a stored address that is not trusted', async () => {
    const address = { ...(conversation.address as object), serviceUrl: 'https://evil.example/' };
    await expect(bot.adapter.send({ ...conversation, address }, textReply('A tip.'))).rejects.toMatchObject({
      code: 'teams/untrusted-service',
    });
  });

  it('refuses an address that is not its own', async () => {
    await expect(bot.adapter.send({ ...conversation, address: {} }, textReply('Tip'))).rejects.toMatchObject({
      code: 'teams/unreadable-address',
    });
    await expect(
      bot.adapter.update({ conversation, id: '1', address: 7 }, textReply('Tip')),
    ).rejects.toMatchObject({
      code: 'teams/unreadable-address',
    });
  });
});
