import { App, type Logger, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../src/chat/log';
import type { RespondTo } from './answer/shortcut-respond';
import { errorCode } from './errors';
import { readAction } from './events/action';
import { COMMANDS, readCommand } from './events/command';
import { readMessage } from './events/message';
import { ASK_SHORTCUT, readShortcut } from './events/shortcut';
import { readSubmission } from './events/submission';
import { hearPanel } from './listen/assistant';
import { answeredAtHome, hearHome, readPressAtHome } from './listen/home';
import type { BotApp, Listening } from './listen/listening';
import { hearMembership } from './listen/membership';
import { acknowledgedWhenTaken } from './receive/acknowledge';
import type { Panel } from './surfaces/assistant-panel';
import type { HomePage } from './surfaces/home-page';
import { createAuthorize } from './workspaces/authorize';
import type { Clients } from './workspaces/clients';
import type { Removal } from './workspaces/removal';

interface AppOptions extends Listening, Surfaces {
  receiver: Receiver;
  clients: Clients;
  clientOptions: WebClientOptions;
  logger: Logger;
  log: Log;
  removal: Removal;
}

/** What there is beside messages. */
interface Surfaces {
  home: HomePage;
  panel: Panel;
  respondTo: RespondTo;
}

/** Connects Bolt to the dispatcher. Slack gives three seconds to acknowledge, so the dispatcher does that before any work;
 * only a form that was sent is acknowledged with its answer. */
export function createApp({ receiver, clients, clientOptions, logger, ...listening }: AppOptions): void {
  const app: BotApp = new App({
    receiver: acknowledgedWhenTaken(receiver, listening.log),
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
  hearHome(app, listening);
  hearPanel(app, listening);
  hearShortcut(app, listening);
  app.error(async (error) =>
    listening.log.error({ code: errorCode(error), name: error.name }, 'Slack request failed'),
  );
}

function hearMessages(app: BotApp, { dispatch, panel }: Listening & Surfaces): void {
  app.event('app_mention', ({ context: { bot }, event }) => dispatch(bot, () => readMessage(event, bot.me)));
  app.event('message', ({ context: { bot }, event }) =>
    panel.whileAnswering(bot, event, () => dispatch(bot, () => readMessage(event, bot.me))),
  );
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

function hearActions(app: BotApp, { dispatch, home, now }: Listening & Surfaces): void {
  app.action(/^/, async ({ ack, body, context: { bot }, respond }) => {
    const at = now();
    await ack();
    const read = () => readPressAtHome(home, body, bot, at) ?? readAction(body, bot.me, at);
    await dispatch(bot, read, respond);
  });
}

function hearShortcut(app: BotApp, { dispatch, now }: Listening): void {
  app.shortcut(ASK_SHORTCUT, async ({ ack, body, context: { bot }, respond }) => {
    const at = now();
    await ack();
    await dispatch(bot, () => readShortcut(body, bot.me, at), respond);
  });
}

function hearForms(app: BotApp, { home, now, respondTo, submit }: Listening & Surfaces): void {
  app.view<ViewSubmitAction>(/^/, ({ ack, body, context: { bot } }) => {
    const read = () => {
      const submission = readSubmission(body, bot.me, now());
      if (submission?.atHome) return answeredAtHome(home, bot, submission);
      const respond = respondTo(submission?.respondAt);
      return submission && { ...submission, ...(respond && { respond }) };
    };
    return submit(bot, read, ack);
  });
}
