import type { App } from '@slack/bolt';
import type { Dispatch } from '../answer/dispatch';
import type { Submit } from '../answer/submit';
import type { Bot } from '../workspaces/clients';

/**
 * Bolt's app. Every listener finds in `context.bot` the bot that the event is for, and speaks with `bot.client`: the
 * `client` and `say` that Bolt hands out have no token.
 */
export type BotApp = App<{ bot: Bot }>;

/** What listeners hand over to. */
export interface Listening {
  now: () => Date;
  dispatch: Dispatch;
  submit: Submit;
}
