import type {
  ChatAdapter,
  ConversationFacts,
  Delivery,
  Joined,
  SendOptions,
} from '../../../src/chat/adapter';
import type { ConversationRef, MessageRef, Person, Platform } from '../../../src/chat/event';
import type { Reaction, Reply } from '../../../src/chat/reply';
import { isReply } from '../../../src/chat/reply';
import { dimensionsOf } from '../../../src/knowledge/dimensions';
import { createMemoryStore } from '../../../src/storage/memory-store';
import type { Store } from '../../../src/storage/store';
import type { TipStore } from '../../../src/storage/tip-store';
import { deliverTip, type Job } from '../../../src/tips/deliver';
import type { Standing } from '../../../src/tips/situation';
import { createTips, type Tips } from '../../../src/tips/tips';
import type { TipsParts } from '../../../src/tips/tips-parts';
import { silent } from '../../setup/logs';
import { readSources, readSurveys, readTips } from './read-tips';

export interface Posted {
  to: ConversationRef;
  reply: Reply;
  deliveryId: string | undefined;
}

/** What the chat is to answer; `lost` has posted the message, and `failed` rejects. */
export type Answer = Exclude<Delivery, { outcome: 'delivered' }> | 'delivered' | 'lost' | Error;

/** A chat in memory that remembers what was posted, and answers as it is told. */
export class FakeChat implements ChatAdapter {
  readonly posted: Posted[] = [];
  /** One for each send to come; then all are delivered. */
  answers: Answer[] = [];
  facts: ConversationFacts | Error = { reachable: true, name: 'general' };
  timeZone: string | undefined;
  /** The conversations of each person. */
  members: Record<string, string[]> = {};
  /** What can be told of the history. */
  history: 'searchable' | 'unknowable' | Error = 'searchable';
  searches = 0;

  constructor(readonly platform: Platform = 'slack') {}

  async start(): Promise<void> {}

  async send(to: ConversationRef, reply: Reply, { deliveryId }: SendOptions = {}): Promise<Delivery> {
    const answer = this.answers.shift() ?? 'delivered';
    if (answer instanceof Error) throw answer;
    if (answer === 'delivered' || answer === 'lost') this.posted.push({ to, reply, deliveryId });
    if (answer === 'delivered') return { outcome: 'delivered', message: messageIn(to) };
    return answer === 'lost' ? { outcome: 'unknown', reason: 'time-out' } : answer;
  }

  async findDelivery(to: ConversationRef, wanted: string): Promise<MessageRef | undefined | 'unknowable'> {
    this.searches += 1;
    if (this.history instanceof Error) throw this.history;
    if (this.history === 'unknowable') return 'unknowable';
    const found = this.posted.some(({ deliveryId, to: { id } }) => deliveryId === wanted && id === to.id);
    return found ? messageIn(to) : undefined;
  }

  async update(message: MessageRef): Promise<Delivery> {
    return { outcome: 'delivered', message };
  }

  async describe(): Promise<ConversationFacts> {
    if (this.facts instanceof Error) throw this.facts;
    return this.facts;
  }

  async isAdmin(): Promise<boolean> {
    return false;
  }

  async timeZoneOf(): Promise<string | undefined> {
    return this.timeZone;
  }

  async joinedBy({ id }: Person, among: readonly ConversationRef[]): Promise<Joined[]> {
    const joined = this.members[id] ?? [];
    return among
      .filter((one) => joined.includes(one.id))
      .map((conversation) => ({ conversation, name: `name-of-${conversation.id}` }));
  }

  async directWith({ platform, tenant }: ConversationRef, { id }: { id: string }): Promise<ConversationRef> {
    return { platform, tenant, id: `D${id}`, kind: 'direct', address: { direct: id } };
  }

  async stop(): Promise<void> {}
}

function messageIn(conversation: ConversationRef): MessageRef {
  return { conversation, id: 'm1', address: null };
}

export const CHANNEL: ConversationRef = {
  ...{ platform: 'slack', tenant: 'T1', id: 'C1', kind: 'channel', thread: '17.5' },
  address: { channel: 'C1' },
};
export const PLACE = { platform: 'slack', tenant: 'T1', conversation: 'C1' };
const TIPS = readTips();
const SOURCES = readSources();
const DIMENSIONS = dimensionsOf(readSurveys());
/** A Monday. */
export const MONDAY = '2026-11-23T10:00:00Z';

/** The tips, with a chat, a store and a clock that a test moves. */
export class TipsUnderTest {
  readonly store: Store & TipStore = createMemoryStore({ log: silent });
  readonly logged: string[] = [];
  readonly tips: Tips;
  readonly parts: TipsParts;
  standing: Standing | undefined;
  now = new Date(MONDAY);
  private events = 0;

  constructor(
    readonly chat = new FakeChat(),
    pace = {},
  ) {
    const line = (_fields: object, message: string) => void this.logged.push(message);
    this.parts = {
      knowledge: { tips: TIPS, sources: SOURCES, dimensions: DIMENSIONS },
      store: this.store,
      chatFor: (platform) => (platform === chat.platform ? chat : undefined),
      standingOf: async () => this.standing,
      now: () => this.now,
      random: () => 0,
      log: { debug: line, info: line, warn: line, error: line },
    };
    this.tips = createTips(this.parts, pace);
  }

  at(moment: string): this {
    this.now = new Date(moment);
    return this;
  }

  private event(conversation: ConversationRef, person: object) {
    this.events += 1;
    const base = { id: `e${this.events}`, at: this.now, conversation, private: true };
    return { ...base, person: { id: 'U1', timeZone: 'Europe/Zurich', ...person } };
  }

  command(text: string, { conversation = CHANNEL, person = {} } = {}): Promise<Reaction> {
    return this.tips.onCommand({
      ...this.event(conversation, person),
      kind: 'command',
      command: 'tips',
      text,
    });
  }

  say(text: string, { conversation = CHANNEL, person = {} } = {}): Promise<Reaction> {
    const event = { ...this.event(conversation, person), kind: 'message', text, addressed: true } as const;
    return this.tips.fromMessage(event, text);
  }

  press(action: string, value: string, { person = {} } = {}): Promise<Reaction> {
    return this.tips.onAction({ ...this.event(CHANNEL, person), kind: 'action', action, value });
  }

  fill(fields: Record<string, string>): Promise<Reaction> {
    return this.tips.onForm({
      ...this.event(CHANNEL, {}),
      kind: 'form',
      form: 'tip-schedule',
      value: '',
      fields,
    });
  }

  /** Claims as one replica, and brings each tip as far as it goes; `claimed` may be kept to do it later. */
  async claim(claimant = 'a', leaseMs = 30_000): Promise<Job[]> {
    const until = new Date(this.now.getTime() + leaseMs);
    const claim = { claimant, platforms: [this.chat.platform], now: this.now, until };
    const claimed = await this.store.claimDueTips({ ...claim, owners: 10, perOwner: 10, without: [] });
    return claimed.map((one) => ({ claimed: one, claimant, chat: this.chat }));
  }

  async deliver(claimant = 'a'): Promise<void> {
    const parts = { ...this.parts, pace: { settleMs: 10_000 } };
    for (const job of await this.claim(claimant)) await deliverTip(parts, job);
  }

  /** The weeks and what became of their tips. */
  async weeks(): Promise<Record<string, string>> {
    const deliveries = await this.store.listTipDeliveries(PLACE);
    return Object.fromEntries(deliveries.map(({ occasion, state }) => [occasion, state]));
  }

  async nextWeek(): Promise<string | undefined> {
    return (await this.store.findTipSubscription(PLACE))?.next.week;
  }
}

/** The reply in a reaction; fails where it is none. */
export function replyIn(reaction: Reaction): Reply {
  if (!isReply(reaction)) throw new Error(`no reply: ${JSON.stringify(reaction)}`);
  return reaction;
}

export function buttonsIn(reaction: Reaction): string[] {
  return replyIn(reaction).blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.map(({ action }) => action) : [],
  );
}
