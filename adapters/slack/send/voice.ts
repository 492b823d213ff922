import type { ChatAdapter } from '../../../src/chat/adapter';
import type { InFlight } from '../../shared/in-flight';
import { createMemberships } from '../surfaces/home-memberships';
import type { Bot, Clients } from '../workspaces/clients';
import { describeConversation, directWith } from './conversations';
import type { Means } from './deliver';
import { findDelivery } from './find-delivery';
import { postReply } from './post';
import type { Wait } from './retry';
import { updateReply } from './update';

interface VoiceOptions {
  clients: Clients;
  inFlight: InFlight;
  wait: Wait;
}

/** What the advisor does and asks in Slack of its own accord. */
type Voice = Pick<
  ChatAdapter,
  | 'send'
  | 'findDelivery'
  | 'update'
  | 'describe'
  | 'isAdmin'
  | 'nameOf'
  | 'timeZoneOf'
  | 'joinedBy'
  | 'directWith'
>;

const NOT_INSTALLED = { outcome: 'gone', reason: 'not_installed' } as const;

/** Where the app is not installed (any more), nothing is reachable and nobody is known. */
export function createVoice({ clients, inFlight, wait }: VoiceOptions): Voice {
  const memberships = createMemberships(wait);
  const means = ({ upload }: Bot): Means => ({ wait, upload, patient: false });

  /** Asks the bot of the tenant; `otherwise` where there is none. */
  async function ask<T, N>(
    { tenant }: { tenant: string },
    otherwise: N,
    work: (bot: Bot) => Promise<T>,
  ): Promise<T | N> {
    const bot = await clients.for(tenant);
    return bot === undefined ? otherwise : work(bot);
  }

  return {
    send: (to, reply, { deliveryId } = {}) =>
      inFlight.track(
        ask(to, NOT_INSTALLED, (bot) => postReply(bot.client, to, reply, means(bot), deliveryId)),
      ),
    update: (message, reply) =>
      inFlight.track(
        ask(message.conversation, NOT_INSTALLED, (bot) =>
          updateReply(bot.client, message, reply, means(bot)),
        ),
      ),
    findDelivery: (to, deliveryId, since) =>
      ask(to, undefined, ({ client, me }) => findDelivery(client, me, to, { deliveryId, since, wait })),
    describe: (to) => ask(to, { reachable: false }, ({ client }) => describeConversation(client, to, wait)),
    isAdmin: (to, person) => ask(to, false, ({ profiles }) => profiles.isAdmin(person.id)),
    nameOf: (to, person) => ask(to, undefined, ({ profiles }) => profiles.name(person.id)),
    timeZoneOf: (to, person) => ask(to, undefined, ({ profiles }) => profiles.timeZone(person.id)),
    joinedBy: async (person, among) => {
      const [first] = among;
      return first === undefined ? [] : ask(first, [], (bot) => memberships.joinedBy(bot, person, among));
    },
    directWith: (to, person) => ask(to, undefined, ({ client }) => directWith(client, to, person, wait)),
  };
}
