import type { Vault } from '../../../src/chat/vault';
import { type Bot, type BotParts, type Clients, clientWith, createBot } from './clients';
import { identityIn, type KeptInstallation, tenantOf } from './installation';

interface InstalledOptions {
  parts: BotParts;
  vault: Pick<Vault, 'alone' | 'remove'>;
  /** The installation with tokens that are good for a while; undefined where the app is not installed. */
  current(tenant: string): Promise<KeptInstallation | undefined>;
}

/** So many bots are kept ready; more are made anew when they are needed. */
const REMEMBERED_BOTS = 1_000;

/**
 * The bots of all installations. Every look-up reads the installation, so that all replicas see at once where the app
 * was installed, removed, or got new tokens.
 */
export function createInstalledClients({ current, parts, vault }: InstalledOptions): Clients {
  const ready = new Map<string, { token: string; bot: Bot }>();

  function botFor(tenant: string, kept: KeptInstallation): Bot {
    const had = ready.get(tenant);
    const { token } = kept.bot;
    const bot =
      had?.token === token ? had.bot : createBot(identityIn(tenant, kept), clientWith(token, parts), parts);
    ready.delete(tenant);
    ready.set(tenant, { token, bot });
    const [oldest] = ready.keys();
    if (ready.size > REMEMBERED_BOTS && oldest !== undefined) ready.delete(oldest);
    return bot;
  }

  /** While the store is away, whom we know already can still be answered. */
  async function lookUp(tenant: string): Promise<KeptInstallation | undefined | Bot> {
    try {
      return await current(tenant);
    } catch (error) {
      const known = ready.get(tenant)?.bot;
      if (known === undefined) throw error;
      return known;
    }
  }

  async function botOf(tenant: string): Promise<Bot | undefined> {
    const found = await lookUp(tenant);
    if (found === undefined) ready.delete(tenant);
    if (found === undefined || 'client' in found) return found;
    return botFor(tenant, found);
  }

  return {
    check: async () => undefined,
    for: botOf,
    async from(source) {
      const tenant = tenantOf(source);
      return tenant === undefined ? undefined : botOf(tenant);
    },
    remove: (tenant, erase) =>
      vault.alone(tenant, async () => {
        ready.delete(tenant);
        await erase();
        await vault.remove(tenant);
      }),
  };
}
