import type { Authorize } from '@slack/bolt';
import { PlatformError } from '../../../src/errors';
import type { Clients } from './clients';

/**
 * Finds the bot that an event is for. No token goes into Bolt's context: Bolt would keep a client for every token that
 * it ever saw, and tokens change.
 */
export function createAuthorize(clients: Clients): Authorize<boolean> {
  return async ({ enterpriseId, isEnterpriseInstall, teamId }) => {
    const bot = await clients.from({ enterpriseId, isEnterpriseInstall, teamId });
    if (bot === undefined) throw notInstalled();
    return { bot, botId: bot.me.botId, botUserId: bot.me.botUserId };
  };
}

function notInstalled(): PlatformError {
  return new PlatformError('Slack: an event came from a workspace where the app is not installed', {
    code: 'slack/not-installed',
    tip: 'Nothing to do where the app was just removed. Otherwise install it there again.',
  });
}
