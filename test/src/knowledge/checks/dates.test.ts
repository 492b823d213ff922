import { checkDates } from '../../../../src/knowledge/checks/dates';
import { contextOf, toolOf } from '../fixtures';

const licence = (checked: string) => ({ id: 'MIT', checked, source: 'page' });

function found(day: string): [string, string][] {
  const tools = [toolOf('a', { licence: licence(day) })];
  const sources = [{ id: 'page', title: 'A page', read: day }];
  const findings = checkDates(contextOf({ tools, sources }, { today: '2026-11-23' }));
  return findings.map(({ severity, place }) => [severity, place]);
}

test.each(['2025-11-23', '2026-05-01', '2026-11-23', '2026-11-24'])('%s is recent enough', (day) => {
  expect(found(day)).toEqual([]);
});

test('what was looked up over a year ago is a warning that names the source', () => {
  expect(found('2025-11-22')).toEqual([
    ['warning', 'licence'],
    ['warning', 'page.read'],
  ]);
  const tools = [toolOf('a', { status: { state: 'active', checked: '2024-01-01', source: 'page' } })];
  expect(checkDates(contextOf({ tools }))).toMatchObject([
    {
      message: 'This was last looked up on 2024-01-01, over a year ago.',
      tip: expect.stringContaining('"page"'),
    },
  ]);
});

test('a day that is still to come everywhere is an error', () => {
  expect(found('2026-11-25')).toEqual([
    ['error', 'licence'],
    ['error', 'page.read'],
  ]);
});
