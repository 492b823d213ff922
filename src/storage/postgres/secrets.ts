import { and, eq, ne } from 'drizzle-orm';
import { type KeyRing, requireKeyRing } from '../keyring';
import { secretTable } from '../schema';
import { secretContext } from '../secret-context';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { Owner, SecretStore } from '../store';
import type { StoreParts } from './parts';
import { ownedBy, ownerColumns } from './scope';
import { resealSurveys } from './survey-privacy';

const ROTATION_BATCH = 100;

function named(owner: Owner, name: string) {
  return ownedBy(secretTable, owner, eq(secretTable.name, storableText(name)));
}

type Row = typeof secretTable.$inferSelect;

/** 0 where the secret was replaced or removed meanwhile, which is as good. */
async function reseal(session: Session, keyRing: KeyRing, row: Row): Promise<number> {
  const context = secretContext(row, row.name);
  const sealed = keyRing.seal(keyRing.open(row, context), context);
  const unchanged = and(named(row, row.name), eq(secretTable.sealed, row.sealed));
  const { rowCount } = await session.use((orm) => orm.update(secretTable).set(sealed).where(unchanged));
  return rowCount ?? 0;
}

async function rotate(session: Session, keyRing: KeyRing): Promise<number> {
  let rotated = 0;
  for (;;) {
    const sealedEarlier = await session.use((orm) =>
      orm.select().from(secretTable).where(ne(secretTable.keyId, keyRing.currentKeyId)).limit(ROTATION_BATCH),
    );
    if (sealedEarlier.length === 0) return rotated;
    for (const row of sealedEarlier) rotated += await reseal(session, keyRing, row);
  }
}

/** Secrets in PostgreSQL, which never sees them. */
export function postgresSecrets({ session, keyRing }: StoreParts): SecretStore {
  const { platform, tenant, name: nameColumn } = secretTable;
  return {
    putSecret: async (owner, name, value, now) => {
      const sealed = requireKeyRing(keyRing).seal(value, secretContext(owner, name));
      const saved = { ...sealed, savedAt: now };
      await session.use((orm) =>
        orm
          .insert(secretTable)
          .values({ ...ownerColumns(owner), name: storableText(name), ...saved })
          .onConflictDoUpdate({ target: [platform, tenant, nameColumn], set: saved }),
      );
    },
    getSecret: async (owner, name) => {
      const keys = requireKeyRing(keyRing);
      const [row] = await session.use((orm) => orm.select().from(secretTable).where(named(owner, name)));
      return row === undefined ? undefined : keys.open(row, secretContext(owner, name));
    },
    deleteSecret: async (owner, name) => {
      await session.use((orm) => orm.delete(secretTable).where(named(owner, name)));
    },
    rotateSecrets: async () =>
      (await rotate(session, requireKeyRing(keyRing))) + (await resealSurveys({ session, keyRing })),
  };
}
