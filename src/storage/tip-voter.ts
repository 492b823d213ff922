import { createHash } from 'node:crypto';
import { storableText } from './storable';
import type { Place } from './store';

/**
 * Stands for a person among the votes on one tip in one conversation: the same person counts once there, and two
 * tips show no common voter. Whoever knows the person's id can compute it, so it is erased with the person's data.
 */
export function tipVoter({ platform, tenant, conversation }: Place, tip: string, person: string): string {
  const parts = [platform, tenant, conversation, tip, person].map(storableText);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
