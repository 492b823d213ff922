import { FeedbackUnderTest } from './feedback-under-test';

const FRAUD = 'Should we use MLOps for our fraud model?';
const VOTES = ['Helpful', 'Not helpful'];

let chat: FeedbackUnderTest;
beforeEach(() => {
  chat = new FeedbackUnderTest();
});

const votes = () => chat.observed.flatMap(({ vote }) => vote ?? []);

describe('the buttons that ask whether an answer helped', () => {
  it.each([
    FRAUD,
    'Jenkins or GitLab CI?',
    'What is training-serving skew?',
    'which tool tracks experiments',
    'What makes MLOps hard?',
    "what's a good recipe for lasagne?",
  ])('stand last below the answer to "%s"', async (question) => {
    await chat.say(question);
    expect(chat.labels().slice(-2)).toEqual(VOTES);
  });

  it.each(['help', 'thanks!', '👋', 'start a survey', 'weekly tips please', 'why?'])(
    'stand nowhere where there is nothing to judge, as below the answer to "%s"',
    async (text) => {
      await chat.say(text);
      expect(chat.labels()).not.toEqual(expect.arrayContaining(VOTES));
    },
  );

  it('come again once the verdict changes, and not where it stays', async () => {
    await chat.say(FRAUD);
    await chat.press('we build software as well');
    expect(chat.labels().slice(-2)).toEqual(VOTES);
    await chat.say('and we are twelve people');
    expect(chat.labels()).not.toEqual(expect.arrayContaining(VOTES));
  });

  it('come along with an answer that is shared', async () => {
    await chat.command('ask', FRAUD);
    await chat.press('Share to channel');
    expect(chat.labels().slice(-2)).toEqual(VOTES);
  });

  it('carry the id of the answer alone', async () => {
    await chat.say(FRAUD);
    const values = (chat.last?.blocks ?? []).flatMap((block) =>
      block.type === 'buttons'
        ? block.buttons.slice(-2).map(({ value }) => Object.keys(JSON.parse(value)))
        : [],
    );
    expect(values.at(-1)).toEqual(['answer']);
  });
});

describe('a vote', () => {
  it('is thanked for, before that person alone', async () => {
    await chat.say(FRAUD);
    expect(await chat.press('Helpful', { person: 'ben' })).toBe('Thank you, good to know.');
    expect(chat.last?.audience).toBe('person');
    expect(votes()).toEqual(['helpful']);
  });

  it('says what becomes of it where it did not help', async () => {
    await chat.say(FRAUD);
    const said = await chat.press('Not helpful');
    expect(said).toContain('Nothing is kept of it.');
    expect(chat.last?.audience).toBe('person');
    expect(chat.labels()).toEqual([]);
    expect(votes()).toEqual(['not-helpful']);
  });

  it('of one person counts once an answer, and may be changed', async () => {
    await chat.say(FRAUD);
    const answer = chat.last;
    const vote = async (label: string, person: string) => {
      const button = answer?.blocks
        .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
        .find((one) => one.label === label);
      await chat.pressAny(button?.action ?? '', button?.value ?? '', { person });
    };
    await vote('Helpful', 'ben');
    await vote('Helpful', 'ben');
    await vote('Not helpful', 'ben');
    expect(votes()).toEqual(['helpful']);
    await vote('Not helpful', 'cy');
    expect(votes()).toEqual(['helpful', 'not-helpful']);
    await chat.say(FRAUD);
    await chat.press('Helpful', { person: 'ben' });
    expect(votes()).toHaveLength(3);
  });

  it('keeps nothing that says who voted, or what', async () => {
    await chat.say(FRAUD);
    await chat.press('Not helpful', { person: 'ben' });
    const data = await chat.store.exportData({
      platform: 'slack',
      tenant: 'T1',
      kind: 'person',
      person: 'ben',
    });
    expect(Object.values(data).flat()).toEqual([]);
  });

  it.each([
    ['another conversation', { conversation: 'C2' }],
    ['another tenant', { tenant: 'T2' }],
  ])('from %s is on nothing', async (_name, where) => {
    await chat.say(FRAUD);
    expect(await chat.press('Helpful', where)).toContain('I no longer have that answer in mind');
    expect(votes()).toEqual([]);
  });

  it.each(['', '{}', '{"answer":"nope"}', 'null', '{"answer":7}', '{"__proto__":{"answer":"x"}}'])(
    'with the forged value %s is on nothing',
    async (value) => {
      for (const action of ['open-helpful', 'open-not-helpful', 'open-ask-person'])
        expect(await chat.pressAny(action, value)).toMatchObject({
          text: expect.stringContaining('no longer'),
        });
      expect(votes()).toEqual([]);
    },
  );
});
