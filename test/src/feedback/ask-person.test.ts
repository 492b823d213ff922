import { FeedbackUnderTest } from './feedback-under-test';

const LASAGNE = "what's a good recipe for lasagne?";
const HELPERS = { conversation: 'CHELP' };
const BEN = { person: 'ben' };
const HOUR_MS = 3_600_000;

let chat: FeedbackUnderTest;
beforeEach(() => {
  chat = new FeedbackUnderTest();
});

const choose = () => chat.command('help', 'ask-a-person here', { ...HELPERS, thread: '17.1' });
const textPosted = () => chat.posted.map(({ reply }) => reply.text);

describe('the channel where people answer', () => {
  it('is chosen by an admin, before everybody in it', async () => {
    expect(await choose()).toContain('People answer here now');
    expect(chat.last?.audience).toBe('conversation');
    expect(await chat.command('help', 'ask a person status', BEN)).toContain('the channel "name of CHELP"');
  });

  it('is proposed by others, for those who run me to accept', async () => {
    const said = await chat.command('help', 'ask-a-person here', { ...HELPERS, ...BEN });
    expect(said).toContain(
      'npx ops-advisor ask-a-person on --conversation "CHELP" --platform slack --tenant T1',
    );
    await chat.say(LASAGNE);
    expect(chat.labels()).not.toContain('Ask a person');
    const place = { platform: 'slack', tenant: 'T1', conversation: 'CHELP' };
    expect(await chat.store.acceptPersonChannel(place, new Date())).toBe(true);
    await chat.say(LASAGNE);
    expect(chat.labels()).toContain('Ask a person');
  });

  it('is no direct conversation, and none that I am not in', async () => {
    expect(await chat.command('help', 'ask-a-person here', { kind: 'direct' })).toContain(
      'a channel or a group only',
    );
    chat.reachable = false;
    expect(await choose()).toContain('Invite me first');
    expect(await chat.command('help', 'ask-a-person')).toContain('Nobody is asked');
  });

  it('is ended by an admin', async () => {
    expect(await chat.command('help', 'ask-a-person off')).toContain('nothing to end');
    await choose();
    expect(await chat.command('help', 'ask-a-person off', BEN)).toContain('Only an admin');
    expect(await chat.command('help', 'ask-a-person off')).toContain('no longer passed on');
    await chat.say(LASAGNE);
    expect(chat.labels()).not.toContain('Ask a person');
  });

  it('asks again where a wish is not clear', async () => {
    expect(await chat.command('help', 'ask-a-person maybe')).toContain('here, off or status');
  });
});

describe('"Ask a person"', () => {
  it('stands where there was no answer, or none that helped, in this workspace alone', async () => {
    await choose();
    await chat.say(LASAGNE);
    expect(chat.labels()).toEqual(['Ask a person', 'Helpful', 'Not helpful']);
    await chat.say(LASAGNE, { tenant: 'T2' });
    expect(chat.labels()).toEqual(['Helpful', 'Not helpful']);
    await chat.say('Jenkins or GitLab CI?');
    expect(chat.labels()).not.toContain('Ask a person');
    await chat.press('Not helpful');
    expect(chat.labels()).toEqual(['Ask a person']);
  });

  it('shows what would be posted and where, and posts nothing yet', async () => {
    await choose();
    await chat.say(LASAGNE, BEN);
    const form = await chat.open('Ask a person', BEN);
    expect(form.intro.join(' ')).toContain('the channel "name of CHELP"');
    expect(form.intro.join(' ')).toContain('3 times an hour');
    expect(form.fields).toMatchObject([
      { id: 'question', initial: LASAGNE },
      { id: 'name', initial: 'anonymous', options: [{}, { label: 'Yes, add it: Ben Okri' }] },
    ]);
    expect(chat.posted).toEqual([]);
  });

  it('offers no name where the platform tells none', async () => {
    await choose();
    await chat.say(LASAGNE);
    const [, name] = (await chat.open('Ask a person')).fields;
    expect(name).toMatchObject({ options: [{ value: 'anonymous' }] });
  });

  it('posts what was confirmed, without a name unless that is wanted', async () => {
    await choose();
    expect(await chat.sent({ question: 'How long in the oven?' }, BEN)).toContain('without your name');
    expect(await chat.sent({ question: 'And how hot?', name: 'named' }, BEN)).toContain('with your name');
    expect(textPosted()).toEqual([
      'Somebody asks the people here: How long in the oven?',
      'Ben Okri asks the people here: And how hot?',
    ]);
    expect(chat.posted[0]?.to).toEqual({
      ...{ platform: 'slack', tenant: 'T1', id: 'CHELP', kind: 'channel', address: 'CHELP' },
      name: 'name of CHELP',
    });
    expect(JSON.stringify(chat.posted[0]?.reply)).not.toMatch(/ben/i);
  });

  it('posts nothing under a name that cannot be found out', async () => {
    await choose();
    expect(await chat.sent({ question: 'How hot?', name: 'named' }, { person: 'cy' })).toContain(
      'nothing was sent',
    );
    expect(chat.posted).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'Write what you want to ask.'],
    ['blanks', { question: '  ' }, 'Write what you want to ask.'],
    ['too much', { question: 'x'.repeat(1_501) }, 'These are 1501 characters; 1500 fit.'],
  ])('sends back a form with %s in it', async (_name, fields, problem) => {
    await choose();
    expect(await chat.send(fields)).toEqual({ type: 'form-refusal', problems: { question: problem } });
    expect(chat.posted).toEqual([]);
  });

  it('posts three times an hour for one person, as the form says', async () => {
    await choose();
    for (const question of ['one', 'two', 'three']) await chat.sent({ question }, BEN);
    expect(await chat.sent({ question: 'four' }, BEN)).toContain('3 times within this hour');
    expect(chat.posted).toHaveLength(3);
    expect(await chat.sent({ question: 'mine' }, { person: 'cy' })).toContain('is in the channel');
    chat.clock += HOUR_MS;
    expect(await chat.sent({ question: 'four' }, BEN)).toContain('is in the channel');
  });

  it('posts nowhere once the channel is no longer chosen', async () => {
    await choose();
    await chat.say(LASAGNE);
    const button = chat.last;
    await chat.command('help', 'ask-a-person off');
    expect(await chat.sent({ question: 'still there?' })).toContain('nothing was sent');
    const [row] = (button?.blocks ?? []).filter((block) => block.type === 'buttons');
    const ask = row?.type === 'buttons' ? row.buttons[0] : undefined;
    expect(await chat.pressAny(ask?.action ?? '', ask?.value ?? '')).toMatchObject({
      text: expect.stringContaining('No channel is chosen'),
    });
  });

  it('posts nothing for another workspace, with whatever form', async () => {
    await choose();
    expect(await chat.sent({ question: 'let me in' }, { tenant: 'T2' })).toContain('nothing was sent');
    await chat.store.savePersonChannel(
      { platform: 'slack', tenant: 'T2', conversation: 'CHELP' },
      { platform: 'slack', tenant: 'T1', id: 'CHELP', kind: 'channel', address: 'CHELP' },
      new Date(),
    );
    expect(await chat.sent({ question: 'let me in' }, { tenant: 'T2' })).toContain('nothing was sent');
    expect(chat.posted).toEqual([]);
  });

  it.each([
    [{ outcome: 'gone', reason: 'is_archived' }, 'cannot post in the channel "name of CHELP" any more'],
    [{ outcome: 'refused', reason: 'ratelimited', retryAfterMs: 90_000 }, 'try again in 2 minutes'],
    [{ outcome: 'unknown', reason: 'timeout' }, 'look there before you send it again'],
    [new Error('defect'), 'look there before you send it again'],
  ] as const)('tells politely that it failed: %j', async (delivery, words) => {
    await choose();
    chat.delivery = delivery;
    expect(await chat.sent({ question: 'anybody?' })).toContain(words);
  });
});
