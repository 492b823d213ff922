import type { Locator } from 'playwright-core';
import type { PlaygroundPage } from './playground-page';
import type { WorkspacePage } from './workspace-page';

const MOST_OPTIONS = 5;

/** Opens the form in which a survey is started. */
export async function openStartForm({ dialog }: PlaygroundPage, workspace: WorkspacePage): Promise<void> {
  await workspace.command('/ops-survey start devops');
  // A message cannot open a dialog on Teams; a button can.
  if (workspace.side === 'teams')
    await workspace
      .message('Start a survey', { inThread: true })
      .getByRole('button', { name: 'Open', exact: true })
      .click();
  await dialog.getByRole('heading', { name: 'Start a survey' }).waitFor();
}

/** Starts a survey in the open conversation; resolves once its card is there. */
export async function startSurvey(
  playground: PlaygroundPage,
  workspace: WorkspacePage,
  subject: string,
): Promise<void> {
  const { dialog } = playground;
  await openStartForm(playground, workspace);
  await dialog.getByLabel(/^Which one service/).fill(subject);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await readThrough(playground, workspace, 'The survey has started');
  await cardOf(workspace, subject).waitFor();
}

/** Answers the survey as a person, with other answers than the others. */
export async function takeSurvey(
  playground: PlaygroundPage,
  workspace: WorkspacePage,
  { person, subject, place }: { person: string; subject: string; place: number },
): Promise<void> {
  const { dialog } = playground;
  await playground.actAs(person);
  await cardOf(workspace, subject).getByRole('button', { name: 'Take the survey' }).click();
  await dialog.getByRole('heading', { name: 'DevOps survey' }).waitFor();
  for (const [question, choices] of (await dialog.getByRole('radiogroup').all()).entries()) {
    await choices
      .getByRole('radio')
      .nth((place + question) % MOST_OPTIONS)
      .check();
  }
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await readThrough(playground, workspace, 'Thank you');
  await workspace.message(`${place + 1} of 8 people have answered`).waitFor();
}

function cardOf(workspace: WorkspacePage, subject: string): Locator {
  return workspace.message(`DevOps survey on ${subject}`).filter({ hasText: 'Take the survey' });
}

/** Closes what is said on Teams in the dialog once a form was sent; on Slack the modal has closed by itself. */
async function readThrough(
  { dialog, page }: PlaygroundPage,
  { side }: WorkspacePage,
  words: string,
): Promise<void> {
  if (side === 'teams') {
    await dialog.getByText(words).waitFor();
    await page.keyboard.press('Escape');
  }
  await dialog.waitFor({ state: 'detached' });
}
