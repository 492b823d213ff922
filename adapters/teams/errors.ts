import type { Delivery } from '../../src/chat/adapter';
import { PlatformError } from '../../src/errors';

/** Why a message is not where it should be. */
export type Undelivered = Exclude<Delivery, { outcome: 'delivered' }>;

const DEFAULT_RETRY_MS = 5_000;
/** Without a token nothing can be sent, and asking at once again does not help. */
const LOGIN_RETRY_MS = 60_000;
const GONE = new Set([403, 404]);
const TRY_AGAIN = new Set([401, 408, 412, 429, 502, 503, 504]);

/** A request from outside that is not taken; `reason` is for the log, never for the one who asked. */
export class RefusedRequest extends PlatformError {
  constructor(
    readonly status: 400 | 401 | 403 | 503,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`A request to the Teams endpoint was refused with ${status}: ${reason}.`, {
      code: 'teams/request-refused',
      tip: 'If it came from Teams, check the app id, the tenants and the clock of this machine.',
      cause,
    });
  }
}

/** Microsoft answered, and not with success. */
export class ConnectorRefusal extends PlatformError {
  constructor(
    readonly status: number,
    body: string,
    readonly retryAfter: string | null,
  ) {
    super(`Microsoft refused a message with ${status}${errorCode(body)}.`, {
      code: 'teams/refused',
      tip: 'Look the error code up in the Bot Connector documentation.',
    });
  }
}

/** Microsoft did not answer. */
export class ConnectorSilence extends PlatformError {
  constructor(
    reason: string,
    /** Whether the message may have been posted all the same. */
    readonly maybePosted: boolean,
    { cause }: { cause: unknown },
  ) {
    super(`Microsoft gave no answer to a message: ${reason}.`, {
      code: 'teams/no-answer',
      tip: 'Check the network of this machine and the state of Microsoft Teams.',
      cause,
    });
  }
}

/** What a failed call means for the message. @throws ConnectorRefusal where the message itself is at fault */
export function undelivered(error: unknown): Undelivered {
  if (error instanceof ConnectorSilence) return silence(error);
  if (error instanceof ConnectorRefusal) return refusal(error);
  const reason = `no token: ${error instanceof Error ? error.message : String(error)}`;
  return { outcome: 'refused', reason, retryAfterMs: LOGIN_RETRY_MS };
}

/** Whether Microsoft said that the advisor cannot reach a conversation any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ConnectorRefusal && GONE.has(error.status);
}

function silence({ message, maybePosted }: ConnectorSilence): Undelivered {
  if (maybePosted) return { outcome: 'unknown', reason: message };
  return { outcome: 'refused', reason: message, retryAfterMs: DEFAULT_RETRY_MS };
}

function refusal(error: ConnectorRefusal): Undelivered {
  const { status, message, retryAfter } = error;
  if (isGone(error)) return { outcome: 'gone', reason: message };
  if (TRY_AGAIN.has(status)) return { outcome: 'refused', reason: message, retryAfterMs: waitMs(retryAfter) };
  if (status >= 500) return { outcome: 'unknown', reason: message };
  throw error;
}

function waitMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : DEFAULT_RETRY_MS;
}

/** The code in Microsoft's `{ error: { code } }`; its message may quote what was sent, so it stays out. */
function errorCode(body: string): string {
  const found = /"code"\s*:\s*"([A-Za-z0-9_]{1,60})"/.exec(body);
  return found ? ` (${found[1]})` : '';
}
