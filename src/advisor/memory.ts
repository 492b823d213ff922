import { z } from 'zod';
import type { ChatEvent, ConversationRef, Person } from '../chat/event';
import { intentIds } from '../knowledge/schema';
import type { CaseKey, MemoryStore, Place } from '../storage/store';

/** What is kept of an answer, enough to give it again: answers are pure, so they are not stored themselves. */
const remembered = z.object({
  answerId: z.string(),
  question: z.string(),
  intent: z.enum(intentIds),
  /** All facts known when it was given: fact id -> value id. */
  facts: z.record(z.string(), z.string()),
  /** Facts that the person could not tell. */
  skip: z.array(z.string()),
  /** The fact that the follow-up question asked for. */
  pending: z.string().optional(),
  /** The person whom it was told alone: its buttons are for nobody else. */
  onlyFor: z.string().optional(),
});
export type Remembered = z.infer<typeof remembered>;

/** Where something was said, as the store knows places. */
export function placeOf(conversation: ConversationRef): Place {
  const { platform, tenant, id, thread } = conversation;
  return { platform, tenant, conversation: id, ...(thread === undefined ? {} : { thread }) };
}

/** Who wants to go on with an answer, and where. */
type Asker = Pick<ChatEvent, 'conversation' | 'person'>;

/** What the advisor remembers of its conversations: for each person and place the last case, and answers by id. */
export class Memory {
  constructor(
    private readonly store: MemoryStore,
    private readonly now: () => Date,
  ) {}

  /** The last case of this person in this very place; forgotten after the store's age limit. */
  recall(conversation: ConversationRef, person: Person): Promise<Remembered | undefined> {
    return this.store.findCase(this.key(conversation, person), remembered, this.now());
  }

  /** An answer that was given in this conversation, to all or to this person alone, by the id that its buttons carry. */
  async find({ conversation, person }: Asker, answerId: string): Promise<Remembered | undefined> {
    const found = await this.store.findAnswer(placeOf(conversation), answerId, remembered, this.now());
    return found?.onlyFor === undefined || found.onlyFor === person.id ? found : undefined;
  }

  hasSpokenIn(conversation: ConversationRef): Promise<boolean> {
    return this.store.hasSpokenIn(placeOf(conversation), this.now());
  }

  /** Keeps an answer, for its buttons and for what this person says next. */
  async keep(conversation: ConversationRef, person: Person, record: Remembered): Promise<void> {
    const now = this.now();
    // At once, so that both can share one way to the database.
    await Promise.all([
      this.store.saveAnswer(placeOf(conversation), { id: record.answerId, person: person.id, record }, now),
      this.store.saveCase(this.key(conversation, person), record, now),
    ]);
  }

  private key(conversation: ConversationRef, person: Person): CaseKey {
    return { ...placeOf(conversation), person: person.id };
  }
}
