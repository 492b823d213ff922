import { nextSteps } from '../../../src/surveys/next-steps';
import { devops, people, scored } from './fixtures';

function steps(rows: Record<string, string>, others: string) {
  return nextSteps(devops, scored(devops, people(devops, rows, others), { minimum: 3 }));
}

test('the lowest foundation comes first, then the lowest of the others', () => {
  const chosen = steps({ deployment: '222', learning: '111', security: '222' }, '4');
  expect(chosen.map(({ id, from }) => [id, from])).toEqual([
    ['deployment', 2],
    ['learning', 1],
    ['security', 2],
  ]);
});

test('each step is the one for the level of the team, with its source', () => {
  expect(steps({ monitoring: '333' }, '5')[0]).toEqual({
    id: 'monitoring',
    dimension: 'Monitoring and observability',
    from: 3,
    talkFirst: false,
    do: 'Agree one service level objective with the product owner.',
    source: 'sre-slo',
  });
});

test('a split dimension is talked about first', () => {
  expect(steps({ recovery: '11155' }, '4')).toContainEqual(
    expect.objectContaining({ id: 'recovery', talkFirst: true }),
  );
});

test('foundations that are complete leave the first place to what is weak', () => {
  expect(steps({ learning: '111' }, '5')[0]).toMatchObject({ id: 'learning' });
});

test('dimensions that too few know give no step', () => {
  const unknown = Object.fromEntries(devops.items.slice(2).map(({ id }) => [id, '???']));
  expect(steps(unknown, '3').map(({ id }) => id)).toEqual(['version-control', 'build-and-test']);
});
