import type { KeyRing } from './keyring';
import type { StorageLog } from './log';
import type { RetentionPeriods } from './store';

/** What every store is made with. */
export interface StoreOptions {
  periods?: RetentionPeriods;
  /** Without one, storing or reading a secret is refused. */
  keyRing?: KeyRing | undefined;
  log: StorageLog;
}
