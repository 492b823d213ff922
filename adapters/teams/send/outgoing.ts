import type { ConversationReference, TurnContext } from 'botbuilder';
import type { ConversationFacts, Delivery, Joined, SendOptions } from '../../../src/chat/adapter';
import type { ConversationRef, MessageRef, Person } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';
import { isGone } from '../errors';
import type { TeamsParts } from '../receive/parts';
import { type CardMessage, renderReply } from '../render';
import { type Post, type Posted, postAll } from './deliver';
import { countPeople, isMember, nameIn } from './members';
import { posts, replacements, withdraw } from './posting';
import { readActivityIds, readAddress } from './read-address';

/** Speaks and asks unasked, in conversations that may have been stored for months. */
export class Outgoing {
  constructor(private readonly parts: TeamsParts) {}

  async send(to: ConversationRef, reply: Reply, { deliveryId }: SendOptions = {}): Promise<Delivery> {
    return this.speak(to, (context) => posts(context, renderReply(reply), { deliveryId }));
  }

  post(to: ConversationRef, messages: readonly CardMessage[]): Promise<Delivery> {
    return this.speak(to, (context) => posts(context, messages));
  }

  async update(message: MessageRef, reply: Reply): Promise<Delivery> {
    const ids = readActivityIds(message);
    const messages = renderReply(reply);
    return this.speak(message.conversation, (context) => [
      ...replacements(context, messages, ids),
      ...withdraw(context, ids.slice(messages.length)),
    ]);
  }

  /** A failure that passes says nothing of the conversation: it counts as reachable, its members stay unknown. */
  async describe(conversation: ConversationRef): Promise<ConversationFacts> {
    const address = this.read(conversation);
    let members = 0;
    try {
      await this.continue(address, async (context) => {
        members = await countPeople(context, conversation.id);
      });
      return { reachable: true, members };
    } catch (error) {
      return { reachable: !isGone(error) };
    }
  }

  /** Rejects where Teams cannot be asked now. */
  async nameOf(conversation: ConversationRef, person: Person): Promise<string | undefined> {
    let name: string | undefined;
    await this.continue(this.read(conversation), async (context) => {
      name = await nameIn(context, conversation.id, person);
    });
    return name;
  }

  /** Asks conversation by conversation: Teams tells a bot who is in one, not where somebody is. */
  async joinedBy(person: Person, among: readonly ConversationRef[]): Promise<Joined[]> {
    const joined: Joined[] = [];
    for (const conversation of among)
      if (await this.isIn(conversation, person)) joined.push({ conversation });
    return joined;
  }

  private async isIn(conversation: ConversationRef, person: Person): Promise<boolean> {
    let found = false;
    try {
      await this.continue(this.read(conversation), async (context) => {
        found = await isMember(context, conversation.id, person);
      });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    return found;
  }

  private async speak(to: ConversationRef, plan: (context: TurnContext) => Post[]): Promise<Delivery> {
    let result: Posted | undefined;
    await this.continue(this.read(to), async (context) => {
      result = await postAll(plan(context), { patient: false, timing: this.parts.timing });
    });
    if (result?.outcome !== 'posted') return result ?? { outcome: 'unknown', reason: 'the turn was not run' };
    const activityIds = result.ids.filter((id) => id !== '');
    return {
      outcome: 'delivered',
      message: { conversation: to, id: activityIds[0] ?? '', address: { activityIds } },
    };
  }

  private read(conversation: ConversationRef): ConversationReference {
    return readAddress(conversation, this.parts.gate.isTrustedServiceUrl);
  }

  private continue(at: ConversationReference, work: (context: TurnContext) => Promise<void>): Promise<void> {
    const { cloud, inFlight, options } = this.parts;
    return inFlight.track(cloud.continueConversationAsync(options.appId, at, work));
  }
}
