import { isHomePress, readHomeOpened, readHomePress } from '../events/home';
import type { Incoming } from '../events/incoming';
import type { HomePage } from '../surfaces/home-page';
import type { Bot } from '../workspaces/clients';
import type { BotApp, Listening } from './listening';

interface HomeListening extends Listening {
  home: HomePage;
}

/** Listens to who opens the Home tab. */
export function hearHome(app: BotApp, { dispatch, home }: HomeListening): void {
  app.event('app_home_opened', ({ context: { bot }, event }) =>
    dispatch(bot, () => {
      const opened = readHomeOpened(event, bot.me);
      if (opened === undefined) return undefined;
      const { hash, incoming } = opened;
      return { ...incoming, say: (reply) => home.show(bot, incoming.event, reply, hash) };
    }),
  );
}

/** What is done on the Home tab is answered there. */
export function answeredAtHome<T extends Incoming>(home: HomePage, bot: Bot, incoming: T): T {
  return { ...incoming, atHome: true, say: (reply) => home.answer(bot, incoming.event, reply) };
}

/**
 * Reads the press of a button on the Home tab. Undefined where it was pressed elsewhere.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readPressAtHome(home: HomePage, body: unknown, bot: Bot, at: Date): Incoming | undefined {
  const incoming = isHomePress(body) ? readHomePress(body, bot.me, at) : undefined;
  return incoming && answeredAtHome(home, bot, incoming);
}
