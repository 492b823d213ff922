import { timeliness } from '../../../src/tips/timeliness';

const at = new Date('2026-11-27T08:30:00Z');
const minute = 60_000;

test.each([
  [-1, 'early'],
  [0, 'due'],
  [5 * minute, 'due'],
  [5 * minute + 1, 'late'],
  [24 * 60 * minute, 'late'],
  [24 * 60 * minute + 1, 'missed'],
])('%i ms after its time a tip is %s', (behind, expected) => {
  expect(timeliness({ at, week: '2026-W48' }, new Date(at.getTime() + behind))).toBe(expected);
});
