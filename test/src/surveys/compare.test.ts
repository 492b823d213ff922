import { compareWithEarlier, type Wave } from '../../../src/surveys/compare';
import { devops, people, scored } from './fixtures';

function wave(closed: string, deployment: string, others = '3'): Wave {
  const answers = people(devops, { deployment }, others);
  return { closedAt: new Date(closed), result: scored(devops, answers, { minimum: 3 }) };
}

function change(before: string, after: string) {
  const comparison = compareWithEarlier(wave('2026-06-01', after), [wave('2026-01-01', before)]);
  if (comparison.outcome !== 'compared') throw new Error(comparison.because);
  return comparison.dimensions.find(({ id }) => id === 'deployment')?.change;
}

test.each([
  ['33333', '44444', 'up'],
  ['33333', '22222', 'down'],
  ['33333', '33333', 'steady'],
  // The median stays; the share at 4 and 5 moves by 20, 25 and 40 points.
  ['33333', '33334', 'steady'],
  ['33333333', '33333344', 'up'],
  ['33344', '33333', 'down'],
  // The median goes up although fewer are at 4 and 5.
  ['22244', '33333', 'up'],
])('from %s to %s is %s', (before, after, expected) => {
  expect(change(before, after)).toBe(expected);
});

test('the newest result that is six weeks old is taken', () => {
  const earlier = [wave('2026-05-31', '11111'), wave('2026-04-20', '22222'), wave('2026-01-01', '33333')];
  expect(compareWithEarlier(wave('2026-06-01', '44444'), earlier)).toMatchObject({
    outcome: 'compared',
    since: new Date('2026-04-20'),
    level: { from: 3, to: 3 },
  });
});

test('six weeks to the day are enough, and an hour less is not', () => {
  const now = wave('2026-06-01T12:00:00Z', '33333');
  expect(compareWithEarlier(now, [wave('2026-04-20T12:00:00Z', '33333')]).outcome).toBe('compared');
  expect(compareWithEarlier(now, [wave('2026-04-20T13:00:00Z', '33333')])).toEqual({
    outcome: 'nothing',
    because: 'too-soon',
  });
});

test('a first result is compared with nothing, nor with a later one', () => {
  const now = wave('2026-01-01', '33333');
  expect(compareWithEarlier(now, [])).toEqual({ outcome: 'nothing', because: 'first' });
  expect(compareWithEarlier(now, [wave('2026-06-01', '33333')])).toEqual({
    outcome: 'nothing',
    because: 'first',
  });
});

test('dimensions with fewer than five answers are not compared', () => {
  const few = compareWithEarlier(wave('2026-06-01', '5555'), [wave('2026-01-01', '1111')]);
  expect(few).toEqual({ outcome: 'nothing', because: 'too-few' });
  const some = compareWithEarlier(wave('2026-06-01', '5555?'), [wave('2026-01-01', '11111')]);
  expect(some).toMatchObject({ outcome: 'compared' });
  expect(some.outcome === 'compared' && some.dimensions.map(({ id }) => id)).not.toContain('deployment');
});
