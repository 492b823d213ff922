import { createInstallationStore } from '../../../adapters/slack/workspaces/installation-store';
import type { Vault } from '../../../src/chat/vault';
import { openSlack } from './slack-under-test';

const kept = new Map<string, string>();
const vault: Vault = {
  read: async (tenant) => kept.get(tenant),
  write: async (tenant, secret) => void kept.set(tenant, secret),
  remove: async (tenant) => void kept.delete(tenant),
  alone: (_tenant, work) => work(),
  claim: async () => true,
};

beforeEach(() => kept.clear());

async function open() {
  const { slack } = await openSlack();
  return {
    installations: createInstallationStore(vault, { slackApiUrl: slack.apiUrl }),
    token: slack.tokens.bot,
  };
}

function installationIn(team: string, token: string) {
  const bot = { id: 'BOPSBOT', userId: 'UOPSBOT', token, scopes: ['chat:write'] };
  const user = { id: 'UALICE', token: undefined, scopes: undefined };
  return { team: { id: team, name: 'acme' }, enterprise: undefined, user, bot, isEnterpriseInstall: false };
}

it('keeps an installation with the name that people call the bot by', async () => {
  const { installations, token } = await open();
  await installations.storeInstallation(installationIn('TACME', token));
  expect(await installations.find('TACME')).toMatchObject({ botName: 'ops-advisor', bot: { token } });
});

it('keeps nothing where the token is of another workspace', async () => {
  const { installations, token } = await open();
  await expect(installations.storeInstallation(installationIn('TBETA', token))).rejects.toMatchObject({
    code: 'slack/wrong-tenant',
    message: expect.stringContaining('TACME'),
  });
  expect(kept.size).toBe(0);
});

it('says that it is not installed where it is not', async () => {
  const { installations } = await open();
  const query = { teamId: 'TBETA', enterpriseId: undefined, isEnterpriseInstall: false } as const;
  await expect(installations.fetchInstallation(query)).rejects.toMatchObject({ code: 'slack/not-installed' });
});

it('forgets it', async () => {
  const { installations, token } = await open();
  await installations.storeInstallation(installationIn('TACME', token));
  const query = { teamId: 'TACME', enterpriseId: undefined, isEnterpriseInstall: false } as const;
  await installations.deleteInstallation?.(query);
  expect(await installations.find('TACME')).toBeUndefined();
});
