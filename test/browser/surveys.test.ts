import { browserTests } from './rig/browser-tests';
import { startSurvey, takeSurvey } from './rig/survey';

const FIVE = ['Amara Okafor', 'Ben Fischer', 'Chloe Martin', 'Diego Ramos', 'Emi Tanaka'];

const { scene } = browserTests();

describe.each([
  ['slack', 'Slack'],
  ['teams', 'Teams'],
] as const)('a survey on %s', (side, name) => {
  scene(
    'is answered by five people, and shows its results with a chart and next steps',
    async (playground) => {
      const workspace = playground.side(side);
      await playground.show(name);
      await workspace.open('platform');
      await startSurvey(playground, workspace, 'checkout');
      for (const [place, person] of FIVE.entries())
        await takeSurvey(playground, workspace, { person, subject: 'checkout', place });

      await playground.actAs('Amara Okafor');
      await workspace.command('/ops-survey close');
      const results = workspace.message('Results: DevOps survey on checkout');
      await results.getByText('5 of 8 people answered').waitFor();
      const chart = results.getByRole('img', { name: /^Radar chart of the DevOps survey/ }).first();
      await chart.waitFor();
      await expect(
        chart.evaluate((image) => image.decode().then(() => image.naturalWidth)),
      ).resolves.toBeGreaterThan(300);
      await results
        .getByText(/^Next step/)
        .first()
        .waitFor();
    },
  );

  scene('is played by a sample team', async (playground) => {
    const workspace = playground.side(side);
    await playground.show(name);
    await workspace.open('ml');
    await workspace.root.getByRole('button', { name: 'Fill with a sample team' }).click();
    await playground.page
      .getByRole('status')
      .filter({ hasText: /\d of 8 have answered/ })
      .waitFor();
    await workspace.message('Results: DevOps survey on checkout').waitFor();
    await playground.page
      .getByRole('status')
      .filter({ hasText: 'Sample team' })
      .waitFor({ state: 'detached' });
    await workspace.message('8 of 8 people answered').waitFor();
  });
});
