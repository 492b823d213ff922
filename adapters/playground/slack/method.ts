import { z } from 'zod';
import type { Refusal } from './check-message';
import type { Channel, SlackState } from './state';

/** Arguments as they come in a form: blocks and the like are JSON inside. */
export type Args = Record<string, string>;
export type Result = { ok: true; [field: string]: unknown } | Refusal;

export function isRefusal(result: object): result is Refusal {
  return 'error' in result;
}

/** One method of the Web API. */
export interface Method {
  /** What the app must have been granted; for some methods that depends on the channel. */
  scope?: string | ((state: SlackState, args: Args) => string | undefined);
  /** `origin` is where this workspace is, for answers that hold an address. */
  call(state: SlackState, args: Args, origin: string): Result;
}

export type Methods = Readonly<Record<string, Method>>;

/** A channel that the app may speak in. What it is not in and cannot see does not exist for it. */
export function openChannel(state: SlackState, id: string | undefined): Channel | Refusal {
  const channel = state.channel(id ?? '');
  if (channel === undefined) return { error: 'channel_not_found' };
  if (!channel.members.includes(state.bot.id))
    return { error: channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found' };
  return channel.archived ? { error: 'is_archived' } : channel;
}

export function parseJson(text: string | undefined): unknown {
  const parsed = z
    .string()
    .transform((json) => JSON.parse(json))
    .optional()
    .safeParse(text);
  return parsed.success ? parsed.data : 'not JSON';
}
