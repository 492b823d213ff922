import { isNotNull } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { secretTable, surveySecretTable } from './schema';
import type { Session } from './session';

/** Ids of the keys that something stored is sealed with, in their order. Rejects with a `StorageError`. */
export async function sealingKeys(session: Session): Promise<string[]> {
  const rows = await session.use((orm) =>
    unionAll(
      orm.selectDistinct({ keyId: secretTable.keyId }).from(secretTable),
      orm
        .selectDistinct({ keyId: surveySecretTable.keyId })
        .from(surveySecretTable)
        .where(isNotNull(surveySecretTable.keyId)),
    ),
  );
  return [...new Set(rows.flatMap(({ keyId }) => keyId ?? []))].sort();
}
