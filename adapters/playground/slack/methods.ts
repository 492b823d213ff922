import { ASSISTANT_METHODS } from './assistant-methods';
import { CONVERSATION_METHODS } from './conversation-methods';
import { FILE_METHODS } from './files-methods';
import { HOME_METHODS } from './home-methods';
import { MESSAGE_METHODS } from './message-methods';
import type { Methods, Result } from './method';
import type { SlackState } from './state';
import { USER_METHODS } from './user-methods';
import { VIEW_METHODS } from './view-methods';

/** The Web API methods that this workspace knows. */
export const METHODS: Methods = {
  'auth.test': { call: authTest },
  ...MESSAGE_METHODS,
  ...VIEW_METHODS,
  ...HOME_METHODS,
  ...ASSISTANT_METHODS,
  ...FILE_METHODS,
  ...CONVERSATION_METHODS,
  ...USER_METHODS,
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
