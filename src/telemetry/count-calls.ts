import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { Metrics } from './metrics';

const requestSchema = z.object({ request: z.object({ origin: z.coerce.string() }) });
const answerSchema = requestSchema.extend({ response: z.object({ statusCode: z.number() }) });

/**
 * Counts the calls that adapters and SDKs make, where Node tells of them: each try by itself, so that retries and refusals
 * show. `platformOf` names the platform of an origin such as `https://slack.com`. Returns what ends the counting.
 */
export function countCalls(
  { calls }: Pick<Metrics, 'calls'>,
  platformOf: (origin: string) => string | undefined,
): () => void {
  const count = (origin: string, outcome: string) => {
    const platform = platformOf(origin);
    if (platform !== undefined) calls.inc({ platform, outcome });
  };
  const answered = (message: unknown) => {
    const { data } = answerSchema.safeParse(message);
    if (data) count(data.request.origin, outcomeOf(data.response.statusCode));
  };
  const failed = (message: unknown) => {
    const { data } = requestSchema.safeParse(message);
    if (data) count(data.request.origin, 'no-answer');
  };
  subscribe('undici:request:headers', answered);
  subscribe('undici:request:error', failed);
  return () => {
    unsubscribe('undici:request:headers', answered);
    unsubscribe('undici:request:error', failed);
  };
}

function outcomeOf(status: number): string {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'refused' : 'ok';
}
