import type { IncomingMessage } from 'node:http';
import type { Refused } from './answers';

/** The names of this machine's own address. */
const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets in only requests to this machine by its own names and, where a page sends them, from this page: else any page
 * in the same browser could reach the playground, by a name that it lets point here or by a form.
 */
export function checkOrigin({ headers }: IncomingMessage, port: number): Refused | undefined {
  const hosts = NAMES.map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host?.toLowerCase() ?? ''))
    return { status: 403, error: 'The playground answers at its own address on this machine alone.' };
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return { status: 403, error: 'This request comes from another page.' };
  const site = headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isForeign ? { status: 403, error: 'This request comes from another page.' } : undefined;
}
