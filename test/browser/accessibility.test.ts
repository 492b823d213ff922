import { browserTests } from './rig/browser-tests';
import { seriousIssues } from './rig/serious-issues';
import { openStartForm } from './rig/survey';

const QUESTION = 'should we use MLOps for our fraud model?';

const { scene } = browserTests();

scene('the check finds what is wrong', async (playground) => {
  await playground.page.evaluate('document.querySelector("main").append(document.createElement("button"))');
  expect(await seriousIssues(playground)).toEqual([expect.stringContaining('button-name')]);
});

describe('nothing serious stands in the way of anybody', () => {
  scene('side by side, as it opens', async (playground) => {
    expect(await seriousIssues(playground)).toEqual([]);
  });

  scene('in a thread, and inside an answer', async (playground) => {
    const { inside, slack } = playground;
    await slack.open('ml');
    await slack.ask(QUESTION);
    await slack.message('Yes to MLOps', { inThread: true }).waitFor();
    expect(await seriousIssues(playground)).toEqual([]);
    await slack.thread.getByRole('button', { name: 'Look inside' }).last().click();
    await inside.getByRole('heading', { name: /What was understood/ }).waitFor();
    expect(await seriousIssues(playground)).toEqual([]);
  });

  describe.each([
    ['slack', 'Slack'],
    ['teams', 'Teams'],
  ] as const)('on %s', (side, name) => {
    scene('in a form, and with something wrong in it', async (playground) => {
      const { dialog, page } = playground;
      const workspace = playground.side(side);
      await playground.show(name);
      await workspace.open('general');
      await openStartForm(playground, workspace);
      expect(await seriousIssues(playground)).toEqual([]);
      await dialog.getByRole('button', { name: 'Start', exact: true }).click();
      await dialog
        .getByText(/needs? (another look|.*subject)|required|Please|missing/i)
        .first()
        .waitFor();
      expect(await seriousIssues(playground)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    scene('in results with a chart, in a comparison, in the dark', async (playground) => {
      const { page } = playground;
      const workspace = playground.side(side);
      await playground.show(name);
      await workspace.open('platform');
      await workspace.root.getByRole('button', { name: 'Fill with a sample team' }).click();
      await workspace.message('Results: DevOps survey').getByRole('img').first().waitFor();
      expect(await seriousIssues(playground)).toEqual([]);
      await workspace.open(workspace.advisor);
      await workspace.say('compare Jenkins and GitLab CI');
      await workspace.message('Which for you').waitFor();
      expect(await seriousIssues(playground)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousIssues(playground)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await seriousIssues(playground)).toEqual([]);
    });
  });
});
