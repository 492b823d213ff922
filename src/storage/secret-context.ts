import { storableText } from './storable';
import type { Owner } from './store';

/** What a secret is bound to when it is sealed: it opens under the same owner and name only. */
export function secretContext({ platform, tenant }: Owner, name: string): string {
  return JSON.stringify([platform, tenant, name].map(storableText));
}
