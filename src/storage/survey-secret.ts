import { createHmac, randomBytes } from 'node:crypto';
import { type KeyRing, requireKeyRing } from './keyring';
import { secretContext } from './secret-context';
import { storableText } from './storable';
import type { SurveyKey } from './survey-store';

/** A survey's secret as it is stored; without a key ring it stands there in the open. */
export interface StoredSecret {
  keyId: string | null;
  sealed: string;
}

const SECRET_BYTES = 32;

function contextOf(key: SurveyKey): string {
  return secretContext(key, `survey ${key.id}`);
}

/** A new secret. */
export function newSurveySecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64');
}

/** Seals a secret where there is a key for it. */
export function sealSurveySecret(keyRing: KeyRing | undefined, key: SurveyKey, secret: string): StoredSecret {
  return keyRing?.seal(secret, contextOf(key)) ?? { keyId: null, sealed: secret };
}

/** @throws StorageError where the key that sealed it is not at hand */
export function openSurveySecret(
  keyRing: KeyRing | undefined,
  key: SurveyKey,
  { keyId, sealed }: StoredSecret,
): string {
  return keyId === null ? sealed : requireKeyRing(keyRing).open({ keyId, sealed }, contextOf(key));
}

/** Under what a person's answers stand. Without the secret nobody can tell whose key it is. */
export function answerKey(secret: string, { platform, tenant, id }: SurveyKey, person: string): string {
  const parts = [platform, tenant, id, person].map(storableText);
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(JSON.stringify(parts)).digest('hex');
}
