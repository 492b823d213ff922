import type { Finding } from '../chat/finding';
import type { KeyRing } from '../storage/keyring';

const PART = 'Encryption key';

/**
 * Compares the keys that are configured with those that something stored is sealed with.
 * @param used ids of keys
 */
export function examineSecrets(used: readonly string[], keyRing: KeyRing | undefined): Finding {
  const unknown = used.filter((id) => keyRing?.knows(id) !== true);
  if (unknown.length > 0) {
    return {
      part: PART,
      state: 'problem',
      found: `something stored is sealed with a key that is not configured: ${unknown.join(', ')}`,
      tip: 'Add that key to ENCRYPTION_KEY, after the current one and a comma.',
    };
  }
  if (keyRing === undefined)
    return { part: PART, state: 'fine', found: 'none is set, and nothing needs one' };
  const earlier = used.filter((id) => id !== keyRing.currentKeyId);
  if (earlier.length === 0)
    return { part: PART, state: 'fine', found: `key ${keyRing.currentKeyId} seals everything` };
  return {
    part: PART,
    state: 'warning',
    found: `some secrets are still sealed with earlier keys: ${earlier.join(', ')}`,
    tip: 'Run `npm run keys:rotate`, then take those keys out of ENCRYPTION_KEY.',
  };
}
