import type { Locator, Page } from 'playwright-core';
import type { Side } from '../../../adapters/playground/page-protocol';
import { WorkspacePage } from './workspace-page';

/** The playground as somebody uses it who sees the page, or hears it. */
export class PlaygroundPage {
  readonly slack: WorkspacePage;
  readonly teams: WorkspacePage;
  /** The modal or dialog that is open. */
  readonly dialog: Locator;
  readonly inside: Locator;

  private constructor(readonly page: Page) {
    this.slack = new WorkspacePage(page, 'slack');
    this.teams = new WorkspacePage(page, 'teams');
    this.dialog = page.getByRole('dialog');
    this.inside = page.getByRole('complementary', { name: 'Inside the answer' });
  }

  /** Opens the page; resolves once a workspace is shown. */
  static async open(page: Page, url: string): Promise<PlaygroundPage> {
    const response = await page.goto(url);
    if (!response?.ok()) throw new Error(`The page is not there: ${await response?.text()}`);
    await page
      .getByRole('region', { name: /workspace$/ })
      .first()
      .waitFor();
    return new PlaygroundPage(page);
  }

  side(side: Side): WorkspacePage {
    return side === 'slack' ? this.slack : this.teams;
  }

  async actAs(name: string): Promise<void> {
    await this.page.getByLabel('You are:').selectOption({ label: name });
  }

  async show(layout: 'Slack' | 'Teams' | 'Side by side'): Promise<void> {
    await this.page.getByRole('radio', { name: layout, exact: true }).check();
  }

  /** Moves the time on by what is written on the button. */
  async moveClock(step: '1 hour' | '1 day' | '1 week' | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Move forward' }).click();
    await this.page.getByRole('button', { name: step, exact: true }).click();
  }

  /** What has the focus. */
  get focused(): Locator {
    return this.page.locator(':focus');
  }

  /** Goes on with Tab until something has the focus. */
  async tabTo(wanted: Locator): Promise<void> {
    for (let step = 0; step < MANY_STEPS; step += 1) {
      await this.page.keyboard.press('Tab');
      if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    }
    throw new Error(`Tab does not lead to ${String(wanted)}`);
  }
}

/** More than there is to step through. */
const MANY_STEPS = 60;
