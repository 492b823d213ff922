import type { Refusal } from './check-message';
import { type Args, isRefusal, type Methods, type Result } from './method';
import type { Channel, Message, SlackState } from './state';

export const CONVERSATION_METHODS: Methods = {
  'conversations.info': { scope: scopeFor('read'), call: info },
  'conversations.history': { scope: scopeFor('history'), call: history },
  'conversations.replies': { scope: scopeFor('history'), call: replies },
  'conversations.open': { scope: 'im:write', call: open },
};

const SCOPES = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

function scopeFor(right: 'read' | 'history') {
  return (state: SlackState, { channel: id = '' }: Args) => {
    const channel = state.channel(id);
    return channel && `${SCOPES[channel.kind]}:${right}`;
  };
}

/** Public channels can be seen from outside, all others by those alone who are in them. */
function visible(state: SlackState, id = ''): Channel | Refusal {
  const channel = state.channel(id);
  const isVisible = channel?.kind === 'public' || channel?.members.includes(state.bot.id);
  return channel === undefined || !isVisible ? { error: 'channel_not_found' } : channel;
}

function info(state: SlackState, args: Args): Result {
  const channel = visible(state, args.channel);
  if (isRefusal(channel)) return channel;
  const { archived = false, id, kind, members, name } = channel;
  const partner = state.users.find((user) => members.includes(user.id));
  const common = { id, is_archived: archived, is_im: kind === 'im', is_mpim: kind === 'mpim' };
  if (kind === 'im')
    return {
      ok: true,
      channel: { ...common, user: partner?.id, is_user_deleted: partner?.deleted ?? false },
    };
  const counted = args.include_num_members === 'true' ? { num_members: members.length } : {};
  const is_member = members.includes(state.bot.id);
  return { ok: true, channel: { ...common, name, is_private: kind !== 'public', is_member, ...counted } };
}

function history(state: SlackState, args: Args): Result {
  const channel = readable(state, args.channel);
  if (isRefusal(channel)) return channel;
  const messages = said(state, channel, args).filter(
    ({ threadTs, ts }) => threadTs === undefined || threadTs === ts,
  );
  return page(messages.reverse(), args);
}

function replies(state: SlackState, args: Args): Result {
  const channel = readable(state, args.channel);
  if (isRefusal(channel)) return channel;
  const { ts: root = '' } = args;
  if (state.message(channel.id, root) === undefined) return { error: 'thread_not_found' };
  return page(
    said(state, channel, args).filter(({ threadTs, ts }) => threadTs === root || ts === root),
    args,
  );
}

function readable(state: SlackState, id: string | undefined): Channel | Refusal {
  const channel = visible(state, id);
  if (isRefusal(channel)) return channel;
  return channel.members.includes(state.bot.id) ? channel : { error: 'not_in_channel' };
}

/** Oldest first; what only one person saw is not kept. */
function said({ messages }: SlackState, { id }: Channel, { oldest = '0' }: Args): Message[] {
  const isRecent = ({ ts }: Message) => Number(ts) > Number(oldest);
  return messages.filter(
    (message) => message.channel === id && message.ephemeralTo === undefined && isRecent(message),
  );
}

const LARGEST_PAGE = 999;

function page(messages: readonly Message[], args: Args): Result {
  const limit = Number(args.limit ?? 100);
  const start = args.cursor === undefined ? 0 : Number(Buffer.from(args.cursor, 'base64').toString());
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) return { error: 'invalid_limit' };
  if (!Number.isInteger(start)) return { error: 'invalid_cursor' };
  const hasMore = start + limit < messages.length;
  const next_cursor = hasMore ? Buffer.from(String(start + limit)).toString('base64') : '';
  return {
    ok: true,
    messages: messages
      .slice(start, start + limit)
      .map((message) => told(message, args.include_all_metadata === 'true')),
    has_more: hasMore,
    response_metadata: { next_cursor },
  };
}

function told({ metadata, text, threadTs, ts, user }: Message, withMetadata: boolean): object {
  return {
    type: 'message',
    user,
    text,
    ts,
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(withMetadata && metadata !== undefined && { metadata }),
  };
}

function open(state: SlackState, { users = '' }: Args): Result {
  const user = state.users.find(({ id }) => id === users);
  if (users === state.bot.id) return { error: 'cannot_dm_bot' };
  if (user === undefined) return { error: 'user_not_found' };
  if (user.deleted) return { error: 'user_disabled' };
  const members = [user.id, state.bot.id];
  const known = state.channels.find(
    (channel) => channel.kind === 'im' && members.every((member) => channel.members.includes(member)),
  );
  const channel = known ?? { id: `DNEW${user.id}`, name: 'directmessage', kind: 'im' as const, members };
  if (known === undefined) state.channels.push(channel);
  return { ok: true, channel: { id: channel.id } };
}
