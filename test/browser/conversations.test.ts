import { browserTests } from './rig/browser-tests';

const QUESTION = 'should we use MLOps for our fraud model?';

const { scene } = browserTests();

scene('asks what is proposed to those who are new', async ({ slack, teams }) => {
  for (const { root } of [slack, teams]) await root.getByText('New here?').waitFor();
  await slack.root.getByRole('button', { name: 'What is training-serving skew?' }).click();
  await slack.message('Training-serving skew:').waitFor();
  await slack.composer.and(slack.root.page().locator(':focus')).waitFor();
  for (const { root } of [slack, teams]) expect(await root.getByText('New here?').count()).toBe(0);
});

describe.each(['slack', 'teams'] as const)('a conversation on %s', (side) => {
  scene('asks in a channel, and follows up in the thread', async (playground) => {
    const workspace = playground.side(side);
    await workspace.open('ml');
    await workspace.ask(QUESTION);
    await workspace.message('Yes to MLOps', { inThread: true }).waitFor();
    await workspace.reply('yes, a web shop too');
    await workspace.message('changes the verdict', { inThread: true }).waitFor();
    await workspace.message('Yes to MLOps', { inThread: true }).getByRole('button', { name: 'Why?' }).click();
    await workspace.message('Why MLOps?', { inThread: true }).waitFor();
  });

  scene('compares tools in a table', async (playground) => {
    const workspace = playground.side(side);
    await workspace.open(workspace.advisor);
    await workspace.say('compare Jenkins and GitLab CI');
    const table = workspace.message('Jenkins').getByRole('table');
    await table.getByRole('columnheader', { name: 'Jenkins' }).waitFor();
    await table.getByRole('columnheader', { name: 'GitLab CI' }).waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(4);
  });
});
