import { isBrowserAtHand } from '../../../src/commands/open-browser';

it.each([
  ['in a terminal', {}, true, true],
  ['in a terminal of a pipeline', { CI: 'true' }, true, false],
  ['in a terminal that is no pipeline', { CI: 'false' }, true, true],
  ['over SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, true, false],
  ['in a terminal over SSH', { SSH_TTY: '/dev/pts/1' }, true, false],
  ['in a pipe', {}, false, false],
])('%s', (_where, env, isTerminal, opens) => {
  expect(isBrowserAtHand({ env, isTerminal })).toBe(opens);
});
