import { createHash } from 'node:crypto';
import type { Platform } from '../chat/event';
import type { Vault } from '../chat/vault';
import { withAdvisoryLock } from './advisory-lock';
import type { Database } from './connection';
import type { EventStore, SecretStore } from './store';

interface VaultOptions {
  platform: Platform;
  store: SecretStore & EventStore;
  database: Pick<Database, 'connection'>;
  now: () => Date;
}

const NAME = 'installation';

/** Tokens that may be used once belong to no tenant yet; no platform has a tenant of this name. */
const NO_TENANT = '-';

/** The secrets of one platform's adapter in the store. Rejects with a `StorageError`, as the store does. */
export function createVault({ database, now, platform, store }: VaultOptions): Vault {
  const owner = (tenant: string) => ({ platform, tenant });
  return {
    read: (tenant) => store.getSecret(owner(tenant), NAME),
    write: (tenant, secret) => store.putSecret(owner(tenant), NAME, secret, now()),
    remove: (tenant) => store.deleteSecret(owner(tenant), NAME),
    alone: (tenant, work) => withAdvisoryLock(database.connection, lockOf(platform, tenant), () => work()),
    claim: (token) => store.claimEvent(owner(NO_TENANT), digest(token), now()),
  };
}

/** A number of 48 bits: far from the few numbers in LOCKS, and two tenants that share one wait a moment longer. */
function lockOf(platform: Platform, tenant: string): number {
  return Number.parseInt(digest(`${platform} ${tenant}`).slice(0, 12), 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
