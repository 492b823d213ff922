import { z } from 'zod';
import { checkContent, type Refusal } from './check-message';
import { isReadyFile } from './files-methods';
import { type Args, isRefusal, type Methods, openChannel, parseJson, type Result } from './method';
import { calledBy } from './notifications';
import type { Channel, Message, SlackState } from './state';

/** Posting, changing and marking messages. */
export const MESSAGE_METHODS: Methods = {
  'chat.postMessage': { scope: 'chat:write', call: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', call: postEphemeral },
  'chat.update': { scope: 'chat:write', call: updateMessage },
  'chat.delete': { scope: 'chat:write', call: deleteMessage },
  'reactions.add': { scope: 'reactions:write', call: addReaction },
};

function postMessage(state: SlackState, args: Args): Result {
  const channel = openChannel(state, args.channel);
  if (isRefusal(channel)) return channel;
  return post(state, channel, args);
}

const metadataSchema = z
  .strictObject({ event_type: z.string().regex(/^\w+$/), event_payload: z.record(z.string(), z.unknown()) })
  .optional();

/** Posts as the app; whether it is a member is for the caller to ask. */
export function post(state: SlackState, channel: Channel, args: Args, ephemeralTo?: string): Result {
  const content = checkContent(args.text ?? '', parseJson(args.blocks), isReadyFile(state));
  if ('error' in content) return content;
  const metadata = metadataSchema.safeParse(parseJson(args.metadata));
  if (!metadata.success) return { error: 'invalid_metadata_format' };
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
    ...(metadata.data !== undefined && { metadata: metadata.data }),
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
  const content = checkContent(args.text ?? '', parseJson(args.blocks), isReadyFile(state));
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
