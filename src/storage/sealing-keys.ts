import { secretTable, surveySecretTable } from './schema';
import type { Session } from './session';

/** Ids of the keys that something stored is sealed with, in their order. Rejects with a `StorageError`. */
export async function sealingKeys(session: Session): Promise<string[]> {
  const used = await Promise.all(
    [secretTable.keyId, surveySecretTable.keyId].map((keyId) =>
      session.use((orm) => orm.selectDistinct({ keyId }).from(keyId.table)),
    ),
  );
  return [...new Set(used.flat().flatMap(({ keyId }) => keyId ?? []))].sort();
}
