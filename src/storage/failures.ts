import { types } from 'node:util';
import { AppError, StorageError } from '../errors';

/** The way out that every failure of the embedded server names. */
export const USE_DATABASE_URL = 'set DATABASE_URL to use a PostgreSQL server (14 or later) of your own';

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Messages of the driver for a connection that is gone; it gives them no code. */
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|connection error and is not queryable|closed the connection/i;

/** SQLSTATE class 08 (connection) and the codes of a server that is shutting down or starting up. */
const LOST_SQLSTATE = /^(08...|57P0[123])$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** The driver's own error inside what a query builder wrapped around it. */
function innermost(error: unknown): Error | undefined {
  // Not `instanceof`: errors of the system may come from another realm than this module.
  if (!types.isNativeError(error)) return undefined;
  return types.isNativeError(error.cause) ? innermost(error.cause) : error;
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** True where the database could not be reached at all, so that the same call may succeed later. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof StorageError) return error.code === 'storage/unreachable';
  const inner = innermost(error);
  if (inner === undefined) return false;
  const code = codeOf(inner);
  return NETWORK_CODES.has(code) || LOST_SQLSTATE.test(code) || LOST_CONNECTION.test(inner.message);
}

function unreachable(cause: Error): StorageError {
  return new StorageError(`The database cannot be reached: ${cause.message || codeOf(cause)}`, {
    code: 'storage/unreachable',
    tip: 'It is tried again at every use. Check that the server runs and that DATABASE_URL, where set, is right.',
    cause,
  });
}

function refusedByServer(code: string, cause: Error): StorageError {
  if (code === '53100') {
    return new StorageError(`The disk of the database is full: ${cause.message}`, {
      code: 'storage/disk-full',
      tip: `Free some space, or ${USE_DATABASE_URL}.`,
      cause,
    });
  }
  if (code.startsWith('28') || code === '3D000') {
    return new StorageError(`The database does not let the advisor in: ${cause.message}`, {
      code: 'storage/refused',
      tip: 'Check the user, the password and the database name in DATABASE_URL.',
      cause,
    });
  }
  return new StorageError(`The database refused a statement (${code}): ${cause.message}`, {
    code: 'storage/failed',
    tip: 'If the tables were changed by hand, compare them with `npm run db:status`; otherwise this is a defect.',
    cause,
  });
}

/**
 * What `error` means to the people who run the bot. Failures of the network and of the server become a
 * {@link StorageError}, without the statement's values; anything else is returned as it is.
 */
export function asStorageError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const inner = innermost(error);
  if (inner === undefined) return error;
  if (isConnectionLoss(inner)) return unreachable(inner);
  const code = codeOf(inner);
  return SQLSTATE.test(code) ? refusedByServer(code, inner) : error;
}
