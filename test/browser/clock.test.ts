import { browserTests } from './rig/browser-tests';
import { startSurvey } from './rig/survey';

const { scene } = browserTests();

describe.each([
  ['slack', 'Slack'],
  ['teams', 'Teams'],
] as const)('the time on %s', (side, name) => {
  scene('brings the weekly tip when it is moved on', async (playground) => {
    const workspace = playground.side(side);
    await playground.show(name);
    await workspace.open('general');
    await workspace.command('/ops-tips on monday 9:00');
    await workspace.root.getByText('Weekly tips are on').first().waitFor();
    await playground.moveClock('1 week');
    await workspace.message('Try this week').waitFor();
    await workspace.command('/ops-tips off');
    await workspace.root.getByText('have been stopped here').first().waitFor();
  });

  scene('closes a survey, one step at a time', async (playground) => {
    const workspace = playground.side(side);
    await playground.show(name);
    await workspace.open('ml');
    await startSurvey(playground, workspace, 'search');
    await playground.moveClock(/^To the next thing: The survey reminds/);
    await workspace.message('Half-time').waitFor();
    await playground.moveClock('1 week');
    await workspace.message('Fewer than 5 people answered').waitFor();
  });
});
