import type { Surroundings } from './activities';
import type { Deliver } from './chat';
import type { TenantState } from './tenant-state';

/** What it takes to do something in a tenant. */
export interface Means {
  state: TenantState;
  around: Surroundings;
  deliver: Deliver;
}
