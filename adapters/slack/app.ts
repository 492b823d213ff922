import { App, type Logger, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../src/chat/log';
import { acknowledgedWhenTaken } from './acknowledge';
import { readAction } from './action-event';
import { createAuthorize } from './authorize';
import type { Clients } from './clients';
import { COMMANDS, readCommand } from './command-event';
import { errorCode } from './errors';
import { hearMembership } from './hear-membership';
import type { BotApp, Listening } from './listening';
import { readMessage } from './message-event';
import type { Removal } from './removal';
import { readSubmission } from './submission-event';

interface AppOptions extends Listening {
  receiver: Receiver;
  clients: Clients;
  clientOptions: WebClientOptions;
  logger: Logger;
  log: Log;
  removal: Removal;
}

/** Connects Bolt to the dispatcher. Slack gives three seconds to acknowledge, so the dispatcher does that before any work;
 * only a form that was sent is acknowledged with its answer. */
export function createApp({ receiver, clients, clientOptions, logger, ...listening }: AppOptions): void {
  const app: BotApp = new App({
    receiver: acknowledgedWhenTaken(receiver),
    authorize: createAuthorize(clients),
    clientOptions,
    logger,
    convoStore: false,
  });
  hearMessages(app, listening);
  hearCommands(app, listening);
  hearActions(app, listening);
  hearForms(app, listening);
  hearMembership(app, listening);
  app.error(async (error) =>
    listening.log.error({ code: errorCode(error), name: error.name }, 'Slack request failed'),
  );
}

function hearMessages(app: BotApp, { dispatch }: Listening): void {
  app.event('app_mention', ({ context: { bot }, event }) => dispatch(bot, () => readMessage(event, bot.me)));
  app.event('message', ({ context: { bot }, event }) => dispatch(bot, () => readMessage(event, bot.me)));
}

function hearCommands(app: BotApp, { dispatch, now }: Listening): void {
  for (const command of Object.keys(COMMANDS)) {
    app.command(command, async ({ ack, body, context: { bot }, respond }) => {
      const at = now();
      await ack();
      await dispatch(bot, () => readCommand(body, bot.me, at), respond);
    });
  }
}

function hearActions(app: BotApp, { dispatch, now }: Listening): void {
  app.action(/^/, async ({ ack, body, context: { bot }, respond }) => {
    const at = now();
    await ack();
    await dispatch(bot, () => readAction(body, bot.me, at), respond);
  });
}

function hearForms(app: BotApp, { now, submit }: Listening): void {
  app.view<ViewSubmitAction>(/^/, ({ ack, body, context: { bot } }) =>
    submit(bot, () => readSubmission(body, bot.me, now()), ack),
  );
}
