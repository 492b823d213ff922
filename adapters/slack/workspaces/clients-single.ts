import { type Bot, type BotParts, type Clients, clientWith, createBot } from './clients';
import { identify } from './web-client';

/** The one bot of a set-up with a fixed token. Slack is asked once whose token it is. */
export function createSingleClients(botToken: string, parts: BotParts): Clients {
  const client = clientWith(botToken, parts);
  let known: Bot | undefined;
  const bot = async () => {
    known ??= createBot(await identify(client), client, parts);
    return known;
  };
  return {
    check: async () => void (await bot()),
    async for(tenant) {
      const one = await bot();
      return one.me.tenant === tenant ? one : undefined;
    },
    from: bot,
    remove: (_tenant, erase) => erase(),
  };
}
