import { FeedbackUnderTest } from './feedback-under-test';

const LASAGNE = "what's a good recipe for lasagne?";
const BEN = { person: 'ben' };

let chat: FeedbackUnderTest;
beforeEach(() => {
  chat = new FeedbackUnderTest();
});

const switchOn = () => chat.command('help', 'questions on');

describe('questions', () => {
  it('are not kept unless somebody switched that on', async () => {
    await chat.say(LASAGNE);
    await chat.press('Not helpful');
    await switchOn();
    expect(await chat.kept()).toEqual([]);
  });

  it.each([
    ['topic', 'out-of-scope', LASAGNE],
    ['term', 'explain', 'what is zarf testing?'],
    ['tool', 'compare-tools', 'jenkins vs zarfomat'],
  ])('are kept where a %s is missing', async (gap, intent, question) => {
    await switchOn();
    await chat.say(question, BEN);
    expect(await chat.kept()).toEqual([{ day: '2026-11-23', question, intent, gap }]);
  });

  it.each(['thanks!', 'help', 'Should we use MLOps for our fraud model?', 'Jenkins or GitLab CI?', ''])(
    'are not kept where there is nothing to learn, as from "%s"',
    async (text) => {
      await switchOn();
      await chat.say(text);
      expect(await chat.kept()).toEqual([]);
    },
  );

  it('are kept without names, addresses, numbers and keys', async () => {
    await switchOn();
    await chat.say('<@U012AB3CD> can Anna Müller (anna@example.com, +41 44 668 18 00) bake lasagne?');
    expect((await chat.kept())[0]?.question).toBe('[name] can [name] ([e-mail], [number]) bake lasagne?');
  });

  it('are not kept where nothing else is left of them', async () => {
    await switchOn();
    await chat.say('<@U012AB3CD> anna@example.com +41 44 668 18 00');
    expect(await chat.kept()).toEqual([]);
  });

  it('are kept once, however many mark them as not helpful', async () => {
    await switchOn();
    await chat.say(LASAGNE);
    const said = await chat.press('Not helpful');
    expect(said).toContain('is kept without names');
    expect(await chat.kept()).toHaveLength(1);
  });

  it('are kept when an answer is marked as not helpful, with what can be known of it a press away', async () => {
    await switchOn();
    await chat.say('Jenkins or GitLab CI?', BEN);
    await chat.press('Not helpful', BEN);
    expect(await chat.kept()).toEqual([
      { day: '2026-11-23', question: 'Jenkins or GitLab CI?', intent: 'compare-tools', gap: 'not-helpful' },
    ]);
    expect(chat.labels()).toEqual(['What is kept']);
    expect(await chat.press('What is kept', BEN)).toContain('It is removed after 90 days');
  });

  it('are kept of no other workspace', async () => {
    await switchOn();
    await chat.say(LASAGNE, { tenant: 'T2' });
    expect([await chat.kept(), await chat.kept('T2')]).toEqual([[], []]);
  });

  it('are answered all the same while the memory is away', async () => {
    jest.spyOn(chat.store, 'findFeedbackSettings').mockRejectedValue(new Error('away'));
    expect(await chat.say(LASAGNE)).toContain('outside what I know');
    expect(chat.labels()).toEqual(['Helpful', 'Not helpful']);
  });
});

describe('switching it', () => {
  it('says to everybody what is kept, for how long, and how to see and erase it', async () => {
    const said = await switchOn();
    expect(chat.last?.audience).toBe('conversation');
    for (const part of [
      'Not kept: who asked',
      '90 days',
      '/ops-help questions status',
      '/ops-help questions erase',
    ])
      expect(said).toContain(part);
  });

  it('off keeps nothing more, and offers to erase what there is', async () => {
    await switchOn();
    await chat.say(LASAGNE);
    expect(await chat.command('help', 'questions off')).toContain('No more questions are kept');
    await chat.say('what is zarf testing?');
    expect(await chat.kept()).toHaveLength(1);
    await chat.command('help', 'questions off');
    expect(await chat.press('Erase the one kept question')).toContain('erased: 1.');
    expect(await chat.kept()).toEqual([]);
    expect(await chat.command('help', 'questions off')).toContain('None are left');
  });

  it.each([
    'questions on',
    'Questions on.',
    'turn questions on',
    'please switch on questions',
    '/ops-help questions on',
  ])('can be said in words: "%s"', async (text) => {
    expect(await chat.say(text)).toContain('From now on');
  });

  it.each(['on', 'off', 'erase'])('%s is for admins, and names the way of those who run me', async (wish) => {
    const said = await chat.command('help', `questions ${wish}`, BEN);
    expect(said).toContain('Only an admin');
    expect(said).toContain(`npx ops-advisor questions ${wish} --platform slack --tenant T1`);
    expect(chat.last?.audience).toBe('person');
    await chat.say(LASAGNE);
    expect(await chat.kept()).toEqual([]);
  });

  it('is for admins by button as well', async () => {
    await switchOn();
    expect(await chat.press('Keep no more', BEN)).toContain('Only an admin');
    await chat.say(LASAGNE);
    await chat.command('help', 'questions status', BEN);
    expect(await chat.press('Erase the one kept question', BEN)).toContain('Only an admin');
    expect(await chat.kept()).toHaveLength(1);
  });

  it('tells everybody how it stands', async () => {
    expect(await chat.command('help', 'questions', BEN)).toContain('Questions are not kept');
    expect(await chat.press('Keep such questions')).toContain('From now on');
    await chat.say(LASAGNE);
    expect(await chat.command('help', 'questions status', BEN)).toContain('Kept now: 1.');
  });

  it('asks again where it is not clear', async () => {
    expect(await chat.command('help', 'questions maybe')).toContain('on, off, status or erase');
  });

  it.each(['', 'please', 'what can you do'])('leaves /ops-help %s as it is', async (text) => {
    expect(await chat.command('help', text)).toContain('I advise on DevOps and MLOps');
  });

  it.each([
    'I have questions on DevOps',
    'questions on kubernetes',
    'any questions?',
    'a person asks what CI is',
  ])('is not meant by "%s"', async (text) => {
    await chat.say(text);
    expect((await chat.store.findFeedbackSettings({ platform: 'slack', tenant: 'T1' })).keepsQuestions).toBe(
      false,
    );
    expect(chat.last?.blocks.length).toBeGreaterThan(0);
  });
});
