import { z } from 'zod';
import { checkContent, type Refusal } from './check-message';
import { calledBy } from './notifications';
import type { Channel, Message, SlackState } from './state';

/** Arguments as they come in a form: blocks and the like are JSON inside. */
export type Args = Record<string, string>;
export type Result = { ok: true; [field: string]: unknown } | Refusal;

export function isRefusal(result: Result | Message | Channel): result is Refusal {
  return 'error' in result;
}

interface Method {
  /** What the app must have been granted. */
  scope?: string;
  call(state: SlackState, args: Args): Result;
}

/** The Web API methods that this workspace knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': { call: authTest },
  'chat.postMessage': { scope: 'chat:write', call: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', call: postEphemeral },
  'chat.update': { scope: 'chat:write', call: updateMessage },
  'chat.delete': { scope: 'chat:write', call: deleteMessage },
  'reactions.add': { scope: 'reactions:write', call: addReaction },
};

function authTest({ bot, team }: SlackState): Result {
  return {
    ok: true,
    url: `https://${team.name}.slack.com/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.id,
    bot_id: bot.botId,
    is_enterprise_install: team.enterpriseId !== undefined,
    ...(team.enterpriseId !== undefined && { enterprise_id: team.enterpriseId }),
  };
}

function postMessage(state: SlackState, args: Args): Result {
  const channel = openChannel(state, args.channel);
  if (isRefusal(channel)) return channel;
  return post(state, channel, args);
}

/** Posts as the app; whether it is a member is for the caller to ask. */
export function post(state: SlackState, channel: Channel, args: Args, ephemeralTo?: string): Result {
  const content = checkContent(args.text ?? '', parseJson(args.blocks));
  if ('error' in content) return content;
  const threadTs = args.thread_ts;
  if (threadTs !== undefined && !state.message(channel.id, threadTs)) return { error: 'thread_not_found' };
  const message = state.add({
    channel: channel.id,
    ts: state.nextTs(),
    user: state.bot.id,
    ...content,
    reactions: {},
    ...(threadTs !== undefined && { threadTs }),
    ...(ephemeralTo !== undefined && { ephemeralTo }),
  });
  ring(state, message, args);
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    message: { text: message.text, ts: message.ts, user: message.user },
  };
}

function postEphemeral(state: SlackState, args: Args): Result {
  const channel = openChannel(state, args.channel);
  if (isRefusal(channel)) return channel;
  if (args.user === undefined || !channel.members.includes(args.user))
    return { error: 'user_not_in_channel' };
  const result = post(state, channel, args, args.user);
  return isRefusal(result) ? result : { ok: true, message_ts: result.ts };
}

function updateMessage(state: SlackState, args: Args): Result {
  const message = ownMessage(state, args, 'cant_update_message');
  if (isRefusal(message)) return message;
  const content = checkContent(args.text ?? '', parseJson(args.blocks));
  if ('error' in content) return content;
  Object.assign(message, content, { edited: true });
  state.changed();
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
}

function deleteMessage(state: SlackState, args: Args): Result {
  const message = ownMessage(state, args, 'cant_delete_message');
  if (isRefusal(message)) return message;
  state.remove(message);
  return { ok: true, channel: message.channel, ts: message.ts };
}

function addReaction(state: SlackState, args: Args): Result {
  const channel = openChannel(state, args.channel);
  if (isRefusal(channel)) return channel;
  const message = state.message(channel.id, args.timestamp ?? '');
  if (message === undefined || message.ephemeralTo !== undefined) return { error: 'message_not_found' };
  const { name = '' } = args;
  if (!/^[a-z0-9_+-]+$/.test(name)) return { error: 'invalid_name' };
  const who = message.reactions[name] ?? [];
  if (who.includes(state.bot.id)) return { error: 'already_reacted' };
  message.reactions[name] = [...who, state.bot.id];
  state.changed();
  return { ok: true };
}

/** A channel that the app may speak in. What it is not in and cannot see does not exist for it. */
function openChannel(state: SlackState, id: string | undefined): Channel | Refusal {
  const channel = state.channel(id ?? '');
  if (channel === undefined) return { error: 'channel_not_found' };
  if (!channel.members.includes(state.bot.id))
    return { error: channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found' };
  return channel.archived ? { error: 'is_archived' } : channel;
}

function ownMessage(state: SlackState, args: Args, notOwn: string): Message | Refusal {
  const channel = openChannel(state, args.channel);
  if (isRefusal(channel)) return channel;
  const message = state.message(channel.id, args.ts ?? '');
  if (message === undefined || message.ephemeralTo !== undefined) return { error: 'message_not_found' };
  return message.user === state.bot.id ? message : { error: notOwn };
}

function ring(state: SlackState, { channel, ts, text, blocks }: Message, args: Args): void {
  const bareCalls =
    args.parse === 'full' || args.link_names === 'true'
      ? [...text.matchAll(/@(here|channel|everyone)\b/g)]
      : [];
  const targets = [...calledBy(text, blocks), ...bareCalls.map(([, group = '']) => group)];
  state.notifications.push(...targets.map((target) => ({ channel, ts, target })));
}

function parseJson(text: string | undefined): unknown {
  const parsed = z
    .string()
    .transform((json) => JSON.parse(json))
    .optional()
    .safeParse(text);
  return parsed.success ? parsed.data : 'not JSON';
}
