import type { KeyRing } from '../keyring';
import type { StorageLog } from '../log';
import type { Session } from '../session';
import type { RetentionPeriods } from '../store';

/** What the parts of the store are made from. */
export interface StoreParts {
  session: Session;
  periods: RetentionPeriods;
  keyRing: KeyRing | undefined;
  log: StorageLog;
}
