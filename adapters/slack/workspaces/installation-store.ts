import type { Installation, InstallationStore } from '@slack/oauth';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Vault } from '../../../src/chat/vault';
import { PlatformError } from '../../../src/errors';
import {
  type KeptInstallation,
  keep,
  readInstallation,
  tenantOf,
  unpack,
  writeInstallation,
} from './installation';
import { identify } from './web-client';

export interface Installations extends InstallationStore {
  /** Undefined where the app is not installed. Rejects while the vault cannot be read. */
  find(tenant: string): Promise<KeptInstallation | undefined>;
}

/** Installations in the vault, one a tenant: a workspace and its organisation may have one each. */
export function createInstallationStore(vault: Vault, clientOptions: WebClientOptions): Installations {
  async function find(tenant: string): Promise<KeptInstallation | undefined> {
    const text = await vault.read(tenant);
    return text === undefined ? undefined : readInstallation(text);
  }

  async function storeNew(installation: Installation, tenant: string): Promise<void> {
    const { botName, tenant: confirmed } = await identify(
      new WebClient(installation.bot?.token, { ...clientOptions }),
    );
    if (confirmed !== tenant) throw mismatch(tenant, confirmed);
    const kept = writeInstallation(keep(installation, botName));
    await vault.alone(tenant, () => vault.write(tenant, kept));
  }

  return {
    find,
    async storeInstallation(installation) {
      const tenant = tenantIn(installation);
      const { metadata: botName } = installation;
      // With the name that it was given out with, these are refreshed tokens, and whoever refreshes is alone already.
      if (botName === undefined) return storeNew(installation, tenant);
      await vault.write(tenant, writeInstallation(keep(installation, botName)));
    },
    async fetchInstallation(query) {
      const tenant = required(tenantOf(query));
      const kept = await find(tenant);
      if (kept === undefined) throw notInstalled(tenant);
      return unpack(kept);
    },
    async deleteInstallation(query) {
      await vault.remove(required(tenantOf(query)));
    },
  };
}

function tenantIn({ enterprise, isEnterpriseInstall = false, team }: Installation): string {
  return required(tenantOf({ isEnterpriseInstall, enterpriseId: enterprise?.id, teamId: team?.id }));
}

function required(tenant: string | undefined): string {
  if (tenant !== undefined) return tenant;
  throw new PlatformError('Slack named neither a workspace nor an organisation', {
    code: 'slack/no-tenant',
    tip: 'Install the app again. If that does not help, this is a defect.',
  });
}

function mismatch(tenant: string, confirmed: string): PlatformError {
  return new PlatformError(`Slack gave a token of ${confirmed} for an installation in ${tenant}`, {
    code: 'slack/wrong-tenant',
    tip: 'Nothing was stored. Install the app again.',
  });
}

function notInstalled(tenant: string): PlatformError {
  return new PlatformError(`Slack: the app is not installed in ${tenant}`, {
    code: 'slack/not-installed',
    tip: 'Open /slack/install of the advisor to install it there.',
  });
}
