import { openTalk, type Talk, type Where } from './talk';

const FRAUD = 'Should we use MLOps for our fraud model?';
const ADDITION = 'what about our website?';

let talk: Talk;

beforeEach(() => {
  talk = openTalk();
});

describe('what one says is not mixed with', () => {
  it.each<[string, Where]>([
    ['another person in the same place', { person: 'bob' }],
    ['the same person in another channel', { conversation: 'c2' }],
    ['the same person in a thread', { thread: 'x' }],
    ['a namesake in another tenant', { tenant: 't2' }],
    ['a namesake on another platform', { platform: 'teams' }],
  ])('%s', async (_name, where) => {
    await talk.say(FRAUD);
    expect(await talk.say(ADDITION, where)).not.toMatch(/changes the verdict|stays/);
    expect(await talk.say('why?', { ...where, conversation: where.conversation ?? 'c1' })).not.toContain(
      'Why MLOps?',
    );
    expect(await talk.say(ADDITION)).toContain('from MLOps to both');
  });

  it('another thread of the same channel', async () => {
    await talk.say(FRAUD, { thread: 'x' });
    await talk.say('We only ship a REST API. DevOps or MLOps?', { thread: 'y' });
    expect(await talk.say(ADDITION, { thread: 'x' })).toContain('from MLOps to both');
  });

  it.each<[string, Where]>([
    ['another conversation', { conversation: 'c2' }],
    ['another tenant', { tenant: 't2' }],
    ['another platform', { platform: 'teams' }],
  ])('%s, even with the button of an answer', async (_name, where) => {
    await talk.say(FRAUD);
    expect(await talk.press('Why?', where)).toContain('no longer have that answer in mind');
  });

  it('a tenant whose name, joined with its channel, reads the same', async () => {
    await talk.say(FRAUD, { tenant: 'a', conversation: 'b c' });
    expect(await talk.say('why?', { tenant: 'a b', conversation: 'c' })).not.toContain('Why MLOps?');
  });
});

it('lets everybody in a channel press the buttons of an answer given there, each for their own case', async () => {
  await talk.say(FRAUD);
  expect(await talk.press('we build software as well', { person: 'bob' })).toContain('from MLOps to both');
  expect(await talk.say('why?')).toContain('Why MLOps?');
  expect(await talk.say('why?', { person: 'bob' })).toContain('Why both?');
});

describe('a private answer', () => {
  it('is for the person alone, with a button to share it', async () => {
    await talk.command('ask', FRAUD, { private: true });
    expect(talk.last()?.audience).toBe('person');
    expect(talk.labels()).toContain('Share to channel');
  });

  it('stays private with all that its buttons lead to', async () => {
    await talk.command('ask', FRAUD, { private: true });
    await talk.press('Why?', { private: true });
    expect(talk.last()?.audience).toBe('person');
    await talk.press('we build software as well', { private: true });
    expect(talk.last()?.audience).toBe('person');
  });

  it('is said to all when it is shared, and cannot be shared again from there', async () => {
    const before = await talk.command('ask', FRAUD, { private: true });
    const shared = await talk.press('Share to channel', { private: true });
    expect(talk.last()?.audience).toBe('conversation');
    expect(shared).toBe(before);
    expect(talk.labels()).not.toContain('Share to channel');
  });

  it('is shared with what was added to it', async () => {
    await talk.command('ask', FRAUD, { private: true });
    await talk.press('we build software as well', { private: true });
    expect(await talk.press('Share to channel', { private: true })).toContain(
      'Both: DevOps for the software',
    );
  });
});

describe('in threads', () => {
  const overheard = { thread: 'x', addressed: false };

  it('it is quiet where nobody has asked it', async () => {
    expect(await talk.say(FRAUD, overheard)).toBe('');
  });

  it('it goes on where it was asked, also with others', async () => {
    await talk.say(FRAUD, { thread: 'x' });
    expect(await talk.say('what is drift?', { ...overheard, person: 'bob' })).toContain('Drift: ');
    expect(await talk.say('what is drift?', { thread: 'y', addressed: false })).toBe('');
  });
});
