import { StorageError } from '../../../src/errors';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { silentLog } from './silent-log';
import { formOf, refusalOf, replyOf, SurveysUnderTest, wordsOf } from './under-test';

let test: SurveysUnderTest;
beforeEach(() => {
  test = new SurveysUnderTest({ ticking: true });
});
afterEach(() => test.surveys.stop());

const refused = { outcome: 'refused', reason: 'busy', retryAfterMs: 1_000 } as const;
const unknown = { outcome: 'unknown', reason: 'no answer' } as const;
const gone = { outcome: 'gone', reason: 'archived' } as const;

/** Resolves once it holds: what is waited for happens by itself, within milliseconds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function closeWith(...outcomes: (typeof test.chat.nextSends)[number][]): Promise<void> {
  await test.begin();
  await test.answers('33333');
  test.chat.nextSends.push(...outcomes);
  await test.say('close');
  await test.surveys.settled();
}

const results = () => test.chat.in('C1').filter((text) => text.startsWith('Results'));

describe('results are posted once', () => {
  it.each([
    ['refused first', [refused]],
    ['not known to be posted, and not posted', [unknown]],
    ['not known to be posted, and posted', ['lost' as const]],
    ['not sent for a fault', [new Error('a bad token')]],
    ['refused, then not known', [refused, 'lost' as const]],
  ])('when they are %s', async (_what, outcomes) => {
    await closeWith(...outcomes);
    await test.later(1);
    await test.later(1);
    await test.later(1);
    expect(results()).toHaveLength(1);
    expect(test.chat.in('C1')[0]).toBe('DevOps survey on checkout is closed.');
  });

  it('and not again where the platform cannot tell; the card leads to them', async () => {
    test.chat.canFind = false;
    await closeWith('lost');
    await test.later(1);
    expect(results()).toHaveLength(1);
    expect(wordsOf(test.chat.posted[0]?.shown[0])).toContain('"action":"survey-results"');
  });
});

describe('the card', () => {
  it('shows the last count with few updates', async () => {
    await test.begin();
    await Promise.all(Array.from({ length: 60 }, (_, index) => test.answer(`P${index}`, '3')));
    await until(() => test.chat.in('C1')[0]?.includes('60 people have answered') ?? false);
    expect(test.chat.updates).toBeLessThan(10);
  });

  it('is updated again when the platform is busy', async () => {
    await test.begin();
    test.chat.nextUpdates.push({ ...refused, retryAfterMs: 5 });
    await test.answer('P1', '3');
    await until(() => test.chat.in('C1')[0]?.includes('1 of 12') ?? false);
  });

  it('is posted anew when somebody deleted it, once', async () => {
    await test.begin();
    test.chat.nextUpdates.push(gone);
    await test.answer('P1', '3');
    await until(() => test.chat.posted.length === 2);
    await test.surveys.settled();
    expect(test.chat.in('C1')[1]).toContain('1 of 12');
    test.chat.nextUpdates.push(gone);
    await test.answer('P2', '3');
    await until(() => test.chat.nextUpdates.length === 0);
    await test.surveys.settled();
    expect(test.chat.posted).toHaveLength(2);
    expect(replyOf(await test.say('status')).text).toContain('2 of 12');
  });

  it('is posted by whoever takes over, when the first one died before', async () => {
    test.chat.nextSends.push(refused);
    await test.begin();
    expect(test.chat.posted).toHaveLength(0);
    await test.later(1);
    expect(test.chat.in('C1')).toHaveLength(1);
  });
});

describe('a conversation that is gone', () => {
  it('ends the survey, tells the starter, and keeps the result', async () => {
    await test.begin();
    await test.answers('33333');
    await until(() => test.chat.in('C1')[0]?.includes('5 of 12') ?? false);
    await test.surveys.settled();
    test.chat.facts = { reachable: false };
    test.chat.nextUpdates.push(gone);
    test.chat.nextSends.push(gone);
    await test.answer('P9', '3');
    await until(() => test.chat.in('D-U1').length === 1);
    await test.surveys.settled();
    expect(test.chat.in('D-U1')[0]).toContain('Its result is kept');
    expect(replyOf(await test.say('results')).text).toContain('Results of the DevOps survey');
  });

  it('never opens a survey whose card cannot be posted', async () => {
    test.chat.nextSends.push(gone, gone);
    await test.begin();
    expect(test.chat.in('D-U1')[0]).toContain('Add me again');
    expect(replyOf(await test.say('status')).text).toBe('No survey is open here.');
  });
});

describe('a database that is away', () => {
  it('keeps the form open, so that nobody answers twice', async () => {
    const store = createMemoryStore({ log: silentLog });
    const away = new SurveysUnderTest({ store });
    await away.begin();
    const form = formOf(await away.press('open-survey-answer', 'survey-1', 'P1'));
    const find = store.findBallot;
    const put = async () => {
      throw new StorageError('The database cannot be reached', { code: 'storage/unreachable', tip: 'Wait.' });
    };
    store.findBallot = async (key) => {
      const ballot = await find(key);
      return ballot && { ...ballot, put };
    };
    const fields = Object.fromEntries(form.fields.map(({ id }) => [id, '3']));
    const refusal = refusalOf(await away.send(form, fields, 'P1'));
    expect(Object.values(refusal.problems)[0]).toContain('send them again');
    store.findBallot = find;
    expect(replyOf(await away.send(form, fields, 'P1')).text).toContain('are in');
    await away.surveys.stop();
  });

  it('delays the close, and nothing is lost', async () => {
    const store = createMemoryStore({ log: silentLog });
    const away = new SurveysUnderTest({ store });
    await away.begin();
    await away.answers('33333');
    const end = store.endSurvey;
    store.endSurvey = async () => {
      throw new StorageError('The database cannot be reached', { code: 'storage/unreachable', tip: 'Wait.' });
    };
    await away.later(73);
    store.endSurvey = end;
    await away.later(1);
    expect(away.chat.in('C1').at(-1)).toBe(
      'Results of the DevOps survey on checkout: level 3 of 5, Automated.',
    );
    await away.surveys.stop();
  });
});

it('two replicas that close at once post one result', async () => {
  const store = createMemoryStore({ log: silentLog });
  const one = new SurveysUnderTest({ store });
  const other = new SurveysUnderTest({ store, chat: one.chat });
  await one.begin();
  await one.answers('33333');
  await Promise.all([one.later(73), other.later(73), one.say('close'), other.say('close')]);
  await Promise.all([one.surveys.settled(), other.surveys.settled()]);
  expect(one.chat.in('C1').filter((text) => text.startsWith('Results'))).toHaveLength(1);
  await one.surveys.stop();
  await other.surveys.stop();
});
