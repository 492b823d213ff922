import { openTalk, type Talk } from './talk';

const FRAUD = 'Should we use MLOps for our fraud model?';
const VAGUE = 'is devops right for us?';

let talk: Talk;

beforeEach(() => {
  talk = openTalk();
});

describe('an answer to the question that was asked', () => {
  it.each([
    ['no', 'DevOps is what you need'],
    ['nope, nothing', 'DevOps is what you need'],
    ['yes', 'Yes to MLOps'],
    ['Yes, weekly.', 'Yes to MLOps'],
    ['no machine learning', 'DevOps is what you need'],
    ['we train our own models', 'Yes to MLOps'],
    ['no, we use openai', 'DevOps is what you need'],
    ['ja', 'Yes to MLOps'],
    ['non', 'DevOps is what you need'],
  ])('"%s"', async (said, verdict) => {
    await talk.say(VAGUE);
    const reply = await talk.say(said);
    expect(reply).toContain('Thanks, now I can tell.');
    expect(reply).toContain(verdict);
  });

  it('can be a button', async () => {
    await talk.say(VAGUE);
    expect(await talk.press('no machine learning')).toContain('DevOps is what you need');
  });

  it('prefers what is said to a bare yes or no', async () => {
    await talk.say(VAGUE);
    await talk.say('no, we use openai');
    expect(await talk.say('why?')).toContain("we use a bought AI service or someone else's model");
  });

  it.each(['no idea', 'not sure', "I don't know", 'skip', 'keine Ahnung', 'maybe'])(
    'may be "%s", and the question does not come again',
    async (said) => {
      await talk.say(FRAUD);
      const question = talk.last()?.text;
      const reply = await talk.say(said);
      expect(reply).toContain('No problem; the verdict stays MLOps.');
      expect(talk.last()?.text).not.toBe(question);
      expect(await talk.say(said)).not.toContain(reply.split('\n').at(-1));
    },
  );
});

describe('an addition to the case', () => {
  it('changes the verdict and says how', async () => {
    await talk.say(FRAUD);
    const reply = await talk.say('what about our website?');
    expect(reply).toContain('That changes the verdict from MLOps to both.');
    expect(reply).toContain('Both: DevOps for the software');
  });

  it('that changes nothing is acknowledged briefly', async () => {
    await talk.say(FRAUD);
    const whole = (await talk.say(FRAUD)).length;
    const reply = await talk.say('we retrain it every week');
    expect(reply).toContain('Noted; the verdict stays MLOps.');
    expect(reply).not.toContain('First steps');
    expect(reply.length).toBeLessThan(whole / 3);
  });

  it('adds to what was added before', async () => {
    await talk.say(VAGUE);
    await talk.say('yes');
    expect(await talk.say('also a mobile app')).toContain('from MLOps to both');
    expect(await talk.say('why?')).toContain('software around it');
  });
});

describe('a question of its own', () => {
  it.each([
    ['explain drift', 'Drift: '],
    ['what is a feature store?', 'Feature store: '],
    ['jenkins vs gitlab ci', 'Jenkins and GitLab CI/CD'],
    ['tools for drift', '1'],
    ['what is hard about mlops?', 'The hard parts are'],
    ['how does MLOps differ from DevOps?', 'MLOps builds on DevOps'],
    ['weekly tip please', '/ops-tips'],
    ['help', 'ask which practice fits you'],
  ])('"%s" is answered as such, also in the middle of a case', async (said, expected) => {
    await talk.say(FRAUD);
    const reply = await talk.say(said);
    expect(reply).not.toMatch(/the verdict stays|changes the verdict/);
    if (expected !== '1') expect(reply).toContain(expected);
  });

  it('on another case begins anew', async () => {
    await talk.say(FRAUD);
    const reply = await talk.say('We only ship a REST API. DevOps or MLOps?');
    expect(reply).toContain('DevOps is what you need');
    expect(reply).not.toContain('That changes');
  });
});

describe('more about the last answer', () => {
  it.each(['why', 'why?', 'But why?', 'Warum?', 'how come'])(
    '"%s" tells the rules that fired',
    async (said) => {
      await talk.say(FRAUD);
      const reply = await talk.say(said);
      expect(reply).toContain('Why MLOps?');
      expect(reply).toContain('Models of your own are part of your product or work');
      expect(reply).toContain('MLOps vs DevOps');
    },
  );

  it.each(['what would change this?', 'and what would change your mind', 'What could change it'])(
    '"%s" tells what would',
    async (said) => {
      await talk.say(FRAUD);
      const reply = await talk.say(said);
      expect(reply).toContain('It would be DevOps, if');
      expect(reply).toContain('It would be both, if');
    },
  );

  it('is the same by button', async () => {
    await talk.say(FRAUD);
    const why = await talk.say('why?');
    expect(await talk.press('Why?')).toBe(why);
    const change = await talk.say('what would change this?');
    expect(await talk.press('What would change this?')).toBe(change);
  });
});

it('remembers a case for its time and no longer', async () => {
  const DAY_MS = 24 * 60 * 60 * 1000;
  await talk.say(FRAUD);
  talk.wait(6 * DAY_MS);
  expect(await talk.say('what about our website?')).toContain('from MLOps to both');
  talk.wait(8 * DAY_MS);
  expect(await talk.say('why?')).not.toContain('Why both?');
});
