import { AuthorizationError, RespondError } from '@slack/bolt';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Delivery } from '../../src/chat/adapter';
import { PlatformError } from '../../src/errors';

/** A delivery that did not happen, or may not have. */
export type Failure = Exclude<Delivery, { outcome: 'delivered' }>;

/** The token is good for nothing any more: the app was removed, or the token withdrawn. */
const DEAD_TOKEN = ['account_inactive', 'invalid_auth', 'token_revoked'] as const;

const GONE = new Set<string>([
  ...DEAD_TOKEN,
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'message_not_found',
  'not_in_channel',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'users_not_found',
]);

/** Slack says of these that the call may have gone through in part. */
const UNCERTAIN = new Set(['fatal_error', 'internal_error', 'request_timeout']);

const BUSY = new Set([
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
  'service_unavailable',
  'team_added_to_org',
  // Another replica may just be renewing it.
  'token_expired',
]);

/** Causes of a failed request that show that it never left. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const RETRY_AFTER_MS = 30_000;

const TIPS: Readonly<Record<string, string>> = {
  invalid_auth:
    'Check the bot token (and, with Socket Mode, the app token) under "OAuth & Permissions" of the Slack app.',
  not_authed: 'Set the bot token; it begins with xoxb-.',
  token_revoked: 'The app was removed or its token withdrawn. Install it again and use the new bot token.',
  account_inactive: 'The app was removed from the workspace. Install it again and use the new bot token.',
  missing_scope:
    'Update the Slack app from manifest.json, then install it again so that the new scopes are granted.',
  not_allowed_token_type: 'The bot token begins with xoxb-, the app token with xapp-. They may be swapped.',
  not_in_channel: 'Invite the app into the channel with /invite.',
  channel_not_found: 'The channel is gone, or it is private: invite the app into it with /invite.',
  not_enabled: 'Switch the Home tab on: update the Slack app from manifest.json.',
  is_archived: 'The channel is archived. Unarchive it, or choose another one.',
};

/** Whether Slack refused the token itself, and for good. */
export function isTokenDead(error: unknown): boolean {
  const code: string = errorCode(error);
  return code === 'token_expired' || DEAD_TOKEN.some((dead) => dead === code);
}

/**
 * What became of a post that failed. Undefined where the failure says nothing about the conversation: a missing scope,
 * a message that Slack does not take.
 */
export function toFailure(error: unknown): Failure | undefined {
  if (error instanceof WebAPIRateLimitedError) return refused('rate limited', error.retryAfter * 1_000);
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error ?? 'unknown_error');
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  if (error instanceof RespondError) return respondFailure(error.statusCode);
  if (error instanceof WebAPIRequestError) return requestFailure(error.original);
  return undefined;
}

/** Says what Slack answered and what can be done about it. */
export function toPlatformError(doing: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const code = errorCode(error);
  return new PlatformError(`Slack: ${doing} failed: ${describe(error)}`, {
    code: `slack/${code}`,
    tip: tipFor(code),
    cause: error,
  });
}

/** What to do about an error of Slack's, by its name. */
export function tipFor(code: string): string {
  return TIPS[code] ?? `Look ${code} up at https://docs.slack.dev/reference/methods, or try again later.`;
}

/** Slack's own name of the error, or the network's. */
export function errorCode(error: unknown): string {
  if (error instanceof AuthorizationError) return errorCode(error.original);
  if (error instanceof WebAPIPlatformError) return error.data.error ?? 'unknown_error';
  if (error instanceof WebAPIRequestError) return networkCode(error.original) ?? 'unreachable';
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof RespondError && error.statusCode === 400) return 'invalid_blocks';
  return networkCode(error) ?? 'failed';
}

function platformFailure(code: string): Failure | undefined {
  if (GONE.has(code)) return { outcome: 'gone', reason: code };
  if (UNCERTAIN.has(code)) return { outcome: 'unknown', reason: code };
  return BUSY.has(code) ? refused(code, RETRY_AFTER_MS) : undefined;
}

function httpFailure(status: number): Failure {
  return { outcome: 'unknown', reason: `HTTP ${status}` };
}

/** A response_url ends after 30 minutes or five messages; a message that it does not take is answered with 400. */
function respondFailure(status: number): Failure | undefined {
  if (status === 404 || status === 410) return { outcome: 'gone', reason: 'expired_url' };
  if (status === 429) return refused('ratelimited', 1_000);
  return status < 500 ? undefined : httpFailure(status);
}

function requestFailure(original: Error): Failure {
  const code = networkCode(original);
  if (code !== undefined && NOT_SENT.has(code)) return refused(code, RETRY_AFTER_MS);
  return { outcome: 'unknown', reason: code ?? original.name };
}

function refused(reason: string, retryAfterMs: number): Failure {
  return { outcome: 'refused', reason, retryAfterMs };
}

/** The system's name of an error (`ECONNREFUSED`), which `fetch` puts into its cause. */
export function networkCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { cause, code } = error as { cause?: unknown; code?: unknown };
  return typeof code === 'string' ? code : networkCode(cause);
}

function describe(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return missingScope(error) ?? errorCode(error);
  return error instanceof Error ? error.message : String(error);
}

function missingScope({ data }: WebAPIPlatformError): string | undefined {
  const { needed } = data as { needed?: unknown };
  return typeof needed === 'string' ? `${data.error} (needs ${needed})` : undefined;
}
