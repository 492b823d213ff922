import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import { StorageError } from '../../../src/errors';
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

describe('while the store is away', () => {
  const away = new StorageError('The database cannot be reached', {
    code: 'storage/unreachable',
    tip: 'Wait.',
  });

  beforeEach(async () => {
    await chat.install('acme');
    await chat.adapter.send(general('TACME'), reply('before'));
    jest.spyOn(chat.store, 'getSecret').mockRejectedValue(away);
  });

  afterEach(() => jest.restoreAllMocks());

  it('goes on speaking where it spoke before', async () => {
    expect(await chat.adapter.send(general('TACME'), reply('meanwhile'))).toMatchObject({
      outcome: 'delivered',
    });
  });

  it('takes nobody whom it does not know for gone', async () => {
    await expect(chat.adapter.send(general('TOTHER'), reply('meanwhile'))).rejects.toBe(away);
  });

  it('installs nothing, and says so', async () => {
    jest.spyOn(chat.store, 'putSecret').mockRejectedValue(away);
    const page = await chat.install('beta');
    expect(page.status).toBe(500);
    expect(page.html).toContain('Ops Advisor was not installed');
  });
});

function general(tenant: string): ConversationRef {
  const channel = 'CGENERAL';
  return { platform: 'slack', tenant, id: channel, kind: 'channel', address: { channel } };
}
