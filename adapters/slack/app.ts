import { App, type Logger, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../src/chat/log';
import { readAction } from './action-event';
import { COMMANDS, readCommand } from './command-event';
import type { Dispatch } from './dispatch';
import { errorCode } from './errors';
import type { Identity } from './incoming';
import { readMessage } from './message-event';

interface AppOptions {
  receiver: Receiver;
  botToken: string;
  clientOptions: WebClientOptions;
  logger: Logger;
  log: Log;
  me: Identity;
  now: () => Date;
  dispatch: Dispatch;
}

/** Connects Bolt to the dispatcher. Slack gives three seconds to acknowledge, so that comes before any work. */
export function createApp({ me, dispatch, now, log, ...options }: AppOptions): void {
  const { botId, botUserId } = me;
  const app = new App({
    ...options,
    // Bolt's own look-up, if it fails, is an unhandled rejection; `me` is known already.
    authorize: async () => ({ botToken: options.botToken, botId, botUserId }),
    convoStore: false,
  });
  app.event('app_mention', ({ event }) => dispatch(() => readMessage(event, me)));
  app.event('message', ({ event }) => dispatch(() => readMessage(event, me)));
  for (const command of Object.keys(COMMANDS)) {
    app.command(command, async ({ ack, body, respond }) => {
      await ack();
      await dispatch(() => readCommand(body, me, now()), respond);
    });
  }
  app.action(/^/, async ({ ack, body, respond }) => {
    await ack();
    await dispatch(() => readAction(body, me), respond);
  });
  app.error(async (error) => log.error({ code: errorCode(error), name: error.name }, 'Slack request failed'));
}
