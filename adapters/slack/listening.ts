import type { App } from '@slack/bolt';
import type { Bot } from './clients';
import type { Dispatch } from './dispatch';
import type { Submit } from './submit';

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
