import { App, type Logger, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../src/chat/log';
import { readAction } from './action-event';
import { COMMANDS, readCommand } from './command-event';
import type { Dispatch } from './dispatch';
import { errorCode } from './errors';
import type { Identity } from './incoming';
import { readMessage } from './message-event';
import { readSubmission } from './submission-event';
import type { Submit } from './submit';

interface AppOptions {
  receiver: Receiver;
  botToken: string;
  clientOptions: WebClientOptions;
  logger: Logger;
  log: Log;
  me: Identity;
  now: () => Date;
  dispatch: Dispatch;
  submit: Submit;
}

/** Connects Bolt to the dispatcher. Slack gives three seconds to acknowledge, so that comes before any work;
 * only a form that was sent is acknowledged with its answer. */
export function createApp({ me, dispatch, now, log, submit, ...options }: AppOptions): void {
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
      const at = now();
      await ack();
      await dispatch(() => readCommand(body, me, at), respond);
    });
  }
  app.action(/^/, async ({ ack, body, respond }) => {
    const at = now();
    await ack();
    await dispatch(() => readAction(body, me, at), respond);
  });
  app.view<ViewSubmitAction>(/^/, ({ ack, body }) => submit(() => readSubmission(body, me, now()), ack));
  app.error(async (error) => log.error({ code: errorCode(error), name: error.name }, 'Slack request failed'));
}
