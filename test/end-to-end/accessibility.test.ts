import { checkView } from '../../adapters/playground/slack/view-methods';
import { type DialogCard, dialogCardSchema } from '../../adapters/playground/teams/card-schema';
import { cardActions } from '../../adapters/playground/teams/card-text';
import { formView } from '../../adapters/slack/render/form-view';
import { formCard } from '../../adapters/teams/render/form';
import type { Form } from '../../src/chat/reply';
import { assembleSurvey } from '../../src/surveys/survey';
import { scheduleForm } from '../../src/tips/form';
import { files } from '../src/surveys/fixtures';
import { formOf, SurveysUnderTest } from '../src/surveys/under-test';

/** What stands in a form from top to bottom: the order of the keyboard and of screen readers. */
interface Read {
  /** `undefined` for what is only read, such as the introduction. */
  field: string | undefined;
  label: string;
}

describe.each([
  ['Slack', readInSlack],
  ['Teams', readInTeams],
])('a form in %s', (_name, read) => {
  it.each(['devops', 'mlops', 'mlops+llm'])('asks the %s survey in its order, all in words', async (kind) => {
    const [base = '', addition] = kind.split('+');
    const { items } = assembleSurvey(files, base, addition);
    const seen = read(await answerForm(kind));
    const fields = seen.filter(({ field }) => field !== undefined);
    expect(fields.map(({ field }) => field)).toEqual(items.map(({ id }) => id));
    for (const [index, { question }] of items.entries())
      expect(fields[index]?.label).toBe(`${index + 1}. ${question}`);
    // What is promised is read before the first question.
    const firstField = seen.findIndex(({ field }) => field !== undefined);
    const promise = seen.findIndex(({ label }) => label.includes('Your answers are anonymous'));
    expect(promise).toBeGreaterThanOrEqual(0);
    expect(promise).toBeLessThan(firstField);
  });

  it('starts a survey in the order of its questions', async () => {
    const form = formOf(await new SurveysUnderTest().say('start'));
    expect(read(form).flatMap(({ field }) => field ?? [])).toEqual([
      'kind',
      'subject',
      'duration',
      'minimum',
    ]);
  });

  it('sets up tips in the order of its questions', () => {
    const fields = read(scheduleForm({})).filter(({ field }) => field !== undefined);
    expect(fields).toEqual([
      { field: 'day', label: 'Day' },
      { field: 'time', label: 'Time' },
      { field: 'time-zone', label: 'Time zone' },
      { field: 'topic', label: 'Subjects' },
    ]);
  });
});

it('comes to the button that sends it last, in Teams', async () => {
  const card = cardOf(await answerForm('devops'));
  expect(cardActions(card).map(({ title }) => title)).toEqual(['Send']);
  expect(card.body.some(({ type }) => type === 'ActionSet')).toBe(false);
});

async function answerForm(kind: string): Promise<Form> {
  const test = new SurveysUnderTest();
  await test.begin({ kind });
  const form = formOf(await test.press('open-survey-answer'));
  await test.surveys.stop();
  return form;
}

function readInSlack(form: Form): Read[] {
  const view = checkView(formView(form, { address: { channel: 'C1' }, kind: 'channel', private: true }));
  if ('error' in view) throw new Error(`Slack does not take this form: ${view.details?.join()}`);
  return view.blocks.map((block) => {
    if (block.type === 'input') return { field: block.block_id, label: block.label.text };
    return { field: undefined, label: JSON.stringify(block) };
  });
}

function readInTeams(form: Form): Read[] {
  return cardOf(form).body.map((element) => {
    if (!('id' in element)) return { field: undefined, label: JSON.stringify(element) };
    return { field: element.id.replace(/^field-/, ''), label: element.label };
  });
}

function cardOf(form: Form): DialogCard {
  return dialogCardSchema.parse(formCard(form));
}
