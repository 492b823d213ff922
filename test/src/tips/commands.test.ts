import { buttonsIn, CHANNEL, FakeChat, PLACE, replyIn, TipsUnderTest } from './tips-under-test';

const NOBODY_KNOWS = { person: { timeZone: undefined } };
let tips: TipsUnderTest;
beforeEach(() => {
  tips = new TipsUnderTest();
});

describe('ordering', () => {
  it('is announced to everybody, with the moment of the first tip', async () => {
    const reply = replyIn(await tips.command('on friday 9:30 Europe/Zurich'));
    expect(reply.audience).toBe('conversation');
    expect(reply.text).toBe(
      'Weekly tips are on: every Friday at 09:30 (Europe/Zurich), on all subjects. The first one: 2026-11-27 08:30 UTC.',
    );
    expect(reply.blocks[0]).toMatchObject({
      text: expect.arrayContaining([expect.objectContaining({ at: new Date('2026-11-27T08:30:00Z') })]),
    });
    expect(buttonsIn(reply)).toEqual(['open-tip-schedule']);
    expect(await tips.store.findTipSubscription(PLACE)).toMatchObject({
      setBy: 'U1',
      weekday: 5,
      hour: 9,
      minute: 30,
    });
  });

  it('takes the time zone of the person, told with the event or asked of the platform', async () => {
    expect(replyIn(await tips.command('on friday 9:30')).text).toContain('(Europe/Zurich)');
    const other = new TipsUnderTest();
    other.chat.timeZone = 'America/New_York';
    expect(replyIn(await other.command('on friday', NOBODY_KNOWS)).text).toContain(
      '09:00 (America/New_York)',
    );
  });

  it.each([undefined, 'Mars/Olympus'])(
    'asks for the time zone where the platform tells %s',
    async (timeZone) => {
      tips.chat.timeZone = timeZone;
      expect(await tips.command('on tuesday 14:00', NOBODY_KNOWS)).toMatchObject({
        type: 'form',
        fields: [{ initial: '2' }, { initial: '14:00' }, { id: 'time-zone' }, { id: 'topic' }],
      });
      const said = replyIn(await tips.say('subscribe', NOBODY_KNOWS));
      expect(said.text).toMatch(/^In which time zone/);
      expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
    },
  );

  it('says how it read a place', async () => {
    expect(JSON.stringify(await tips.command('on monday 9 berlin'))).toContain(
      'I read \\"berlin\\" as Europe/Berlin.',
    );
  });

  it('changes what is said, and keeps the rest', async () => {
    await tips.command('on friday 9:30 Europe/Berlin');
    await tips.command('topics monitoring');
    const reply = replyIn(await tips.command('on thursday', NOBODY_KNOWS));
    expect(reply.text).toMatch(
      /^The weekly tips were changed: every Thursday at 09:30 \(Europe\/Berlin\), on monitoring\./,
    );
  });

  it('is refused where the advisor cannot post', async () => {
    tips.chat.facts = { reachable: false };
    const reply = replyIn(await tips.command('on friday'));
    expect([reply.audience, reply.text.slice(0, 26)]).toEqual(['person', 'I am not in this channel, ']);
    expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
    tips.chat.facts = new Error('no answer');
    expect(replyIn(await tips.command('on friday')).audience).toBe('conversation');
  });

  it('in a direct conversation belongs to the person', async () => {
    const conversation = { ...CHANNEL, id: 'D1', kind: 'direct' } as never;
    await tips.command('on', { conversation });
    expect(await tips.store.findTipSubscription({ ...PLACE, conversation: 'D1' })).toMatchObject({
      person: 'U1',
    });
  });

  it.each(['teams', 'console'] as const)('works in %s', async (platform) => {
    const there = new TipsUnderTest(new FakeChat(platform));
    const conversation = { ...CHANNEL, platform } as never;
    await there.say('tips on friday 9:30', { conversation });
    await there.at('2026-11-27T08:30:00Z').deliver();
    expect(there.chat.posted[0]?.to).toMatchObject({ platform, id: 'C1', address: CHANNEL.address });
  });
});

describe('the form', () => {
  const filled = { day: '3', time: '14.15', 'time-zone': 'zurich', topic: 'security' };

  it('opens for a command, and starts with the time zone of the person', async () => {
    expect(await tips.command('')).toMatchObject({
      ...{ type: 'form', id: 'tip-schedule' },
      fields: [{ initial: '1' }, { initial: '09:00' }, { initial: 'Europe/Zurich' }, { initial: 'all' }],
    });
    expect(buttonsIn(await tips.say('tips'))).toEqual(['open-tip-schedule', 'tip-now']);
    expect(await tips.press('open-tip-schedule', 'x')).toMatchObject({ type: 'form' });
  });

  it('orders what is filled in', async () => {
    const reply = replyIn(await tips.fill(filled));
    expect(reply.text).toMatch(/every Wednesday at 14:15 \(Europe\/Zurich\), on security\./);
    expect(await tips.command('')).toMatchObject({
      fields: [{ initial: '3' }, { initial: '14:15' }, { initial: 'Europe/Zurich' }, { initial: 'security' }],
    });
  });

  it('keeps several subjects unless another is chosen', async () => {
    await tips.fill(filled);
    await tips.command('topics security testing');
    expect(await tips.command('')).toMatchObject({ fields: [{}, {}, {}, { initial: 'keep' }] });
    await tips.fill({ ...filled, topic: 'keep' });
    expect(await tips.store.findTipSubscription(PLACE)).toMatchObject({ topics: ['security', 'testing'] });
    await tips.fill({ ...filled, topic: 'all' });
    expect(await tips.store.findTipSubscription(PLACE)).toMatchObject({ topics: [] });
  });

  it.each([
    [{ time: '25:00' }, ['time']],
    [{ time: '', 'time-zone': 'CET' }, ['time', 'time-zone']],
    [{ 'time-zone': '' }, ['time-zone']],
    [{ day: '9' }, ['day']],
  ])('is sent back with %j', async (wrong, problems) => {
    const reaction = await tips.fill({ ...filled, ...wrong });
    expect(reaction).toMatchObject({ type: 'form-refusal' });
    expect(Object.keys((reaction as unknown as { problems: object }).problems)).toEqual(problems);
    expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
  });
});

describe('what can be done with an order', () => {
  beforeEach(() => tips.command('on friday 9:30 Europe/Zurich'));

  it('off ends it, and says so to everybody', async () => {
    expect(replyIn(await tips.command('off')).audience).toBe('conversation');
    expect(await tips.store.findTipSubscription(PLACE)).toBeUndefined();
    expect(replyIn(await tips.command('off')).audience).toBe('person');
    expect(buttonsIn(await tips.press('tip-off', 'off'))).toEqual(['open-tip-schedule']);
  });

  it('status tells when the next one comes, and what came last and why', async () => {
    const before = replyIn(await tips.command('status'));
    expect(before.audience).toBe('person');
    expect(before.text).toContain(
      'every Friday at 09:30 (Europe/Zurich), on all subjects. The next one: 2026-11-27 08:30 UTC.',
    );
    expect(buttonsIn(before)).toEqual(['open-tip-schedule', 'tip-now', 'tip-skip', 'tip-off']);
    await tips.at('2026-11-27T08:30:00Z').deliver();
    expect(JSON.stringify(await tips.command('status'))).toMatch(
      /The latest one, .* was sent \(.*Why it was chosen: /,
    );
  });

  it('skip leaves one week out', async () => {
    const reply = replyIn(await tips.command('skip'));
    expect(reply.text).toBe(
      'The tip of 2026-11-27 08:30 UTC is skipped. The next one comes at 2026-12-04 08:30 UTC.',
    );
    await tips.at('2026-11-27T08:30:00Z').deliver();
    expect(tips.chat.posted).toEqual([]);
    await tips.at('2026-12-04T08:30:00Z').deliver();
    expect(await tips.weeks()).toEqual({ '2026-W48': 'skipped', '2026-W49': 'sent' });
  });

  it('skip comes too late for a tip that is being sent', async () => {
    tips.chat.answers = ['lost'];
    await tips.at('2026-11-27T08:30:00Z').deliver();
    expect(replyIn(await tips.command('skip')).text).toContain('already on its way');
  });

  it('now shows a tip to everybody, which does not come again', async () => {
    const shown = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      const reply = replyIn(await tips.command('now'));
      expect(reply.audience).toBe('conversation');
      shown.add(reply.text);
    }
    await tips.at('2026-11-27T08:30:00Z').deliver();
    shown.add(tips.chat.posted[0]?.reply.text ?? '');
    expect(shown.size).toBe(6);
  });

  it('topics narrow the choice, and the tip says so', async () => {
    expect(replyIn(await tips.command('topics security')).text).toBe(
      'From now on, the weekly tips are on security.',
    );
    await tips.at('2026-11-27T08:30:00Z').deliver();
    expect(JSON.stringify(tips.chat.posted[0]?.reply.blocks)).toContain('You asked for tips on security.');
  });

  it('what makes no sense is told to the person alone', async () => {
    const reply = replyIn(await tips.command('on moonday 9'));
    expect([reply.audience, reply.text.slice(0, 10)]).toEqual(['person', '"moonday" ']);
  });
});

it.each(['skip', 'topics testing', 'status'])('%s without an order says that there is none', async (said) => {
  const reply = replyIn(await tips.command(said));
  expect(reply.audience).toBe('person');
  expect(reply.text).toMatch(/There are no weekly tips here/);
  expect(buttonsIn(reply)).toContain('open-tip-schedule');
});

describe('votes', () => {
  const [first] = new TipsUnderTest().parts.knowledge.tips;
  const id = first?.id ?? '';

  it('count each person once, and weigh in', async () => {
    for (const person of ['U1', 'U1', 'U2']) await tips.press('tip-down', id, { person: { id: person } });
    await tips.press('tip-more', id);
    expect(await tips.store.countTipVotes(PLACE)).toEqual([{ tip: id, up: 0, down: 2, moreLikeThis: 1 }]);
    for (const person of ['U1', 'U2']) await tips.press('tip-up', id, { person: { id: person } });
    expect(await tips.store.countTipVotes(PLACE)).toEqual([{ tip: id, up: 2, down: 0, moreLikeThis: 1 }]);
    const reply = replyIn(await tips.command('now'));
    expect(JSON.stringify(reply.blocks)).toContain('Somebody here asked for more like');
  });

  it.each([
    ['tip-up', 'no-such-tip'],
    ['tip-up', ''],
    ['tip-explode', id],
    ['constructor', id],
  ])('are not taken from a button %s with %j', async (action, value) => {
    expect(replyIn(await tips.press(action, value)).audience).toBe('person');
    expect(await tips.store.countTipVotes(PLACE)).toEqual([]);
  });
});
