import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ConversationFacts } from '../../../src/chat/adapter';
import type { ConversationRef, Person } from '../../../src/chat/event';
import { errorCode, isTokenDead, toFailure, toPlatformError } from '../errors';
import { addressSchema } from '../events/payloads';
import { retryWhenRefused, type Wait } from './retry';

const infoSchema = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_archived: z.boolean().default(false),
    is_im: z.boolean().default(false),
    is_mpim: z.boolean().default(false),
    is_member: z.boolean().optional(),
    is_user_deleted: z.boolean().default(false),
    num_members: z.int().optional(),
  }),
});
type Channel = z.infer<typeof infoSchema>['channel'];

/**
 * What Slack tells of a conversation. Of its members only we ourselves are known to be a bot.
 * @throws PlatformError where Slack cannot be asked now
 */
export async function describeConversation(
  client: WebClient,
  conversation: ConversationRef,
  wait: Wait,
): Promise<ConversationFacts> {
  const { channel } = addressSchema.parse(conversation.address);
  try {
    const ask = () => client.conversations.info({ channel, include_num_members: true });
    return toFacts(infoSchema.parse(await retryWhenRefused(ask, { wait, patient: true })).channel);
  } catch (error) {
    if (toFailure(error)?.outcome === 'gone') return { reachable: false };
    throw toPlatformError('describing a conversation', error);
  }
}

function toFacts(channel: Channel): ConversationFacts {
  const { is_archived, is_im, is_mpim, is_user_deleted, name, num_members } = channel;
  // Slack shows direct messages and groups to those alone who are in them, and names those by their members.
  const isMember = is_im || is_mpim || (channel.is_member ?? false);
  const people = is_im ? 1 : num_members === undefined ? undefined : num_members - (isMember ? 1 : 0);
  return {
    reachable: isMember && !is_archived && !is_user_deleted,
    ...(people !== undefined && { members: people }),
    ...(!is_im && !is_mpim && name !== undefined && { name }),
  };
}

/** Why there can be no direct message with somebody: gone, a bot, of another organisation, or hidden from us. */
const NOBODY = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_list_not_supplied',
  'users_not_found',
]);

/** @throws PlatformError where Slack cannot be asked now */
export async function directWith(
  client: WebClient,
  { tenant }: ConversationRef,
  person: Person,
  wait: Wait,
): Promise<ConversationRef | undefined> {
  try {
    const ask = () => client.conversations.open({ users: person.id });
    const { channel: opened } = await retryWhenRefused(ask, { wait, patient: true });
    const address = addressSchema.parse({ channel: opened?.id });
    return { platform: 'slack', tenant, id: address.channel, kind: 'direct', address };
  } catch (error) {
    if (NOBODY.has(errorCode(error)) || isTokenDead(error)) return undefined;
    throw toPlatformError('opening a direct message', error);
  }
}
