import type { Call } from '../../slack/call';
import type { Sent } from '../workplace';

/** A call as people read it: what is JSON inside a form is taken out of it, and no token shown. */
export function readablePayload({ args, cause, method }: Call): Sent {
  const { token: _, ...shown } = args;
  const payload = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, read(value)]));
  return { method, payload, ...(cause !== undefined && { cause }) };
}

function read(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
