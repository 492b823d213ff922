import type { Args, Methods, Result } from './method';
import type { SlackState, User } from './state';

export const USER_METHODS: Methods = {
  'users.info': { scope: 'users:read', call: info },
};

function info(state: SlackState, { user: id }: Args): Result {
  const user = [...state.users, state.bot].find((known) => known.id === id);
  return user === undefined ? { error: 'user_not_found' } : { ok: true, user: profile(user, state) };
}

function profile(user: User, { bot, team }: SlackState): object {
  const { deleted = false, id, isAdmin = false, isOwner = false, name, realName = name, tz } = user;
  return {
    id,
    team_id: team.id,
    name,
    real_name: realName,
    deleted,
    is_bot: id === bot.id,
    is_admin: isAdmin || isOwner,
    is_owner: isOwner,
    ...(tz !== undefined && { tz, tz_label: tz }),
    ...(team.enterpriseId !== undefined && {
      enterprise_user: { id, enterprise_id: team.enterpriseId, teams: [team.id] },
    }),
  };
}
