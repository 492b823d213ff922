import type { InstallationQuery, InstallProvider } from '@slack/oauth';
import type { Vault } from '../../../src/chat/vault';
import type { KeptInstallation } from './installation';
import type { Installations } from './installation-store';

interface RefreshOptions {
  installations: Installations;
  installer: Pick<InstallProvider, 'authorize'>;
  vault: Pick<Vault, 'alone'>;
  now: () => Date;
}

/** As long before their end, Slack's library renews tokens. They live for twelve hours. */
const RENEW_BEFORE_MS = 2 * 60 * 60_000;
/** Where a renewal fails, the old token mostly still works: it is not tried at every event. */
const TRY_AGAIN_AFTER_MS = 60_000;

/**
 * Reads installations, and renews tokens that are about to expire before they are used. A token to renew with is good
 * once only, so one replica at a time does it; the others wait and find the new token.
 */
export function createCurrent(
  options: RefreshOptions,
): (tenant: string) => Promise<KeptInstallation | undefined> {
  const { installations, now, vault } = options;
  const running = new Map<string, Promise<KeptInstallation | undefined>>();
  const pausedUntil = new Map<string, number>();

  const isDue = ({ bot }: KeptInstallation): boolean =>
    bot.refreshToken !== undefined &&
    bot.expiresAt !== undefined &&
    bot.expiresAt * 1000 - now().getTime() <= RENEW_BEFORE_MS;

  async function renew(tenant: string): Promise<KeptInstallation | undefined> {
    const kept = await installations.find(tenant);
    if (kept === undefined || !isDue(kept)) return kept;
    await options.installer.authorize(queryFor(kept));
    const renewed = await installations.find(tenant);
    if (renewed !== undefined && isDue(renewed))
      pausedUntil.set(tenant, now().getTime() + TRY_AGAIN_AFTER_MS);
    return renewed;
  }

  function renewOnce(tenant: string): Promise<KeptInstallation | undefined> {
    const underWay = running.get(tenant);
    if (underWay !== undefined) return underWay;
    const renewal = vault.alone(tenant, () => renew(tenant)).finally(() => running.delete(tenant));
    running.set(tenant, renewal);
    return renewal;
  }

  return async (tenant) => {
    const kept = await installations.find(tenant);
    if (kept === undefined || !isDue(kept)) {
      pausedUntil.delete(tenant);
      return kept;
    }
    return (pausedUntil.get(tenant) ?? 0) > now().getTime() ? kept : renewOnce(tenant);
  };
}

function queryFor({ enterprise, isEnterpriseInstall, team }: KeptInstallation): InstallationQuery<boolean> {
  return { teamId: team?.id ?? '', enterpriseId: enterprise?.id, isEnterpriseInstall };
}
