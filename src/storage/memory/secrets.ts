import { requireKeyRing, type Sealed } from '../keyring';
import { secretContext } from '../secret-context';
import type { Owner, SecretStore } from '../store';
import type { MemoryParts } from './parts';
import { keyOf, rowAt } from './rows';
import { resealMemorySurveys } from './surveys';

function secretKey({ platform, tenant }: Owner, name: string): string {
  return keyOf(platform, tenant, name);
}

/** Secrets in this process, encrypted as they are in the database. */
export function memorySecrets({ secrets, surveys, keyRing }: MemoryParts): SecretStore {
  return {
    putSecret: async (owner, name, value, now) => {
      const record: Sealed = requireKeyRing(keyRing).seal(value, secretContext(owner, name));
      secrets.set(secretKey(owner, name), rowAt(owner, now, { id: name, record }));
    },
    getSecret: async (owner, name) => {
      const keys = requireKeyRing(keyRing);
      const row = secrets.get(secretKey(owner, name));
      return row === undefined ? undefined : keys.open(row.record as Sealed, secretContext(owner, name));
    },
    deleteSecret: async (owner, name) => {
      secrets.delete(secretKey(owner, name));
    },
    rotateSecrets: async () => {
      const keys = requireKeyRing(keyRing);
      const earlier = [...secrets.values()].filter(
        ({ record }) => (record as Sealed).keyId !== keys.currentKeyId,
      );
      for (const row of earlier) {
        const context = secretContext(row, row.id);
        row.record = keys.seal(keys.open(row.record as Sealed, context), context);
      }
      return earlier.length + resealMemorySurveys({ surveys, keyRing });
    },
  };
}
