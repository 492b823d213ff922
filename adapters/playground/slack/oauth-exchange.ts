import { randomUUID } from 'node:crypto';
import type { Args, Result } from './method';
import type { OAuthApp } from './oauth-app';
import type { Grant, IssuedToken, TokenBook } from './oauth-tokens';

interface Code extends Grant {
  /** As it was named on the page, where it was. */
  redirectUri?: string;
  expiresAt: Date;
  used?: true;
}

export interface Exchange {
  /** A code for the address that a person is sent back to. */
  issueCode(grant: Grant, redirectUri: string | undefined): string;
  /** `oauth.v2.access`; `credentials` are those of an `Authorization: Basic` header. */
  access(args: Args, credentials: { id: string; secret: string } | undefined): Result;
}

/** Slack's codes live for ten minutes. */
const CODE_LIFE_MS = 10 * 60_000;

export function createExchange(app: OAuthApp, tokens: TokenBook, now: () => Date): Exchange {
  const codes = new Map<string, Code>();

  function takeCode({ code: given = '', redirect_uri }: Args): Result {
    const code = codes.get(given);
    if (code === undefined || code.expiresAt <= now()) return { error: 'invalid_code' };
    if (code.used) return { error: 'code_already_used' };
    if (redirect_uri !== code.redirectUri) return { error: 'bad_redirect_uri' };
    code.used = true;
    return { ...granted(app, code, tokens.issue(code)), authed_user: { id: 'UALICE' } };
  }

  function renew({ refresh_token = '' }: Args): Result {
    const renewed = tokens.renew(refresh_token);
    return 'error' in renewed ? renewed : granted(app, renewed.grant, renewed.issued);
  }

  return {
    issueCode(grant, redirectUri) {
      const code = randomUUID();
      const expiresAt = new Date(now().getTime() + CODE_LIFE_MS);
      codes.set(code, { ...grant, expiresAt, ...(redirectUri !== undefined && { redirectUri }) });
      return code;
    },
    access(args, credentials = { id: args.client_id ?? '', secret: args.client_secret ?? '' }) {
      if (credentials.id !== app.clientId) return { error: 'invalid_client_id' };
      if (credentials.secret !== app.clientSecret) return { error: 'bad_client_secret' };
      const { grant_type: type = 'authorization_code' } = args;
      if (type === 'authorization_code') return takeCode(args);
      return type === 'refresh_token' ? renew(args) : { error: 'invalid_grant_type' };
    },
  };
}

/** The answer with its fields as docs.slack.dev/reference/methods/oauth.v2.access has them (read 2026-11-23). */
function granted(app: OAuthApp, { place, scopes }: Grant, issued: IssuedToken) {
  const { access, expiresInSeconds, refresh } = issued;
  const { bot, enterprise, id, kind, name } = place;
  const isOrgWide = kind === 'organisation';
  return {
    ok: true as const,
    app_id: app.id,
    scope: scopes.join(','),
    token_type: 'bot',
    access_token: access,
    bot_user_id: bot.id,
    team: isOrgWide ? null : { id, name },
    enterprise: isOrgWide ? { id, name } : (enterprise ?? null),
    is_enterprise_install: isOrgWide,
    ...(refresh !== undefined && { refresh_token: refresh, expires_in: expiresInSeconds }),
  };
}
