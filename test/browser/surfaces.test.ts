import { browserTests } from './rig/browser-tests';

const QUESTION = 'should we use MLOps for our fraud model?';

const { scene } = browserTests();

scene('gives a command by keyboard alone, answered to one person only', async (playground) => {
  const { page, slack } = playground;
  await slack.open('general');
  await playground.tabTo(slack.composer);
  await page.keyboard.type('/ops-co');
  await slack.root.getByRole('option', { name: /^\/ops-compare/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('jenkins gitlab-ci');
  await page.keyboard.press('Enter');
  const answer = slack.message('Only visible to you').filter({ hasText: 'Jenkins' });
  await answer.waitFor();
  await playground.actAs('Ben Fischer');
  await slack.root.getByRole('heading', { name: 'general', level: 3 }).waitFor();
  expect(await slack.message('Only visible to you').count()).toBe(0);
  await playground.actAs('Amara Okafor');
  await answer.waitFor();
});

scene('asks what a message asks, from its menu', async ({ dialog, slack }) => {
  await slack.open('random');
  await slack.say('Jenkins or GitLab CI for a small team?');
  const asked = slack.message('Jenkins or GitLab CI');
  await asked.getByRole('button', { name: 'More' }).click();
  await asked.getByRole('button', { name: /^Ask Ops Advisor/ }).click();
  await expect(dialog.getByRole('textbox').inputValue()).resolves.toBe(
    'Jenkins or GitLab CI for a small team?',
  );
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await slack.message('Only visible to you').waitFor();
});

scene('shows the Home tab of the advisor', async ({ slack }) => {
  await slack.open('ops-advisor');
  await slack.root.getByRole('radio', { name: 'Home' }).check();
  const home = slack.root.getByRole('region', { name: 'Home of ops-advisor' });
  await home.getByText('Surveys').first().waitFor();
  await slack.root.getByRole('radio', { name: 'Messages' }).check();
  await slack.composer.waitFor();
});

scene('looks up a tool from the message box of Teams', async ({ teams }) => {
  await teams.open('random');
  await teams.root.getByRole('button', { name: 'Look up' }).click();
  await teams.root.getByLabel(/^A tool or a term/).fill('mlflow');
  await teams.root.getByRole('button', { name: 'Search' }).click();
  await teams.root
    .getByRole('list', { name: 'Found' })
    .getByRole('button', { name: /^MLflow/ })
    .click();
  await teams.message('MLflow').waitFor();
});

describe.each(['slack', 'teams'] as const)('on %s', (side) => {
  scene('looks inside an answer', async (playground) => {
    const { inside, page } = playground;
    const workspace = playground.side(side);
    await workspace.open(workspace.advisor);
    await workspace.say(QUESTION);
    const opener = workspace.message('Yes to MLOps').getByRole('button', { name: 'Look inside' });
    await opener.click();
    await inside.getByText('recommend', { exact: true }).waitFor();
    await inside.getByText('ml-use = own').waitFor();
    await inside.getByText('own-models-need-mlops').waitFor();
    await inside
      .getByRole('group', { name: /as JSON$/ })
      .filter({ hasText: 'Yes to MLOps' })
      .waitFor();
    await page.keyboard.press('Escape');
    await inside.waitFor({ state: 'detached' });
    await opener.and(page.locator(':focus')).waitFor();
  });

  scene('makes a platform misbehave for a while', async (playground) => {
    const { page } = playground;
    const workspace = playground.side(side);
    const faults = page.getByRole('group', { name: side === 'slack' ? 'Slack' : 'Teams' });
    await page.getByRole('button', { name: 'Faults', exact: true }).click();
    await faults.getByRole('checkbox', { name: /429/ }).check();
    await page.getByRole('button', { name: 'Faults (1 on)' }).waitFor();
    await workspace.open('ml');
    await workspace.ask('what is a canary release?');
    await workspace.message('what is a canary release?').waitFor();
    await page.getByRole('button', { name: 'Faults (1 on)' }).click();
    await faults.getByRole('checkbox', { name: /429/ }).uncheck();
    await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
    await workspace.message(/Canary/, { inThread: true }).waitFor();
  });
});
