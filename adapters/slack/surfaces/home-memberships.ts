import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Joined } from '../../../src/chat/adapter';
import type { ConversationRef, Person } from '../../../src/chat/event';
import { errorCode, toPlatformError } from '../errors';
import type { Identity } from '../events/incoming';
import { addressOf } from '../events/payloads';
import { retryWhenRefused, type Wait } from '../send/retry';
import type { Bot } from '../workspaces/clients';

const pageSchema = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string().optional(), is_im: z.boolean().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const profileSchema = z.object({
  user: z.object({ enterprise_user: z.object({ teams: z.array(z.string()) }) }),
});
type Channel = z.infer<typeof pageSchema>['channels'][number];

/** Somebody who is not of this workspace is in none of its channels. */
const UNKNOWN = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

const PAGE = 999;
/** More than 20,000 channels are nobody's. */
const MOST_PAGES = 20;

/** Who is in which conversation, as Slack tells at this moment. */
export interface Memberships {
  /**
   * Those of these conversations that the person is in. Of what is not public, Slack tells only where the bot is as well.
   * @throws PlatformError where Slack cannot be asked now
   */
  joinedBy(bot: Speaker, person: Person, among: readonly ConversationRef[]): Promise<Joined[]>;
}

type Speaker = Pick<Bot, 'client' | 'me'>;

/** Several who ask about a person at once share one look-up; nothing is remembered. */
export function createMemberships(wait: Wait): Memberships {
  const asking = new Map<string, Promise<Channel[]>>();

  function channels(bot: Speaker, user: string): Promise<Channel[]> {
    const key = `${bot.me.tenant}:${user}`;
    const asked = asking.get(key) ?? listChannels(bot, user, wait).finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  }

  return {
    async joinedBy(bot, person, among) {
      if (among.length === 0) return [];
      const wanted = new Map(among.map((conversation) => [addressOf(conversation).channel, conversation]));
      return (await channels(bot, person.id)).flatMap((channel) => {
        const conversation = wanted.get(channel.id);
        return conversation !== undefined && wanted.delete(channel.id)
          ? [{ conversation, ...nameOf(channel) }]
          : [];
      });
    },
  };
}

async function listChannels(bot: Speaker, user: string, wait: Wait): Promise<Channel[]> {
  const channels: Channel[] = [];
  try {
    for (const team of await teamsOf(bot, user, wait))
      for await (const page of pagesOf(bot.client, user, { team, wait })) channels.push(...page);
  } catch (error) {
    if (UNKNOWN.has(errorCode(error))) return [];
    throw toPlatformError('listing the channels of a person', error);
  }
  return channels;
}

/** The workspaces to ask for: a token of a whole organisation has to name each; `undefined` is the token's own. */
async function teamsOf({ client, me }: Speaker, user: string, wait: Wait) {
  if (!isOrganisation(me)) return [undefined];
  const info = await retryWhenRefused(() => client.users.info({ user }), { wait, patient: true });
  return profileSchema.parse(info).user.enterprise_user.teams;
}

/** Slack's ids of organisations begin with an E, those of workspaces with a T. */
function isOrganisation({ tenant }: Identity): boolean {
  return tenant.startsWith('E');
}

async function* pagesOf(
  client: WebClient,
  user: string,
  { team, wait }: { team: string | undefined; wait: Wait },
): AsyncGenerator<Channel[]> {
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const args = {
      user,
      ...(team !== undefined && { team_id: team }),
      types: 'public_channel,private_channel,mpim,im',
      exclude_archived: true,
      limit: PAGE,
    };
    const ask = () => client.users.conversations({ ...args, ...(cursor && { cursor }) });
    const page = pageSchema.parse(await retryWhenRefused(ask, { wait, patient: true }));
    yield page.channels;
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) return;
  }
}

/** Direct messages have no name, and those of groups are no words. */
function nameOf({ is_im, name }: Channel): { name?: string } {
  return is_im || name === undefined || name.startsWith('mpdm-') ? {} : { name: `#${name}` };
}
