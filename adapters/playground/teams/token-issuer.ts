import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

export interface SignOptions {
  header?: Record<string, unknown>;
  /** Signs with another key than the one that is published. */
  key?: KeyObject;
}

/** Takes Microsoft's place on both sides: signs what goes to the bot, and gives the bot its own tokens. */
export interface TokenIssuer {
  readonly name: string;
  /** The public key as a JWK set, endorsed for Teams. */
  readonly keys: { keys: object[] };
  /** A token in the form of a JWT, RS256 unless the header says otherwise. */
  sign(claims: Record<string, unknown>, options?: SignOptions): string;
  /** A bearer token for the bot. */
  issue(scope: string): { token: string; expiresInS: number };
  /** Whether a bearer token was issued here, for this scope, and is still good. */
  accepts(token: string, scope: string): boolean;
}

const LIFETIME_S = 3600;

export function createTokenIssuer(name: string, now: () => Date): TokenIssuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const issued = new Map<string, { scope: string; end: number }>();
  return {
    name,
    keys: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] }] },
    sign(claims, { header, key = privateKey } = {}) {
      const input = `${encode({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${encode(claims)}`;
      return `${input}.${createSign('RSA-SHA256').update(input).sign(key).toString('base64url')}`;
    },
    issue(scope) {
      const token = randomUUID();
      issued.set(token, { scope, end: now().getTime() + LIFETIME_S * 1000 });
      return { token, expiresInS: LIFETIME_S };
    },
    accepts(token, scope) {
      const found = issued.get(token);
      return found !== undefined && found.scope === scope && found.end > now().getTime();
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
