import { FakeChat } from './fake-chat';
import { formOf, refusalOf, replyOf, START, SurveysUnderTest, wordsOf } from './under-test';

let test: SurveysUnderTest;
beforeEach(() => {
  test = new SurveysUnderTest();
});
afterEach(() => test.surveys.stop());

const text = async (reaction: Promise<unknown>) => replyOf((await reaction) as never).text;

describe('a start', () => {
  it('asks for survey, subject, duration and minimum, with five as the minimum', async () => {
    const form = formOf(await test.say(''));
    expect(form.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ['kind', 'devops'],
      ['subject', undefined],
      ['duration', '3-days'],
      ['minimum', '5'],
    ]);
    expect(JSON.stringify(form.fields[0])).toContain('"mlops+llm"');
    expect(formOf(await test.say('start mlops with llm')).fields[0]?.initial).toBe('mlops+llm');
    expect(formOf(await test.message('start the maturity survey')).id).toBe('survey-start');
    expect(formOf(await test.press('open-survey-start')).id).toBe('survey-start');
  });

  it('posts a card that promises, counts and says when it closes', async () => {
    expect(replyOf(await test.begin()).audience).toBe('person');
    expect(test.chat.in('C1')).toEqual(['DevOps survey on checkout is open. 0 of 12 people have answered.']);
    const words = wordsOf(test.chat.posted[0]?.shown[0]);
    expect(words).toContain('With fewer than 5 answers there is no result at all');
    expect(words).toContain('"at":"2026-11-26T10:00:00.000Z"');
    expect(words).toContain('"action":"open-survey-answer"');
    expect(test.chat.posted[0]?.to.thread).toBeUndefined();
  });

  it.each([
    ['subject', { subject: '  ' }],
    ['subject', { subject: 'x'.repeat(61) }],
    ['kind', { kind: 'llm' }],
    ['minimum', { minimum: '2' }],
    ['minimum', { minimum: '3.5' }],
    ['minimum', { minimum: '20' }],
    ['duration', { duration: 'for ever' }],
  ])('sends the form back for its %s: %j', async (field, fields) => {
    const form = formOf(await test.say('start'));
    const refusal = refusalOf(await test.send(form, { subject: 'checkout', ...fields }));
    expect(Object.keys(refusal.problems)).toEqual([field]);
  });

  it('is refused in a direct message, in a channel without the advisor, and among two', async () => {
    const direct = test.place({ kind: 'direct', id: 'D1' });
    expect(await text(test.say('start', 'U1', direct))).toContain('start it in a channel');
    test.chat.facts = { reachable: false };
    expect(await text(test.say('start'))).toContain('/invite');
    test.chat.facts = { reachable: true, members: 2 };
    expect(await text(test.say('start'))).toContain('at least 3 people');
  });

  it('is refused while one of the kind is open, and not for another kind', async () => {
    const form = formOf(await test.say('start'));
    await test.begin();
    expect(refusalOf(await test.send(form, { subject: 'other' })).problems).toHaveProperty('kind');
    expect(replyOf(await test.send(form, { subject: 'other', kind: 'mlops+llm' })).text).toContain(
      'has started',
    );
  });

  it('works in the console, which says that one person is too few', async () => {
    const console = new SurveysUnderTest({ chat: new FakeChat('console') });
    const place = console.place({ kind: 'direct', id: 'local' });
    const form = formOf(await console.say('', 'U1', place));
    const reply = replyOf(await console.send(form, { subject: 'checkout' }, 'U1', place));
    expect(reply.text).toContain('Here you are alone, and a result needs 5 people');
    await console.surveys.stop();
  });
});

describe('an answer', () => {
  beforeEach(() => test.begin());

  it('is asked for with the promise first, five lines and "don\'t know", without numbers', async () => {
    const form = formOf(await test.press('open-survey-answer', 'survey-1', 'P1'));
    expect(wordsOf({ ...form, text: '', blocks: [], audience: 'person' })).toBeDefined();
    expect(JSON.stringify(form.intro)).toContain('anonymous once the survey closes');
    expect(form.fields).toHaveLength(10);
    for (const field of form.fields) {
      const labels = field.type === 'choice' ? field.options.map(({ label }) => label) : [];
      expect(labels).toHaveLength(6);
      expect(labels.join(' ')).not.toMatch(/level|Starting out|Repeatable|Self-improving/);
    }
  });

  it('can be changed until the survey closes, and counts once', async () => {
    await test.answer('P1', '2');
    const form = formOf(await test.press('open-survey-answer', 'survey-1', 'P1'));
    expect(form.fields.map(({ initial }) => initial)).toEqual(Array(10).fill('2'));
    await test.answer('P1', 'dont-know');
    await test.answer('P1', 'dont-know');
    expect(await text(test.say('status'))).toBe('DevOps survey on checkout: 1 of 12 people have answered.');
    expect(
      formOf(await test.press('open-survey-answer', 'survey-1', 'P2')).fields[0]?.initial,
    ).toBeUndefined();
  });

  it('is sent back where lines are missing or unknown', async () => {
    const form = formOf(await test.press('open-survey-answer'));
    const fields = Object.fromEntries(form.fields.map(({ id }) => [id, '3']));
    const refusal = refusalOf(await test.send(form, { ...fields, deployment: '6', recovery: '' }));
    expect(Object.keys(refusal.problems)).toEqual(['deployment', 'recovery']);
    expect(await text(test.say('status'))).toContain('0 of 12');
  });

  it('leaves no id behind, as that could tell when somebody answered, and what', () => {
    const base = { id: 'e', at: START, conversation: test.place(), person: { id: 'P1' }, private: true };
    const form = (id: string) => ({ ...base, kind: 'form' as const, form: id, value: '', fields: {} });
    expect(test.surveys.bearsRepeats(form('survey-answer'))).toBe(true);
    expect(test.surveys.bearsRepeats(form('survey-start'))).toBe(false);
  });

  it('is not taken after the close, nor from another conversation', async () => {
    const form = formOf(await test.press('open-survey-answer', 'survey-1', 'P1'));
    const fields = Object.fromEntries(form.fields.map(({ id }) => [id, '3']));
    const elsewhere = test.place({ id: 'C2' });
    expect(await text(test.send(form, fields, 'P1', elsewhere))).toContain('I do not know this survey');
    await test.say('close');
    expect(await text(test.send(form, fields, 'P1'))).toContain('takes no more answers');
    expect(await text(test.press('open-survey-answer'))).toContain('takes no more answers');
  });
});

describe('the course of a survey', () => {
  it('reminds once half-way, closes in time and posts one result', async () => {
    await test.begin();
    await test.answers('33334');
    await test.later(35);
    expect(test.chat.in('C1')).toHaveLength(1);
    await test.later(1);
    expect(test.chat.in('C1')[1]).toBe(
      'Half-time for the DevOps survey on checkout: 5 of 12 people have answered so far.',
    );
    await test.later(20);
    await test.later(16);
    await test.later(1);
    expect(test.chat.in('C1')).toEqual([
      'DevOps survey on checkout is closed.',
      expect.stringContaining('Half-time'),
      'Results of the DevOps survey on checkout: level 3 of 5, Automated.',
    ]);
    expect(test.chat.posted[2]?.shown).toHaveLength(1);
  });

  it('does not remind so late that it would be of no use', async () => {
    await test.begin();
    await test.later(70);
    expect(test.chat.in('C1')).toHaveLength(1);
  });

  it('shows nothing before the close, not even to the starter', async () => {
    await test.begin();
    await test.answers('33333');
    expect(await text(test.say('results'))).toContain('Nothing is shown before it closes');
    expect(await text(test.press('survey-results'))).toContain('Nothing is shown before it closes');
    expect(await text(test.say('export'))).toContain('There is no result here yet');
    expect(await text(test.say('minimum 3'))).toContain('cannot be changed');
  });

  it('ends early only for the starter or an admin', async () => {
    await test.begin();
    test.chat.admins = ['boss'];
    expect(await text(test.say('close', 'U2'))).toContain('Only whoever started');
    expect(await text(test.press('survey-cancel', 'survey-1', 'U2'))).toContain('Only whoever started');
    expect(await text(test.say('close', 'boss'))).toContain('is closed');
    expect(await text(test.say('close', 'boss'))).toBe('No survey is open here.');
  });

  it('asks which one, where two are open', async () => {
    await test.begin();
    await test.begin({ kind: 'mlops' });
    expect(await text(test.say('close'))).toContain('/ops-survey close mlops');
    expect(await text(test.say('close mlops'))).toContain('is closed');
    await test.surveys.settled();
    expect(await text(test.say('status'))).toContain('DevOps');
  });

  it('does not end a survey for a word in passing', async () => {
    await test.begin();
    const reply = replyOf(await test.message('can you close the survey?'));
    expect(wordsOf(reply)).toContain('"action":"survey-close"');
    expect(wordsOf(replyOf(await test.message('what was the status again', 'U2')))).not.toContain(
      'survey-close',
    );
  });

  it('deletes everything when it is cancelled', async () => {
    await test.begin();
    await test.answers('33333');
    await test.say('cancel');
    await test.surveys.settled();
    expect(test.chat.in('C1')).toEqual([
      'DevOps survey on checkout was cancelled.',
      'The DevOps survey on checkout was cancelled. All answers to it were deleted, and there is no result.',
    ]);
    expect(await text(test.press('survey-results'))).toContain('was cancelled');
    expect(await text(test.say('history'))).toContain('No survey was closed here yet');
  });

  it('says below the minimum that there is no result, and not how many answered', async () => {
    await test.begin({ minimum: '4' });
    await test.answers('112');
    await test.say('close');
    await test.surveys.settled();
    const words = test.chat.posted.map(({ shown }) => wordsOf(shown[0])).join(' ');
    expect(test.chat.in('C1')[1]).toContain('Fewer than 4 people answered');
    expect(words).not.toMatch(/[123] (of|people)/);
    expect(await text(test.say('results'))).toContain('Fewer than 4 people answered');
    expect(await text(test.say('export csv'))).toContain('There is no result here yet');
  });

  it('closes at the same time of day although the clocks change in between', async () => {
    test.now = new Date('2026-10-23T10:00:00Z');
    const form = formOf(await test.say('start'));
    const chat = test.chat;
    chat.timeZoneOf = (async () => 'Europe/Zurich') as never;
    await test.send(form, { subject: 'checkout', duration: '3-days' });
    await test.surveys.settled();
    expect(wordsOf(chat.posted[0]?.shown[0])).toContain('"at":"2026-10-26T11:00:00.000Z"');
  });

  it('keeps the questions as they were when it started', async () => {
    await test.begin();
    const [stored] = await test.store.listSurveys({ platform: 'slack', tenant: 'T1', conversation: 'C1' });
    expect(stored).toMatchObject({ definition: { id: 'devops', items: { length: 10 } }, startedAt: START });
  });
});

describe('a result', () => {
  beforeEach(async () => {
    await test.begin();
    await test.answers('2233445');
    await test.say('close');
    await test.surveys.settled();
  });

  it('shows level, charts, numbers, next steps with sources, and no decimals', () => {
    const shown = test.chat.posted[1]?.shown[0];
    expect(shown?.blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['heading', 'text', 'image', 'table', 'list', 'note']),
    );
    const images = shown?.blocks.filter((block) => block.type === 'image') ?? [];
    expect(images).toHaveLength(2);
    for (const image of images) expect(image.alt).toContain('Levels from 1 to 5');
    const words = wordsOf(shown);
    expect(words).toContain('7 of 12 people answered (58 %). This is a partial view');
    expect(words).toContain('https://example.org/dora-');
    expect(words).toContain('nothing to compare with yet');
    expect(words).toContain('CNCF');
    expect(words).toContain('no comparison with other companies');
    const visible = words.replaceAll(/"url":"[^"]*"/g, '');
    expect(visible).not.toMatch(/\d\.\d/);
  });

  it('names the two weakest, and does not pass over others that are no better', () => {
    const words = wordsOf(test.chat.posted[1]?.shown[0]);
    expect(words).toMatch(/Weakest: .*, and 8 more at the level of the last one/);
  });

  it('can be shown again, to the one who asks, in the same words', async () => {
    const reply = replyOf(await test.say('results', 'U9'));
    expect(reply.audience).toBe('person');
    expect({ ...reply, audience: 'conversation' }).toEqual(test.chat.posted[1]?.shown[0]);
    expect(replyOf(await test.press('survey-results')).text).toBe(reply.text);
    expect(await text(test.say('results', 'U1', test.place({ id: 'C2' })))).toContain(
      'There is no result here yet',
    );
  });

  it('is exported as lines to copy', async () => {
    const csv = replyOf(await test.say('export'));
    expect(csv.audience).toBe('person');
    const spans = csv.blocks.flatMap((block) =>
      block.type === 'text' && typeof block.text !== 'string' ? block.text.filter(({ code }) => code) : [],
    );
    expect(spans).toHaveLength(11);
    const json = replyOf(await test.say('export json'));
    const lines = json.blocks.flatMap((block) =>
      block.type === 'text' && typeof block.text !== 'string' ? block.text.filter(({ code }) => code) : [],
    );
    expect(JSON.parse(lines.map((span) => span.text).join('\n'))).toMatchObject({ answered: 7 });
  });

  it('is compared with the earlier one on the same subject', async () => {
    test.now = new Date('2027-02-01T10:00:00Z');
    await test.begin({ subject: 'Checkout' });
    await test.answers('5555555', 'survey-2');
    await test.say('close');
    await test.surveys.settled();
    const words = wordsOf(test.chat.posted.at(-1)?.shown[0]);
    expect(words).toContain('The level went from 3 to 5');
    expect(words).toContain('Up: ');
    expect(await text(test.say('history'))).toBe(
      '2 earlier: DevOps survey on Checkout, DevOps survey on checkout.',
    );
  });
});
