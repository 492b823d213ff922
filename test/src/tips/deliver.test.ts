import { PlatformError } from '../../../src/errors';
import { deliveryIdOf } from '../../../src/tips/conversation';
import { deliverTip } from '../../../src/tips/deliver';
import { FakeChat, PLACE, TipsUnderTest } from './tips-under-test';

const DUE = '2026-11-27T08:30:00Z';
const SUBSCRIBED = 'on friday 9:30 Europe/Zurich';

async function subscribed(chat = new FakeChat()): Promise<TipsUnderTest> {
  const tips = new TipsUnderTest(chat);
  await tips.command(SUBSCRIBED);
  return tips.at(DUE);
}

describe('a tip that is due', () => {
  it('is posted to the channel itself, once, and the next one waits for its week', async () => {
    const tips = await subscribed();
    await tips.at('2026-11-27T08:29:59Z').deliver();
    expect(tips.chat.posted).toEqual([]);
    await tips.at(DUE).deliver();
    await tips.deliver();
    expect(tips.chat.posted).toHaveLength(1);
    expect(tips.chat.posted[0]?.to).not.toHaveProperty('thread');
    expect(tips.chat.posted[0]?.deliveryId).toMatch(/^tip-[0-9a-f]{32}$/);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'sent' });
    await tips.at('2026-12-04T08:30:00Z').deliver();
    const [first, second] = tips.chat.posted;
    expect(second?.deliveryId).not.toBe(first?.deliveryId);
    expect(second?.reply.text).not.toBe(first?.reply.text);
  });

  it('tells what it is, what to try, why, and from where, with buttons', async () => {
    const tips = await subscribed();
    await tips.deliver();
    const reply = tips.chat.posted[0]?.reply;
    expect(reply?.text).toMatch(/^Tip of the week: .+ Try this week: /);
    expect(reply?.audience).toBe('conversation');
    expect(reply?.blocks.map(({ type }) => type)).toEqual([
      'heading',
      'text',
      'text',
      'note',
      'note',
      'buttons',
    ]);
    expect(JSON.stringify(reply?.blocks)).toContain('Why this tip: This channel has no survey result');
  });

  it('follows the latest survey', async () => {
    const tips = await subscribed();
    tips.standing = {
      closedOn: '2026-11-20',
      medians: [
        { dimension: 'monitoring', median: 1 },
        { dimension: 'version-control', median: 4 },
      ],
    };
    await tips.deliver();
    expect(JSON.stringify(tips.chat.posted[0]?.reply.blocks)).toContain(
      'Your survey of 20 November 2026 was weakest in Monitoring and observability (level 1 of 5)',
    );
  });

  it('is sent up to a day late, and says so', async () => {
    const tips = await subscribed();
    await tips.at('2026-11-28T08:30:00Z').deliver();
    expect(JSON.stringify(tips.chat.posted[0]?.reply.blocks)).toContain('it was held up on the way');
  });

  it('is left out when it is later, and the next one says so', async () => {
    const tips = await subscribed();
    await tips.at('2026-11-28T08:30:01Z').deliver();
    expect(tips.chat.posted).toEqual([]);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'missed' });
    await tips.at('2026-12-04T08:30:00Z').deliver();
    expect(JSON.stringify(tips.chat.posted[0]?.reply.blocks)).toContain(
      'The tip before this one was left out',
    );
  });

  it('is noted once after a long absence, and the first week that is not too late comes next', async () => {
    const tips = await subscribed();
    await tips.at('2026-12-19T08:00:00Z').deliver();
    expect(await tips.nextWeek()).toBe('2026-W51');
    await tips.deliver();
    expect(await tips.weeks()).toEqual({ '2026-W48': 'missed', '2026-W51': 'sent' });
  });
});

describe('a post without a known end', () => {
  it('is found in the history, and not sent again', async () => {
    const tips = await subscribed();
    tips.chat.answers = ['lost'];
    await tips.deliver();
    expect(await tips.weeks()).toEqual({ '2026-W48': 'sending' });
    await tips.at('2026-11-27T08:30:09Z').deliver();
    expect(tips.chat.searches).toBe(0);
    await tips.at('2026-11-27T08:30:10Z').deliver();
    expect([tips.chat.searches, tips.chat.posted.length]).toEqual([1, 1]);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'sent' });
  });

  it('is sent again, the same tip, where the history does not have it', async () => {
    const tips = await subscribed();
    tips.chat.answers = [{ outcome: 'unknown', reason: 'HTTP 500' }];
    await tips.deliver();
    const [begun] = await tips.store.listTipDeliveries(PLACE);
    tips.standing = { closedOn: '2026-11-20', medians: [{ dimension: 'model-monitoring', median: 1 }] };
    await tips.at('2026-11-27T08:30:10Z').deliver();
    const [sent] = await tips.store.listTipDeliveries(PLACE);
    expect(sent).toMatchObject({ tip: begun?.tip, reason: begun?.reason, state: 'sent' });
    expect(tips.chat.posted).toHaveLength(1);
  });

  it('is not sent again where the platform cannot be asked', async () => {
    const chat = new FakeChat('slack');
    chat.history = 'unknowable';
    const tips = await subscribed(chat);
    chat.answers = [{ outcome: 'unknown', reason: 'time-out' }];
    await tips.deliver();
    await tips.at('2026-11-27T08:31:00Z').deliver();
    expect(chat.posted).toEqual([]);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'unconfirmed' });
    expect(await tips.nextWeek()).toBe('2026-W49');
    expect(JSON.stringify(await tips.command('status'))).toContain('could not be confirmed');
  });

  it.each([
    ['before it was posted', 0],
    ['after it was posted', 1],
  ])('of a killed replica is taken up by another: %s', async (_when, posts) => {
    const tips = await subscribed();
    const [job] = await tips.claim('killed');
    const { place, next } = job?.claimed ?? {};
    if (job === undefined || place === undefined || next === undefined) throw new Error('nothing was due');
    const [tip] = tips.parts.knowledge.tips;
    const noted = { occasion: next.week, tip: tip?.id, reason: 'because', dueAt: next.at, at: tips.now };
    await tips.store.beginTipDelivery(place, 'killed', noted);
    const to = { platform: 'slack', tenant: 'T1', id: 'C1', kind: 'channel', address: null } as const;
    const reply = { text: '', blocks: [], audience: 'conversation' } as const;
    if (posts === 1) tips.chat.posted.push({ to, reply, deliveryId: deliveryIdOf(place, next.week) });
    await tips.at('2026-11-27T08:30:29Z').deliver('b');
    expect(tips.chat.posted).toHaveLength(posts);
    await tips.at('2026-11-27T08:30:30Z').deliver('b');
    expect(tips.chat.posted).toHaveLength(1);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'sent' });
  });

  it('that cannot be looked up is looked up again, for a day, and then left as it is', async () => {
    const tips = await subscribed();
    tips.chat.answers = [{ outcome: 'unknown', reason: 'time-out' }];
    await tips.deliver();
    tips.chat.history = new Error('no answer');
    await tips.at('2026-11-27T08:31:00Z').deliver();
    expect(await tips.weeks()).toEqual({ '2026-W48': 'sending' });
    await tips.at('2026-11-28T08:31:00Z').deliver();
    expect(await tips.weeks()).toEqual({ '2026-W48': 'unconfirmed' });
    expect(tips.chat.posted).toEqual([]);
  });
});

describe('a platform that refuses', () => {
  it('is asked again when it allows it, and not before', async () => {
    const tips = await subscribed();
    tips.chat.answers = [{ outcome: 'refused', reason: 'rate limited', retryAfterMs: 7_000 }];
    await tips.deliver();
    await tips.at('2026-11-27T08:30:06Z').deliver();
    expect(tips.chat.posted).toEqual([]);
    await tips.at('2026-11-27T08:30:07Z').deliver();
    expect([tips.chat.posted.length, tips.chat.searches]).toEqual([1, 0]);
  });

  it('is asked more and more seldom, and after a day no more', async () => {
    const tips = await subscribed();
    const refusal = new PlatformError('no', { code: 'slack/invalid_auth', tip: '' });
    tips.chat.answers = Array.from({ length: 1_000 }, () => refusal);
    let tries = 0;
    for (let minute = 0; minute < 25 * 60; minute += 1) {
      const before = tips.chat.answers.length;
      await tips.at(new Date(Date.parse(DUE) + minute * 60_000).toISOString()).deliver();
      tries += before - tips.chat.answers.length;
    }
    expect(tries).toBeGreaterThan(90);
    expect(tries).toBeLessThan(130);
    expect(await tips.weeks()).toEqual({ '2026-W48': 'missed' });
  });

  it('is not believed where the rejection is a defect: the history is asked', async () => {
    const tips = await subscribed();
    tips.chat.answers = [new TypeError('undefined is not a function')];
    await tips.deliver();
    await tips.at('2026-11-27T08:31:00Z').deliver();
    expect([tips.chat.searches, tips.chat.posted.length]).toEqual([1, 1]);
  });
});

describe('a channel that is gone', () => {
  it('ends its subscription, and who set it up is told', async () => {
    const tips = await subscribed();
    tips.chat.answers = [{ outcome: 'gone', reason: 'is_archived' }];
    await tips.deliver();
    expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
    const [note] = tips.chat.posted;
    expect(note?.to.id).toBe('DU1');
    expect(note?.reply.text).toMatch(/^The weekly tips that you ordered for "general" have ended/);
    await tips.at('2026-12-04T08:30:00Z').deliver();
    expect(tips.chat.posted).toHaveLength(1);
  });

  it('ends its subscription also where nobody can be told', async () => {
    const tips = await subscribed();
    tips.chat.answers = [{ outcome: 'gone', reason: 'account_inactive' }, new Error('account_inactive')];
    tips.chat.facts = new Error('account_inactive');
    await tips.deliver();
    expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
    expect(tips.logged).toContain('who ordered tips could not be told that they ended');
  });
});

describe('a change in the middle of it', () => {
  it('posts nothing where the order was withdrawn after the claim', async () => {
    const tips = await subscribed();
    const jobs = await tips.claim();
    await tips.command('off');
    for (const job of jobs) await deliverTip({ ...tips.parts, pace: { settleMs: 1 } }, job);
    expect(tips.chat.posted).toEqual([]);
  });

  it('gives no second tip in a week when the day is changed', async () => {
    const tips = await subscribed();
    await tips.deliver();
    await tips.command('on saturday 9:30');
    await tips.at('2026-11-28T08:30:00Z').deliver();
    expect(tips.chat.posted).toHaveLength(1);
    await tips.at('2026-12-05T08:30:00Z').deliver();
    expect(tips.chat.posted).toHaveLength(2);
  });
});
