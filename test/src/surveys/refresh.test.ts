import type { ConversationRef } from '../../../src/chat/event';
import { SurveysUnderTest, wordsOf } from './under-test';

let test: SurveysUnderTest;
beforeEach(async () => {
  test = new SurveysUnderTest();
  await test.begin();
});
afterEach(() => test.surveys.stop());

const card = () => test.chat.posted[0]?.shown[0];

/** What whoever looks at the card is shown. */
function look(place: ConversationRef = test.place(), changes: { action?: string; value?: string } = {}) {
  const asked = { action: '', value: '', ...card()?.refresh, ...changes };
  const nobody = { person: { id: '' }, private: false, at: test.now, id: 'r1' };
  return test.surveys.refresh({ ...nobody, ...asked, kind: 'refresh', conversation: place });
}

it('shows on the card how many have answered by now, and asks again at the next look', async () => {
  expect((await look())?.text).toBe('DevOps survey on checkout is open. 0 of 12 people have answered.');
  await test.answers('54');
  const seen = await look();
  expect(seen?.text).toBe('DevOps survey on checkout is open. 2 of 12 people have answered.');
  expect(seen?.refresh).toEqual(card()?.refresh);
  expect(wordsOf(seen)).toContain('"action":"open-survey-answer"');
});

it('shows that a survey has ended, and then asks no more', async () => {
  await test.answers('55555');
  await test.say('close');
  await test.surveys.settled();
  expect(await look(test.place(), refreshOfFirstCard())).toMatchObject({
    text: 'DevOps survey on checkout is closed.',
  });
  expect((await look(test.place(), refreshOfFirstCard()))?.refresh).toBeUndefined();
});

it('shows nothing of a survey in another conversation or tenant, nor for another value', async () => {
  expect(await look(test.place({ id: 'C2' }))).toBeUndefined();
  expect(await look(test.place({ tenant: 'T2' }))).toBeUndefined();
  expect(await look(test.place({ platform: 'teams' }))).toBeUndefined();
  for (const value of ['', '{', '{"survey":"other"}', '{"survey":1}', '{"__proto__":{}}'])
    expect(await look(test.place(), { value })).toBeUndefined();
  expect(await look(test.place(), { action: 'survey-status' })).toBeUndefined();
});

it('posts and changes nothing', async () => {
  const before = JSON.stringify([test.chat.posted, await test.store.listSurveys(placeOfTest())]);
  await look();
  await test.surveys.settled();
  expect(JSON.stringify([test.chat.posted, await test.store.listSurveys(placeOfTest())])).toBe(before);
});

function placeOfTest() {
  const { platform, tenant, id } = test.place();
  return { platform, tenant, conversation: id };
}

function refreshOfFirstCard() {
  const first = test.chat.posted[0]?.shown.find(({ refresh }) => refresh !== undefined);
  return { ...first?.refresh };
}
