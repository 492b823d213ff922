import { namedKind } from '../../../src/surveys/kinds';
import { readCommand, readMessage } from '../../../src/surveys/words';
import { files } from './fixtures';

it.each([
  ['', 'start', ''],
  ['  start MLOps ', 'start', 'mlops'],
  ['status', 'status', ''],
  ['results devops', 'results', 'devops'],
  ['close', 'close', ''],
  ['cancel', 'cancel', ''],
  ['export json', 'export', 'json'],
  ['minimum 3', 'minimum', '3'],
  ['dance', 'help', ''],
])('reads the command %j', (text, wish, rest) => {
  expect(readCommand(text)).toEqual({ wish, rest });
});

it.each([
  ['start the maturity survey', 'start'],
  ['maturity check please', 'start'],
  ['how mature are we', 'start'],
  ['show the survey results', 'results'],
  ["what's our score", 'results'],
  ['show me the radar chart', 'results'],
  ['how did we do in the quiz', 'results'],
  ['compare our results with last quarter', 'results'],
  ['who has answered the survey already', 'status'],
  ['close the survey', 'status'],
  ['cancel the assessment', 'status'],
  ['stop the running survey', 'status'],
  ['show earlier surveys', 'history'],
  ['export the results as csv', 'export'],
  ['is the survey anonymous?', 'help'],
])('reads the message %j as %s', (text, wish) => {
  expect(readMessage(text).wish).toBe(wish);
});

it('knows which survey is named, the narrowest first', () => {
  expect(namedKind(files, 'mlops')?.id).toBe('mlops');
  expect(namedKind(files, 'MLOps with llm questions')?.id).toBe('mlops+llm');
  expect(namedKind(files, 'llm')).toBeUndefined();
});
