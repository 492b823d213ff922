import type { Side, Trace } from '../../page-protocol';

/** How a message came about. @throws Error where the server does not tell */
export async function loadTrace(side: Side, message: string, signal: AbortSignal): Promise<Trace> {
  const response = await fetch(`api/traces/${side}/${encodeURIComponent(message)}`, { signal });
  if (!response.ok) throw new Error(`There is no trace of this message any more (${response.status}).`);
  return (await response.json()) as Trace;
}
