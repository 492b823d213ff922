import { createHash } from 'node:crypto';
import { withAdvisoryLock } from './advisory-lock';
import type { Database } from './connection';
import type { EventStore, Owner, SecretStore } from './store';

interface VaultOptions {
  platform: string;
  store: SecretStore & EventStore;
  database: Pick<Database, 'connection'>;
  now: () => Date;
}

const NAME = 'installation';

/** Tokens that may be used once belong to no tenant yet; no platform has a tenant of this name. */
const NO_TENANT = '-';

/** The `Vault` of one platform's adapter, in the store. Rejects with a `StorageError`, as the store does. */
export function createVault({ database, now, platform, store }: VaultOptions) {
  const owner = (tenant: string): Owner => ({ platform, tenant });
  return {
    read: (tenant: string) => store.getSecret(owner(tenant), NAME),
    write: (tenant: string, secret: string) => store.putSecret(owner(tenant), NAME, secret, now()),
    remove: (tenant: string) => store.deleteSecret(owner(tenant), NAME),
    alone: <T>(tenant: string, work: () => Promise<T>) =>
      withAdvisoryLock(database.connection, lockOf(platform, tenant), () => work()),
    claim: (token: string) => store.claimEvent(owner(NO_TENANT), digest(token), now()),
  };
}

/** A number of 48 bits: far from the few numbers in LOCKS, and two tenants that share one wait a moment longer. */
function lockOf(platform: string, tenant: string): number {
  return Number.parseInt(digest(`${platform} ${tenant}`).slice(0, 12), 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
