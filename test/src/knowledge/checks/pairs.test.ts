import { checkPairs } from '../../../../src/knowledge/checks/pairs';
import { contextOf, toolOf } from '../fixtures';

test.each(['pairsWith', 'overlapsWith'] as const)('%s goes both ways', (list) => {
  const tools = [toolOf('a', { [list]: ['b', 'c'] }), toolOf('b', { [list]: ['a'] }), toolOf('c')];
  expect(checkPairs(contextOf({ tools }))).toEqual([
    {
      severity: 'warning',
      file: 'tools/a',
      place: list,
      message: '"a" names "c", which does not name it back.',
      tip: `Add "a" to "${list}" in tools/c.yaml.`,
    },
  ]);
});

test("a team's own tool may name ours, and not the other way round", () => {
  const tools = [toolOf('ours'), toolOf('theirs', { pairsWith: ['ours'] })];
  expect(checkPairs(contextOf({ tools }, { layers: { theirs: 1 } }))).toEqual([]);
  expect(checkPairs(contextOf({ tools }, { layers: { ours: 1 } }))).toHaveLength(1);
});

test('a tool does not name itself', () => {
  expect(checkPairs(contextOf({ tools: [toolOf('a', { overlapsWith: ['a'] })] }))).toMatchObject([
    { severity: 'error', message: '"a" names itself.' },
  ]);
});
