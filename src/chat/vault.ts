/** Where an adapter keeps a secret for each tenant: encrypted, and the same for all replicas. */
export interface Vault {
  read(tenant: string): Promise<string | undefined>;
  write(tenant: string, secret: string): Promise<void>;
  remove(tenant: string): Promise<void>;
  /**
   * Runs `work` while nobody else, in any replica, runs any for the same tenant. Must not be called inside itself:
   * it would wait for ever.
   */
  alone<T>(tenant: string, work: () => Promise<T>): Promise<T>;
  /** True for the first to ask, over all replicas, for as long as ids of events are kept (a day at least). */
  claim(token: string): Promise<boolean>;
}
