import { z } from 'zod';
import { RefusedRequest } from '../errors';

/** Clocks may differ by this much, in seconds; the SDK allows the same. */
const TOLERANCE_S = 300;

const headerSchema = z.object({ alg: z.literal('RS256'), kid: z.string() });
const claimsSchema = z.object({ exp: z.number(), nbf: z.number().optional(), iss: z.string() });

/**
 * Looks at a token's form before the SDK verifies it. The SDK answers 500 to another algorithm and to a token that is
 * not valid yet, takes one that never ends, and takes tokens of other issuers than the channel's (for an emulator).
 * @throws RefusedRequest
 */
export function checkToken(authorization: string, issuer: string, now: Date): void {
  const [scheme, token, ...more] = authorization.split(' ');
  const [header, claims, signature] = token?.split('.') ?? [];
  if (scheme !== 'Bearer' || more.length > 0 || !signature) throw refused('there is no bearer token');
  if (!headerSchema.safeParse(decode(header)).success) throw refused('the token is not signed with RS256');
  const { success, data } = claimsSchema.safeParse(decode(claims));
  if (!success) throw refused('the token has no end or no issuer');
  if (data.iss !== issuer) throw refused('the token comes from another issuer');
  const seconds = now.getTime() / 1000;
  if (data.exp < seconds - TOLERANCE_S) throw refused('the token has expired');
  if ((data.nbf ?? 0) > seconds + TOLERANCE_S) throw refused('the token is not valid yet');
}

function decode(part = ''): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(reason: string): RefusedRequest {
  return new RefusedRequest(401, reason);
}
