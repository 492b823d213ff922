import type {
  ChatAdapter,
  ConversationFacts,
  Delivery,
  Joined,
  SendOptions,
} from '../../../src/chat/adapter';
import type { ConversationRef, MessageRef, Person, Platform } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';

export interface Posted {
  to: ConversationRef;
  id: string;
  deliveryId: string | undefined;
  /** The newest first. */
  shown: Reply[];
}

/** A chat in memory whose answers a test can choose. */
export class FakeChat implements ChatAdapter {
  readonly posted: Posted[] = [];
  facts: ConversationFacts = { reachable: true, members: 12 };
  admins: string[] = [];
  /** The conversations of each person. */
  members: Record<string, string[]> | Error = {};
  /** What becomes of the next posts and updates, before all goes well again; `lost` was posted all the same. */
  readonly nextSends: (Exclude<Delivery, { outcome: 'delivered' }> | 'lost' | Error)[] = [];
  readonly nextUpdates: Exclude<Delivery, { outcome: 'delivered' }>[] = [];
  canFind = true;
  updates = 0;

  constructor(readonly platform: Platform = 'slack') {}

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  async send(to: ConversationRef, reply: Reply, options: SendOptions = {}): Promise<Delivery> {
    const next = this.nextSends.shift();
    if (next instanceof Error) throw next;
    if (next !== undefined && next !== 'lost') return next;
    const posted = { to, id: `m${this.posted.length}`, deliveryId: options.deliveryId, shown: [reply] };
    this.posted.push(posted);
    if (next === 'lost') return { outcome: 'unknown', reason: 'no answer' };
    return { outcome: 'delivered', message: refOf(posted) };
  }

  async findDelivery(_to: ConversationRef, deliveryId: string) {
    if (!this.canFind) return 'unknowable' as const;
    const found = this.posted.find((posted) => posted.deliveryId === deliveryId);
    return found && refOf(found);
  }

  async update(message: MessageRef, reply: Reply): Promise<Delivery> {
    this.updates += 1;
    const next = this.nextUpdates.shift();
    if (next !== undefined) return next;
    this.posted.find(({ id }) => id === message.id)?.shown.unshift(reply);
    return { outcome: 'delivered', message };
  }

  async describe(): Promise<ConversationFacts> {
    return this.facts;
  }

  async isAdmin(_conversation: ConversationRef, person: { id: string }): Promise<boolean> {
    return this.admins.includes(person.id);
  }

  async timeZoneOf(): Promise<undefined> {
    return undefined;
  }

  async joinedBy({ id }: Person, among: readonly ConversationRef[]): Promise<Joined[]> {
    if (this.members instanceof Error) throw this.members;
    const joined = this.members[id] ?? [];
    return among
      .filter((one) => joined.includes(one.id))
      .map((conversation) => ({ conversation, name: `name-of-${conversation.id}` }));
  }

  async directWith(conversation: ConversationRef, { id }: { id: string }): Promise<ConversationRef> {
    return { ...conversation, id: `D-${id}`, kind: 'direct' };
  }

  /** What was posted into a conversation, as it reads now, in the order of posting. */
  in(conversation: string): string[] {
    return this.posted.filter(({ to }) => to.id === conversation).map(({ shown }) => shown[0]?.text ?? '');
  }
}

function refOf({ to, id }: Posted): MessageRef {
  return { conversation: to, id, address: { id } };
}
