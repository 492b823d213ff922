import type { HomeEvent } from '../../../src/chat/event';
import { PlatformError } from '../../../src/errors';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { silentLog } from './silent-log';
import { formOf, refusalOf, replyOf, START, SurveysUnderTest, wordsOf } from './under-test';

let test: SurveysUnderTest;
const home = { kind: 'direct', id: 'D1', address: { channel: 'D1' } } as const;

beforeEach(() => {
  test = new SurveysUnderTest();
  test.chat.members = { U1: ['C1', 'C2'], U2: ['C2'] };
});
afterEach(() => test.surveys.stop());

/** Everything that stands on the person's page about surveys. */
async function page(person = 'U1', tenant = 'T1'): Promise<string> {
  const conversation = test.place({ ...home, tenant });
  const event: HomeEvent = {
    ...{ kind: 'home', id: 'h1', at: START, conversation },
    ...{ person: { id: person }, private: false },
  };
  return wordsOf({ text: '', blocks: await test.surveys.home(event), audience: 'person' });
}

async function begin(id: string, fields: Record<string, string> = {}): Promise<void> {
  const place = test.place({ id, address: { channel: id } });
  await test.send(
    formOf(await test.say('start', 'U1', place)),
    { subject: 'checkout', minimum: '3', ...fields },
    'U1',
    place,
  );
  await test.surveys.settled();
}

const answerAt = async (person: string, place: ReturnType<typeof test.place>) => {
  const form = formOf(await test.press('open-survey-answer', 'survey-1', person, place));
  return test.send(form, Object.fromEntries(form.fields.map(({ id }) => [id, '3'])), person, place);
};

describe("a person's page", () => {
  it('says how to begin where nothing is open', async () => {
    expect(await page()).toContain('No survey is open in your channels.');
  });

  it('shows what is open in the channels of the person, with a button for each', async () => {
    await begin('C1');
    const words = await page();
    expect(words).toContain('DevOps survey on checkout');
    expect(words).toContain(' in name-of-C1: 0 of 12 people have answered. It closes ');
    expect(words).toContain('"label":"Answer: DevOps survey on checkout"');
  });

  it('shows nothing of channels that the person is not in, nor to other workspaces', async () => {
    await begin('C1');
    for (const words of [await page('U2'), await page('U3'), await page('U1', 'T2')]) {
      expect(words).not.toContain('checkout');
      expect(words).toContain('No survey is open in your channels.');
    }
  });

  it('tells buttons apart by their words alone', async () => {
    await begin('C1');
    await begin('C2');
    const labels = [...(await page()).matchAll(/"label":"([^"]+)"/g)].map(([, label]) => label);
    expect(labels.sort()).toEqual([
      'Answer (name-of-C1): DevOps survey on checkout',
      'Answer (name-of-C2): DevOps survey on checkout',
    ]);
  });

  it('does not tell whether the person has answered', async () => {
    await begin('C1');
    await test.answer('U2', '3');
    const others = await page();
    await test.press('survey-cancel');
    test = new SurveysUnderTest();
    test.chat.members = { U1: ['C1'] };
    await begin('C1');
    await test.answer('U1', '3');
    expect(await page()).toBe(others);
  });

  it('shows the latest result in a line, and none where too few answered', async () => {
    await begin('C1');
    await test.answers('444');
    await begin('C2', { kind: 'mlops' });
    await test.later(100);
    const words = await page();
    expect(words).toContain('level 4 of 5');
    expect(words).toContain('"label":"Send me the results: DevOps survey on checkout"');
    expect(words).toContain('MLOps survey on checkout in name-of-C2');
    expect(words).toContain('too few answers for a result.');
    expect(words).not.toContain('"label":"Send me the results: MLOps');
  });

  it('stays short, and says how many more are open', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `C${index}`);
    test.chat.members = { U1: ids };
    for (const id of ids) await begin(id);
    const words = await page();
    expect(words.match(/"label":"Answer/g)).toHaveLength(8);
    expect(words).toContain('2 more are open.');
  });

  it('leaves out what cannot be read', async () => {
    const store = createMemoryStore({ log: silentLog });
    test = new SurveysUnderTest({ store });
    test.chat.members = { U1: ['C1'] };
    await begin('C1');
    const stored = await store.listCurrentSurveys({ platform: 'slack', tenant: 'T1' }, ['C1']);
    Object.assign(store, { listCurrentSurveys: async () => [{ ...stored[0], definition: 'of old' }] });
    expect(await page()).toContain('No survey is open in your channels.');
  });
});

describe('a survey reached from outside its channel', () => {
  const alone = (person: string) => test.place({ ...home, id: `D${person}` });

  it('is answered by whoever is in the channel', async () => {
    await begin('C1');
    expect(replyOf(await answerAt('U1', alone('U1'))).text).toContain('Thank you');
    const key = { platform: 'slack', tenant: 'T1', id: 'survey-1' };
    expect(await test.store.countSurveyAnswers(key)).toBe(1);
  });

  it.each(['U2', 'U9'])('does not exist for %s, who is not', async (person) => {
    await begin('C1');
    const refused = await test.press('open-survey-answer', 'survey-1', person, alone(person));
    expect(replyOf(refused).text).toContain('do not know this survey');
    const form = formOf(await test.press('open-survey-answer', 'survey-1', 'U1', alone('U1')));
    const fields = Object.fromEntries(form.fields.map(({ id }) => [id, '3']));
    expect(replyOf(await test.send(form, fields, person, alone(person))).text).toContain('do not know this');
    const results = await test.press('survey-results', 'survey-1', person, alone(person));
    expect(replyOf(results).text).toContain('do not know this survey');
  });

  it('does not exist in another channel, whoever asks', async () => {
    await begin('C1');
    const other = test.place({ id: 'C2' });
    const reaction = await test.press('open-survey-answer', 'survey-1', 'U1', other);
    expect(replyOf(reaction).text).toContain('do not know this survey');
  });

  it('is not ended from there', async () => {
    await begin('C1');
    const reaction = await test.press('survey-cancel', 'survey-1', 'U1', alone('U1'));
    expect(replyOf(reaction).text).toContain('do not know this survey');
  });

  it('shows its results there', async () => {
    await begin('C1');
    await test.answers('444');
    await test.later(100);
    const results = await test.press('survey-results', 'survey-1', 'U1', alone('U1'));
    expect(replyOf(results).text).toContain('Results of the DevOps survey on checkout');
  });

  it('keeps the form open where nobody can tell who is in the channel', async () => {
    await begin('C1');
    const form = formOf(await test.press('open-survey-answer', 'survey-1', 'U1', alone('U1')));
    test.chat.members = new PlatformError('Slack is away', { code: 'slack/away', tip: 'Wait.' });
    const fields = Object.fromEntries(form.fields.map(({ id }) => [id, '3']));
    const refusal = refusalOf(await test.send(form, fields, 'U1', alone('U1')));
    expect(Object.values(refusal.problems).join()).toContain('send them again');
  });
});
