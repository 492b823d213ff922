import { z } from 'zod';

export interface Member {
  /** `29:...`; bots have `28:...`. */
  id: string;
  name: string;
  aadObjectId?: string;
}

const MIN_PAGE = 50;
const MAX_PAGE = 500;

const openSchema = z.object({
  isGroup: z.literal(false),
  bot: z.object({ id: z.string() }),
  members: z.tuple([z.object({ id: z.string().min(1) })]),
  tenantId: z.string(),
  channelData: z.object({ tenant: z.object({ id: z.string() }) }),
});

/** Who is in which conversation, and for whom the app is not installed. */
export class Roster {
  /** The tenant and the bot that the tenant knows. */
  tenant = { tenantId: '', botId: '' };
  /** People with whom the bot has no chat, by their id. */
  readonly without = new Set<string>();
  private readonly members = new Map<string, Member[]>();

  /** Names the people in a conversation; until then it has nobody but the bot. */
  set(conversationId: string, members: readonly Member[]): void {
    this.members.set(conversationId, [...members]);
  }

  /** How many people are in a conversation, the bot not counted. */
  count(conversationId: string): number {
    return this.members.get(conversationId)?.length ?? 0;
  }

  /** A page as the Bot Connector gives it: 50 to 500 members, with a token where there are more. */
  page(conversationId: string, { size, token }: { size: number; token: string }): object {
    const bot = { id: this.tenant.botId, name: 'Ops Advisor' };
    const all = [bot, ...(this.members.get(conversationId) ?? [])];
    const from = Number(token);
    const end = from + Math.min(MAX_PAGE, Math.max(MIN_PAGE, size));
    return { members: all.slice(from, end), ...(end < all.length ? { continuationToken: String(end) } : {}) };
  }

  /** The person with whom a chat is to be opened; `undefined` where it is asked for wrongly, or there can be none. */
  reachable(body: unknown): string | undefined {
    const { data } = openSchema.safeParse(body);
    const { tenantId, botId } = this.tenant;
    if (data?.tenantId !== tenantId || data.channelData.tenant.id !== tenantId || data.bot.id !== botId)
      return undefined;
    const [{ id }] = data.members;
    return this.without.has(id) ? undefined : id;
  }
}
