import type { Fault } from './faults';

/** What the Bot Connector answers; `undefined` means that it does not. */
export type ConnectorResult = { status: number; body: object; retryAfterS?: number } | undefined;

/** What a fault looks like from the bot. */
export function failed(fault: Fault): ConnectorResult {
  if (fault.kind === 'error') return refused(fault.status, 'ServiceError');
  if (fault.kind === 'silence') return undefined;
  return { ...refused(429, 'TooManyRequests'), retryAfterS: fault.retryAfterS };
}

/** Done; `id` is of the activity or conversation. */
export function ok(status: number, id: string): { status: number; body: object } {
  return { status, body: { id } };
}

/** Refused with a code as Microsoft names them. */
export function refused(status: number, code: string, message = code): { status: number; body: object } {
  return { status, body: { error: { code, message } } };
}
