import { randomUUID } from 'node:crypto';
import { hasTwice, type Refusal } from './check-message';
import { type HomeView, homeSchema } from './home-schema';
import { type Args, isRefusal, type Methods, parseJson, type Result } from './method';
import { isOrgWide } from './payloads';
import type { Channel, SlackState } from './state';

/** The Home tab of the app (docs.slack.dev/surfaces/app-home, read 2026-11-23), and who is where. */
export const HOME_METHODS: Methods = {
  'views.publish': { call: publish },
  'users.conversations': { scope: 'channels:read', call: conversationsOf },
};

/** In bytes. */
const LARGEST_VIEW = 250_000;

function publish(state: SlackState, args: Args): Result {
  const user = state.users.find(({ id }) => id === args.user_id);
  if (user === undefined || user.deleted) return invalid(['invalid `user_id`']);
  if (Buffer.byteLength(args.view ?? '') > LARGEST_VIEW) return { error: 'view_too_large' };
  const view = checkHome(parseJson(args.view));
  if (isRefusal(view)) return view;
  const before = state.homes.get(user.id);
  if (args.hash !== undefined && args.hash !== before?.hash) return { error: 'hash_conflict' };
  const home = { id: before?.id ?? `V${randomUUID()}`, hash: randomUUID(), user: user.id, view };
  state.homes.set(user.id, home);
  state.changed();
  return { ok: true, view: { id: home.id, type: 'home', hash: home.hash } };
}

function checkHome(raw: unknown): HomeView | Refusal {
  const parsed = homeSchema.safeParse(raw);
  if (!parsed.success)
    return invalid(parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`));
  const { blocks } = parsed.data;
  // Tables are for messages alone.
  if (blocks.some(({ type }) => type === 'table')) return invalid(['unsupported type: table']);
  if (hasTwice(blocks.map(({ block_id }) => block_id))) return invalid(['block_id used twice']);
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? [block.elements] : []));
  if (actions.some((elements) => hasTwice(elements.map(({ action_id }) => action_id))))
    return invalid(['action_id used twice in a block']);
  return parsed.data;
}

function invalid(details: string[]): Refusal {
  return { error: 'invalid_arguments', details };
}

const TYPES = { public_channel: 'public', private_channel: 'private', mpim: 'mpim', im: 'im' } as const;
const LARGEST_PAGE = 999;

/** Of what is not public, the app is told only where it is itself. */
function conversationsOf(state: SlackState, args: Args): Result {
  const { user: id, types = 'public_channel', limit = '100', cursor = '0' } = args;
  // The token of a whole organisation does not say which workspace is meant.
  if (isOrgWide(state.team) && args.team_id !== state.team.id)
    return { error: args.team_id === undefined ? 'missing_argument' : 'team_not_found' };
  if (!state.users.some((user) => user.id === id)) return { error: 'user_not_found' };
  const kinds = types.split(',').map((type) => TYPES[type as keyof typeof TYPES]);
  if (kinds.includes(undefined as never)) return { error: 'invalid_types' };
  const [size, start] = [Number(limit), Number(cursor)];
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return { error: 'invalid_limit' };
  const found = state.channels.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      channel.members.includes(id ?? '') &&
      (channel.kind === 'public' || channel.members.includes(state.bot.id)) &&
      (channel.archived === undefined || args.exclude_archived !== 'true'),
  );
  const next = start + size < found.length ? String(start + size) : '';
  const channels = found.slice(start, start + size).map(told);
  return { ok: true, channels, response_metadata: { next_cursor: next } };
}

function told({ archived, id, kind, name }: Channel): object {
  const is_archived = archived ?? false;
  if (kind === 'im') return { id, is_im: true, is_archived };
  return { id, name, is_im: false, is_mpim: kind === 'mpim', is_archived };
}
