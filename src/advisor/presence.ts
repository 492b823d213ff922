import { z } from 'zod';
import type { AddedEvent, ConversationRef, RemovedEvent } from '../chat/event';
import type { Log } from '../chat/log';
import type { Counts, Owner, PrivacyStore, ReferenceStore } from '../storage/store';

export interface PresenceParts {
  store: Pick<ReferenceStore, 'addReference' | 'listReferences'> & Pick<PrivacyStore, 'eraseData'>;
  log: Log;
  now: () => Date;
}

const referenceSchema = z.object({ group: z.string().optional() });

const HOUR_MS = 60 * 60 * 1000;
/** Each is some hundred bytes. */
const MOST_NOTED = 10_000;

/**
 * Where the advisor is. It welcomes people once in each place, and it forgets everything of a place that it is removed
 * from: of all channels of a team, since their platform tells of the team alone.
 */
export class Presence {
  /** Conversation -> when it was noted to be part of its group. */
  private readonly noted = new Map<string, number>();

  constructor(private readonly parts: PresenceParts) {}

  /** False where it is already; platforms tell of one arrival several times. While that cannot be known, true. */
  async arrive({ conversation, person }: AddedEvent): Promise<boolean> {
    const { group, id, kind } = conversation;
    const place = { ...ownerOf(conversation), conversation: group ?? id };
    const whose = kind === 'direct' ? person.id : undefined;
    try {
      return await this.parts.store.addReference(place, recordOf(conversation), this.parts.now(), whose);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'whether the advisor is new somewhere could not be looked up');
      return true;
    }
  }

  /** Notes what the conversation is part of; asked again within the hour, it has nothing to do. */
  async note(conversation: ConversationRef): Promise<void> {
    if (conversation.group === undefined) return;
    const now = this.parts.now();
    const key = JSON.stringify([conversation.platform, conversation.tenant, conversation.id]);
    if (now.getTime() - (this.noted.get(key) ?? 0) < HOUR_MS) return;
    try {
      const place = { ...ownerOf(conversation), conversation: conversation.id };
      await this.parts.store.addReference(place, recordOf(conversation), now);
      if (this.noted.size >= MOST_NOTED) this.noted.clear();
      this.noted.set(key, now.getTime());
    } catch (error) {
      this.parts.log.warn({ err: error }, 'what a conversation is part of could not be noted');
    }
  }

  /** Erases what is kept of where the advisor was removed from. Rejects where that cannot be done now. */
  async leave({ conversation, from }: RemovedEvent): Promise<void> {
    const { store, log } = this.parts;
    const owner = ownerOf(conversation);
    this.noted.clear();
    if (from === 'tenant') {
      const erased = await store.eraseData({ ...owner, kind: 'tenant' });
      log.info({ ...owner, from, ...erased }, LEFT);
      return;
    }
    for (const id of from === 'group' ? await this.inGroup(conversation) : [conversation.id]) {
      const erased = await store.eraseData({ ...owner, kind: 'conversation', conversation: id });
      if (hasAny(erased)) log.info({ ...owner, from, ...erased }, LEFT);
    }
  }

  private async inGroup(conversation: ConversationRef): Promise<Set<string>> {
    const { id, group = id } = conversation;
    const known = await this.parts.store.listReferences(ownerOf(conversation), referenceSchema);
    const inside = known.filter(({ address }) => address.group === group);
    return new Set([id, group, ...inside.map((one) => one.conversation)]);
  }
}

const LEFT = 'the advisor was removed; its data there is erased';

function ownerOf({ platform, tenant }: ConversationRef): Owner {
  return { platform, tenant };
}

function recordOf({ group }: ConversationRef): z.infer<typeof referenceSchema> {
  return group === undefined ? {} : { group };
}

function hasAny(counts: Counts): boolean {
  return Object.values(counts).some((count) => count > 0);
}
