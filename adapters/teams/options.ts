import type { Log } from '../../src/chat/log';
import { ConfigError } from '../../src/errors';
import type { Cloud, Endpoints } from './receive/endpoints';

export type AppType = 'SingleTenant' | 'MultiTenant' | 'UserAssignedMsi';

export interface TeamsOptions {
  /** The Microsoft app id of the bot. */
  appId: string;
  appType: AppType;
  /** The tenant that the app is registered in; needed by every type but `MultiTenant`. */
  tenantId?: string;
  /** The client secret; needed by every type but `UserAssignedMsi`. */
  password?: string;
  /** The tenants that a `MultiTenant` app serves; all when empty. Other types serve `tenantId` alone. */
  allowedTenants?: readonly string[];
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** How long a request may take to come in, in milliseconds; 30,000 unless given. */
  requestTimeoutMs?: number;
  /**
   * Where answers may go besides Microsoft's own services: host names (`bots.example.org`, `*.example.org`; https), or
   * whole origins (`http://127.0.0.1:4000`).
   */
  serviceUrlAllowList?: readonly string[];
  /** `public` unless given. */
  cloud?: Cloud;
  /** What differs from the addresses of `cloud`: other sovereign clouds, tests. */
  endpoints?: Partial<Endpoints>;
  log: Log;
  timing?: Partial<Timing>;
}

/** Waiting and chance, replaceable in tests. Times are milliseconds. */
export interface Timing {
  /** How long one call to Microsoft may take. */
  callTimeoutMs: number;
  /** An event that is kept nowhere is acknowledged when it is answered, or after this time; Teams gives up after 15 seconds. */
  acknowledgeWithinMs: number;
  /** A dialog is answered within this time; Teams gives up after 5 seconds, and asks twice more. */
  dialogWithinMs: number;
  /** Work that takes longer shows the typing indicator. */
  typingAfterMs: number;
  sleep: (ms: number) => Promise<void>;
  /** From 0 to below 1, for jitter. */
  random: () => number;
  now: () => Date;
}

export const DEFAULT_TIMING: Timing = {
  callTimeoutMs: 15_000,
  acknowledgeWithinMs: 5_000,
  dialogWithinMs: 4_000,
  typingAfterMs: 500,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  now: () => new Date(),
};

/** Finds what an app type needs and does not have. @throws ConfigError */
export function checkOptions({ appType, tenantId, password }: TeamsOptions): void {
  if (appType !== 'MultiTenant' && !tenantId) throw missing(appType, 'tenant id');
  if (appType !== 'UserAssignedMsi' && !password) throw missing(appType, 'client secret');
}

/** The tenants to serve; `undefined` means all. */
export function servedTenants({
  appType,
  tenantId,
  allowedTenants,
}: TeamsOptions): ReadonlySet<string> | undefined {
  if (appType !== 'MultiTenant') return new Set(tenantId === undefined ? [] : [tenantId]);
  return allowedTenants?.length ? new Set(allowedTenants) : undefined;
}

function missing(appType: AppType, what: string): ConfigError {
  return new ConfigError(`A Teams app of type ${appType} has no ${what}.`, {
    code: 'teams/incomplete-app',
    tip: `Copy the ${what} from the app's registration in Microsoft Entra.`,
  });
}
