import { randomUUID } from 'node:crypto';
import type { Refusal } from './check-message';
import type { InstallPlace } from './oauth-app';

/** What somebody agreed to. */
export interface Grant {
  place: InstallPlace;
  scopes: readonly string[];
}

export interface IssuedToken {
  access: string;
  /** With token rotation. */
  refresh?: string;
  expiresInSeconds?: number;
}

interface Token extends Grant {
  access: string;
  expiresAt?: Date;
  /** Why it is good for nothing any more, as Slack says it. */
  dead?: 'account_inactive' | 'token_revoked';
}

export interface TokenBook {
  issue(grant: Grant): IssuedToken;
  /** Takes a refresh token, which is good once. */
  renew(refresh: string): { grant: Grant; issued: IssuedToken } | Refusal;
  /** What a token is good for now. */
  check(access: string): Grant | Refusal;
  end(access: string, reason: NonNullable<Token['dead']>): void;
  /** Ends all tokens of a place; says how many lived. */
  endAll(place: string, reason: NonNullable<Token['dead']>): number;
  isInstalled(place: string): boolean;
  /** Every token that was ever given out. */
  everIssued(): string[];
}

/** The tokens that a Slack has given out. Without token rotation, a place keeps its token as long as the app is there. */
export function createTokenBook(now: () => Date, lifeSeconds: number | undefined): TokenBook {
  const tokens: Token[] = [];
  const renewable = new Map<string, Grant>();
  const issued: string[] = [];
  const living = (place: string) =>
    tokens.filter((token) => token.place.id === place && token.dead === undefined);

  function issueExpiring(grant: Grant, seconds: number): IssuedToken {
    const access = `xoxe.xoxb-1-${randomUUID()}`;
    const refresh = `xoxe-1-${randomUUID()}`;
    tokens.push({ ...grant, access, expiresAt: new Date(now().getTime() + seconds * 1000) });
    renewable.set(refresh, grant);
    issued.push(access, refresh);
    return { access, refresh, expiresInSeconds: seconds };
  }

  function issue(grant: Grant): IssuedToken {
    if (lifeSeconds !== undefined) return issueExpiring(grant, lifeSeconds);
    const [had] = living(grant.place.id);
    if (had !== undefined) had.scopes = [...new Set([...had.scopes, ...grant.scopes])];
    const token = had ?? { ...grant, access: `xoxb-${randomUUID()}` };
    if (had === undefined) tokens.push(token);
    issued.push(token.access);
    return { access: token.access };
  }

  function endAll(place: string, reason: NonNullable<Token['dead']>): number {
    const ended = living(place);
    for (const token of ended) token.dead = reason;
    for (const [refresh, grant] of renewable) if (grant.place.id === place) renewable.delete(refresh);
    return ended.length;
  }

  return {
    issue,
    endAll,
    everIssued: () => issued,
    isInstalled: (place) => living(place).length > 0,
    renew(refresh) {
      const grant = renewable.get(refresh);
      if (grant === undefined) return { error: 'invalid_refresh_token' };
      renewable.delete(refresh);
      return { grant, issued: issue(grant) };
    },
    check(access) {
      if (access === '') return { error: 'not_authed' };
      const token = tokens.find((known) => known.access === access);
      if (token === undefined) return { error: 'invalid_auth' };
      if (token.dead !== undefined) return { error: token.dead };
      return token.expiresAt !== undefined && token.expiresAt <= now() ? { error: 'token_expired' } : token;
    },
    end(access, reason) {
      for (const token of tokens) if (token.access === access) token.dead = reason;
    },
  };
}
