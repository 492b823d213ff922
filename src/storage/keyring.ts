import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConfigError, StorageError } from '../errors';

/** An encrypted text and which key sealed it. */
export interface Sealed {
  keyId: string;
  /** Base64 of a 12-byte initialisation vector, a 16-byte authentication tag and the ciphertext. */
  sealed: string;
}

/** Encrypts with the current key, decrypts with any that is known. */
export interface KeyRing {
  readonly currentKeyId: string;
  /** Whether it can open what this key sealed. */
  knows(keyId: string): boolean;
  /** `context` is bound to the text: a sealed text moved to another place does not open there. */
  seal(text: string, context: string): Sealed;
  /** Throws a `StorageError` where the key is unknown or the text was changed. */
  open(sealed: Sealed, context: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Names a key without telling anything about it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('ops-advisor key id').update(key).digest('hex').slice(0, 12);
}

function parseKey(text: string, place: number): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return key;
  throw new ConfigError(`Key ${place + 1} in ENCRYPTION_KEY is not the base64 of ${KEY_BYTES} bytes`, {
    code: 'config/encryption-key',
    tip: 'Make one with `openssl rand -base64 32`. Several are separated by commas, the current one first.',
  });
}

function unknownKey(keyId: string): StorageError {
  return new StorageError(`A secret was encrypted with key ${keyId}, which ENCRYPTION_KEY does not hold`, {
    code: 'storage/unknown-key',
    tip: 'Add that earlier key after the current one, separated by a comma, until `npm run keys:rotate` has run.',
  });
}

function tampered(context: string, cause: unknown): StorageError {
  return new StorageError(
    `The secret ${context} cannot be decrypted: it was changed, or moved from elsewhere`,
    {
      code: 'storage/tampered-secret',
      tip: 'Store it anew; look at who can write to the database.',
      cause,
    },
  );
}

function encrypt(key: Buffer, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64');
}

function decrypt(key: Buffer, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/**
 * Reads ENCRYPTION_KEY: the base64 of 32 bytes, the current key, and after commas any earlier ones that may
 * still be needed to read. Throws a `ConfigError` that never shows a key.
 */
export function createKeyRing(encryptionKey: string): KeyRing {
  const keys = encryptionKey.split(',').map((text, place) => parseKey(text.trim(), place));
  const current = keys[0] as Buffer;
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const currentKeyId = idOf(current);
  return {
    currentKeyId,
    knows: (keyId) => byId.has(keyId),
    seal: (text, context) => ({ keyId: currentKeyId, sealed: encrypt(current, text, context) }),
    open: ({ keyId, sealed }, context) => {
      const key = byId.get(keyId);
      if (key === undefined) throw unknownKey(keyId);
      try {
        return decrypt(key, sealed, context);
      } catch (cause) {
        throw tampered(context, cause);
      }
    },
  };
}

/** What a store without a key has in place of one. */
export function requireKeyRing(keyRing: KeyRing | undefined): KeyRing {
  if (keyRing !== undefined) return keyRing;
  throw new StorageError('A secret is to be stored or read, and ENCRYPTION_KEY is not set', {
    code: 'storage/no-key',
    tip: 'Set ENCRYPTION_KEY to the output of `openssl rand -base64 32`, and keep it safe apart from the database.',
  });
}
