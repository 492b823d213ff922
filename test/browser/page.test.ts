import type { Locator, Page } from 'playwright-core';
import { openPlayground } from '../end-to-end/open-playground';
import { browserTests } from './rig/browser-tests';
import { PlaygroundPage } from './rig/playground-page';
import { openStartForm } from './rig/survey';

const NARROW = { viewport: { width: 360, height: 740 } };

/** Whether a script written into the page runs. */
const RUN_INLINE = `(() => {
  const script = document.createElement('script');
  script.textContent = 'window.hasRun = true';
  document.body.append(script);
  return window.hasRun === true;
})()`;

const { scene } = browserTests();

scene(
  'lets nothing run but its own files',
  async ({ page }) => {
    const response = await page.reload();
    expect(response?.headers()['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(await page.evaluate(RUN_INLINE)).toBe(false);
  },
  { mayLog: /content security policy/i },
);

scene('is light or dark as the system is, until somebody chooses', async ({ page }) => {
  const light = await groundOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await groundOf(page);
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Dark theme', pressed: true }).click();
  expect(await groundOf(page)).toBe(light);
  await page.reload();
  await page.getByRole('button', { name: 'Dark theme', pressed: false }).waitFor();
  expect(await groundOf(page)).toBe(light);
});

scene(
  'is never wider than a narrow window',
  async (playground) => {
    const { dialog, inside, page, slack, teams } = playground;
    await slack.root.getByRole('combobox', { name: 'Slack conversation' }).selectOption({ label: 'general' });
    await slack.ask('compare Jenkins, GitLab CI and CircleCI');
    await slack.thread.getByRole('table').waitFor();
    await expectNoSideways(page);
    await slack.thread.getByRole('button', { name: 'Look inside' }).click();
    await inside.getByRole('heading', { name: /What was understood/ }).waitFor();
    await expectNoSideways(page);
    await inside.getByRole('button', { name: 'Close the inside' }).click();
    await slack.thread.getByRole('button', { name: 'Close the thread' }).click();
    await openStartForm(playground, slack);
    await expectNoSideways(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await playground.show('Teams');
    await teams.say('compare Jenkins, GitLab CI and CircleCI');
    await teams.message('Which for you').waitFor();
    await expectNoSideways(page);
  },
  NARROW,
);

scene('keeps the focus in a dialog, and gives it back', async (playground) => {
  const { dialog, page, slack } = playground;
  await slack.open('general');
  await openStartForm(playground, slack);
  await expectFocus(dialog.getByRole('combobox', { name: 'Which survey?' }));
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator('header.header :focus, main :focus').count()).toBe(0);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocus(slack.composer);
});

scene('says what is missing beside the field, and takes the focus there', async (playground) => {
  const { dialog, page, slack } = playground;
  await slack.open('general');
  await openStartForm(playground, slack);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: 'one field needs another look' }).waitFor();
  await expectFocus(dialog.getByLabel(/^Which one service/));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

scene('keeps the same choices after it was loaded again', async (playground) => {
  await playground.show('Teams');
  await playground.page.reload();
  await playground.teams.root.waitFor();
  expect(await playground.page.getByRole('radio', { name: 'Teams', exact: true }).isChecked()).toBe(true);
  expect(await playground.slack.root.count()).toBe(0);
});

scene(
  'finds its server again after that was away',
  async ({ page }) => {
    const first = await openPlayground();
    const { slack } = await PlaygroundPage.open(page, first.url);
    const lost = page.getByRole('status').filter({ hasText: 'connection to the playground was lost' });
    await first.close();
    await lost.waitFor();
    const again = await openPlayground({ port: new URL(first.url).port });
    try {
      await lost.waitFor({ state: 'detached' });
      await slack.say('what is drift?');
      await slack.message(/Drift:/).waitFor();
    } finally {
      await page.goto('about:blank');
      await again.close();
    }
  },
  { mayLog: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/ },
);

function groundOf(page: Page): Promise<string> {
  return page
    .locator('body')
    .evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor);
}

async function expectNoSideways(page: Page): Promise<void> {
  const { inner, scrolled } = await page.locator('html').evaluate((html) => ({
    inner: html.clientWidth,
    scrolled: html.scrollWidth,
  }));
  expect(scrolled).toBeLessThanOrEqual(inner);
}

async function expectFocus(wanted: Locator): Promise<void> {
  await wanted.and(wanted.page().locator(':focus')).waitFor();
}
