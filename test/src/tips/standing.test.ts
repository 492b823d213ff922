import { dimensionsOf } from '../../../src/knowledge/dimensions';
import { chooseTip } from '../../../src/tips/choose';
import { standingOf } from '../../../src/tips/standing';
import { formOf, SurveysUnderTest } from '../surveys/under-test';
import { readSurveys, readTips } from './read-tips';

const files = readSurveys();
const tips = readTips();
let test: SurveysUnderTest;
beforeEach(() => {
  test = new SurveysUnderTest();
});
afterEach(() => test.surveys.stop());

/** Five people who answer with line 4, but for one item; then the survey closes. */
async function closeSurvey(kind: string, { weakest, survey }: { weakest: string; survey: string }) {
  await test.begin({ kind });
  for (const person of ['P1', 'P2', 'P3', 'P4', 'P5']) {
    const form = formOf(await test.press('open-survey-answer', survey, person));
    const lines = Object.fromEntries(form.fields.map(({ id }) => [id, id === weakest ? '2' : '4']));
    await test.send(form, lines, person);
  }
  await test.later(73);
}

async function nextTip() {
  const standing = await standingOf(test.store, files, test.place());
  return chooseTip({ tips, dimensions: dimensionsOf(files), history: [], votes: [], topics: [], standing });
}

describe('after a survey in the channel', () => {
  it.each([
    ['devops', 'recovery'],
    ['mlops', 'model-monitoring'],
  ])('the next tip is on the weakest dimension (%s: %s), and the reason names it', async (kind, weakest) => {
    await closeSurvey(kind, { weakest, survey: 'survey-1' });
    const choice = await nextTip();
    const name = dimensionsOf(files).find(({ id }) => id === weakest)?.name;
    expect(choice?.tip).toMatchObject({ dimension: weakest, level: 3 });
    expect(choice?.reason).toBe(
      `Your survey of 26 November 2026 was weakest in ${name} (level 2 of 5); this tip is a step to level 3.`,
    );
  });

  it('the latest survey counts', async () => {
    await closeSurvey('devops', { weakest: 'recovery', survey: 'survey-1' });
    await closeSurvey('devops', { weakest: 'security', survey: 'survey-2' });
    expect((await nextTip())?.tip.dimension).toBe('security');
  });

  it('a survey with too few answers, or one that is still open, counts for nothing', async () => {
    await test.begin();
    await test.answers('22');
    expect(await standingOf(test.store, files, test.place())).toBeUndefined();
    await test.later(73);
    expect(await standingOf(test.store, files, test.place())).toBeUndefined();
  });
});
