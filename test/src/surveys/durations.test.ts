import { closingTime, DURATIONS, type Duration, halfWay } from '../../../src/surveys/durations';

function duration(id: Duration['id']): Duration {
  const found = DURATIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no duration ${id}`);
  return found;
}

it.each([
  ['into winter', '2026-10-23T10:00:00Z', '1-week', 'Europe/Zurich', '2026-10-30T11:00:00.000Z'],
  ['into summer', '2026-03-27T09:00:00Z', '3-days', 'Europe/Zurich', '2026-03-30T08:00:00.000Z'],
  [
    'in one hour, whatever the clocks do',
    '2026-10-25T00:30:00Z',
    '1-hour',
    'Europe/Zurich',
    '2026-10-25T01:30:00.000Z',
  ],
  [
    'in an unknown zone, as in UTC',
    '2026-10-23T10:00:00Z',
    '1-week',
    'Mars/Olympus',
    '2026-10-30T10:00:00.000Z',
  ],
  ['in no zone, as in UTC', '2026-10-23T10:00:00Z', '2-weeks', undefined, '2026-11-06T10:00:00.000Z'],
] as const)('closes %s', (_what, start, id, zone, end) => {
  expect(closingTime(new Date(start), duration(id), zone).toISOString()).toBe(end);
});

it('reminds half-way', () => {
  const middle = halfWay(new Date('2026-11-23T10:00:00Z'), new Date('2026-11-24T10:00:00Z'));
  expect(middle).toEqual(new Date('2026-11-23T22:00:00Z'));
});
