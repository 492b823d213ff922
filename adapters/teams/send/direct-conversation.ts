import type { ConversationParameters } from 'botbuilder';
import type { ConversationRef, Person } from '../../../src/chat/event';
import { ConnectorRefusal } from '../errors';
import type { Address } from '../events/payloads';
import { resolveEndpoints } from '../receive/endpoints';
import type { TeamsParts } from '../receive/parts';
import { readAddress } from './read-address';

/** The app is not installed for the person, the person is a guest or has left. */
const NO_CONVERSATION = new Set([400, 403, 404]);

/**
 * The chat of the app with one person, opened where there was none yet; `undefined` where Teams allows none.
 * @throws PlatformError where Teams could not be asked
 */
export async function directConversation(
  parts: TeamsParts,
  conversation: ConversationRef,
  person: Person,
): Promise<ConversationRef | undefined> {
  const from = readAddress(conversation, parts.gate.isTrustedServiceUrl) as Address;
  if (conversation.kind === 'direct') return isWith(from, person) ? conversation : undefined;
  const id = await open(parts, conversation, from, person);
  if (id === undefined) return undefined;
  const { tenant } = conversation;
  const address: Address = {
    ...from,
    user: { id: person.id },
    conversation: { id, conversationType: 'personal', tenantId: tenant },
  };
  return { platform: 'teams', tenant, id, kind: 'direct', address };
}

function isWith({ user }: Address, { id }: Person): boolean {
  return user.aadObjectId === id || user.id === id;
}

async function open(
  { cloud, options, inFlight }: TeamsParts,
  { tenant }: ConversationRef,
  { bot, serviceUrl }: Address,
  { id }: Person,
): Promise<string | undefined> {
  let opened: string | undefined;
  const asked = {
    isGroup: false,
    bot: { id: bot.id, name: bot.name ?? '' },
    members: [{ id, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
  const { scope } = resolveEndpoints(options);
  const turn = cloud.createConversationAsync(
    options.appId,
    'msteams',
    serviceUrl,
    scope,
    asked as ConversationParameters,
    async (context) => {
      opened = context.activity.conversation.id;
    },
  );
  try {
    await inFlight.track(turn);
    return opened;
  } catch (error) {
    if (error instanceof ConnectorRefusal && NO_CONVERSATION.has(error.status)) return undefined;
    throw error;
  }
}
