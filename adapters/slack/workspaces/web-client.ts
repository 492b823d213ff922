import type { Logger, WebClient, WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { networkCode, toPlatformError } from '../errors';
import type { Identity } from '../events/incoming';
import type { SlackOptions } from '../options';

/** How long one call to Slack may take unless the options say otherwise. */
export const TIMEOUT_MS = 10_000;

/**
 * How the Web API is called. By itself the SDK waits without end and tries ten times over half an hour: a post whose
 * answer was lost would appear again and again.
 */
export function webClientOptions(
  { apiUrl, timeoutMs = TIMEOUT_MS }: SlackOptions,
  logger: Logger,
): WebClientOptions {
  return {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    fetch: (url, init) => fetchWithin(timeoutMs, url, init),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}

/** Bolt answers through a response_url with this as well, and knows no time-out there. */
export async function fetchWithin(
  timeoutMs: number,
  ...[url, init]: Parameters<typeof fetch>
): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    const { name } = cause as { name?: unknown };
    throw Object.assign(new Error(`no answer from Slack (${networkCode(cause) ?? name})`, { cause }), {
      name,
    });
  }
}

const identitySchema = z.object({
  user: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  team_id: z.string(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.boolean().optional(),
});

/** @throws PlatformError where Slack cannot be reached or does not take the token */
export async function identify(client: WebClient): Promise<Identity> {
  try {
    const found = identitySchema.parse(await client.auth.test());
    const enterprise = found.is_enterprise_install ? found.enterprise_id : undefined;
    return {
      tenant: enterprise ?? found.team_id,
      botUserId: found.user_id,
      botId: found.bot_id,
      botName: found.user,
    };
  } catch (error) {
    throw toPlatformError('checking the bot token (auth.test)', error);
  }
}
