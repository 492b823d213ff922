import { KnowledgeError } from '../../../src/errors';
import { additionsTo, assembleSurvey } from '../../../src/surveys/survey';
import { files } from './fixtures';

test('a survey is as long as its items', () => {
  expect(assembleSurvey(files, 'mlops')).toMatchObject({ minutes: 3, items: { length: 10 } });
  expect(assembleSurvey(files, 'mlops', 'llm')).toMatchObject({ minutes: 4, items: { length: 12 } });
});

test('additions belong to one survey', () => {
  expect(additionsTo(files, 'mlops').map(({ id }) => id)).toEqual(['llm']);
  expect(additionsTo(files, 'devops')).toEqual([]);
  expect(() => assembleSurvey(files, 'devops', 'llm')).toThrow(KnowledgeError);
});

test('an unknown survey names those that there are; an addition is none', () => {
  expect(() => assembleSurvey(files, 'llm')).toThrow(
    expect.objectContaining({
      message: 'There is no survey called "llm".',
      tip: 'Choose one of: devops, mlops.',
    }),
  );
});
