import { ZodError } from 'zod';
import type { Log } from '../../../src/chat/log';
import { readJoined, readLeft } from '../events/membership';
import { readUninstall } from '../events/uninstall';
import type { Removal } from '../workspaces/removal';
import type { BotApp, Listening } from './listening';

interface MembershipListening extends Listening {
  removal: Removal;
  log: Log;
}

/** Listens to where the bot is added and removed: channels, workspaces, organisations. */
export function hearMembership(app: BotApp, { dispatch, log, removal }: MembershipListening): void {
  app.event('member_joined_channel', ({ context: { bot }, event }) =>
    dispatch(bot, () => readJoined(event, bot.me)),
  );
  const left = (event: unknown, me: Parameters<typeof readLeft>[1]) =>
    whereReadable(log, () => removal.fromConversation(readLeft(event, me)));
  app.event('channel_left', ({ context: { bot }, event }) => left(event, bot.me));
  app.event('group_left', ({ context: { bot }, event }) => left(event, bot.me));
  // Bolt looks no bot up for these two: there is none any more.
  const uninstalled = (body: unknown) =>
    whereReadable(log, async () => {
      const uninstall = readUninstall(body);
      if (uninstall !== undefined) await removal.fromTenants(uninstall);
    });
  app.event('app_uninstalled', ({ body }) => uninstalled(body));
  app.event('tokens_revoked', ({ body }) => uninstalled(body));
}

async function whereReadable(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    log.warn(
      { fields: error.issues.map(({ path }) => path.join('.')) },
      'Slack sent something that we cannot read',
    );
  }
}
