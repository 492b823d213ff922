import { chooseBrowser, launchBrowser } from './rig/launch-browser';

const MAC = { platform: 'darwin', arch: 'arm64', env: {} } as const;

describe('the browser of these tests', () => {
  it('is the one that CHROME_PATH names, on every system', async () => {
    const env = { CHROME_PATH: '/opt/chrome' };
    await expect(chooseBrowser({ ...MAC, env })).resolves.toEqual({ executablePath: '/opt/chrome' });
    const linux = { platform: 'linux', arch: 'x64', env } as const;
    await expect(chooseBrowser(linux)).resolves.toEqual({ executablePath: '/opt/chrome' });
  });

  it('is the Chrome that is installed, where none comes with the tests', async () => {
    await expect(chooseBrowser(MAC)).resolves.toEqual({ channel: 'chrome' });
  });

  it('says what to set where it does not start', async () => {
    const nowhere = launchBrowser({ ...MAC, env: { CHROME_PATH: '/nowhere/chrome' } });
    await expect(nowhere).rejects.toThrow(/\/nowhere\/chrome.*CHROME_PATH/);
  });
});
