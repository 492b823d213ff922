import type { ServerOptions } from 'node:http';

const REQUEST_TIMEOUT_MS = 30_000;

/**
 * How long a server waits for a request: slow clients are cut off, so that they cannot use up its connections.
 * @param requestTimeoutMs from the first byte of a request to its last, in milliseconds
 */
export function patience(requestTimeoutMs = REQUEST_TIMEOUT_MS): ServerOptions {
  return {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(5_000, requestTimeoutMs),
  };
}
