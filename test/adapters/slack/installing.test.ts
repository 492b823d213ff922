import type { ChatEvent } from '../../../src/chat/event';
import { openPlatform, type PlatformUnderTest } from './platform-under-test';
import { reply } from './slack-under-test';

let chat: PlatformUnderTest;

beforeAll(async () => {
  chat = await openPlatform({ onEvent: async (event) => reply(`for ${event.conversation.tenant}`) });
});

afterAll(() => chat.stop());

it('leads from the install page through Slack and back', async () => {
  const page = await chat.install('acme');
  expect(page.status).toBe(200);
  expect(page.html).toContain('Ops Advisor is now in acme.');
  expect(chat.platform.tokens.isInstalled('TACME')).toBe(true);
});

it('serves every workspace with its own token, and crosses none', async () => {
  await chat.install('acme');
  await chat.install('beta');
  for (const [tenant, slack] of Object.entries(chat.workspaces)) {
    await slack.say({ user: 'UALICE', channel: 'DALICE', text: `hello from ${tenant}` });
    const answer = await slack.waitFor(() => slack.answers('DALICE')[0]);
    expect(answer.text).toBe(`for ${tenant}`);
  }
  const said = chat.events.flatMap((event: ChatEvent) =>
    event.kind === 'message' ? [`${event.conversation.tenant}: ${event.text}`] : [],
  );
  expect(said).toEqual(['TACME: hello from TACME', 'TBETA: hello from TBETA']);
});
