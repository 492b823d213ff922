import { readPanel } from '../events/assistant';
import type { Panel } from '../surfaces/assistant-panel';
import type { Bot } from '../workspaces/clients';
import type { BotApp, Listening } from './listening';

interface PanelListening extends Listening {
  panel: Panel;
}

/** Listens to who opens the side panel, and beside what. */
export function hearPanel(app: BotApp, { dispatch, panel }: PanelListening): void {
  const opened = async ({ context: { bot }, event }: { context: { bot: Bot }; event: unknown }) => {
    const beside = await nameBeside(panel, bot, event);
    await dispatch(bot, () => {
      const read = readPanel(event, bot.me);
      if (read === undefined) return undefined;
      const about = { ...read.incoming.event, ...(beside !== undefined && { beside }) };
      return { ...read.incoming, event: about, say: (reply) => panel.greet(bot, read, reply) };
    });
  };
  app.event('app_home_opened', opened);
  app.event('app_context_changed', opened);
  app.event('assistant_thread_started', opened);
  app.event('assistant_thread_context_changed', opened);
}

/** What cannot be read is told to the log by the dispatcher. */
async function nameBeside(panel: Panel, bot: Bot, event: unknown): Promise<string | undefined> {
  try {
    const read = readPanel(event, bot.me);
    return read && (await panel.nameBeside(bot, read));
  } catch {
    return undefined;
  }
}
