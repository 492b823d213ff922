import { z } from 'zod';
import { base, place, SOMEBODY, type Speaker } from './activities';
import { type Card, cardSchema } from './card-schema';
import type { Means } from './means';
import { MOST_REFRESHED } from './refresh-schema';
import type { Message } from './tenant-state';

/** Teams asks again only for a card that is older than this, or that the bot has changed meanwhile. */
const OLD_MS = 60_000;

const CARD = 'application/vnd.microsoft.card.adaptive';
const ERROR = 'application/vnd.microsoft.error';

/** What Teams takes for an answer to a refresh; whatever came of it, HTTP says 200. */
const refreshAnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({ statusCode: z.literal(200), type: z.literal(CARD), value: cardSchema }),
  z.strictObject({
    statusCode: z.union([z.literal(400), z.literal(500)]),
    type: z.literal(ERROR),
    value: z.strictObject({ code: z.string().min(1), message: z.string().min(1) }),
  }),
]);

interface Seen {
  card: Card;
  at: number;
  edits: number;
}

/** What people see on cards that can be refreshed. */
export class CardViews {
  private readonly seen = new Map<string, Seen>();
  /** How often the bot was asked. */
  asked = 0;

  constructor(private readonly means: Means) {}

  /** A person looks at a message of the bot. @throws where it has no card */
  async look(message: Message, by: Speaker = SOMEBODY): Promise<Card> {
    const key = `${message.id} ${by.id}`;
    const last = this.seen.get(key);
    const shown = last !== undefined && last.edits === message.edits ? last.card : cardOf(message);
    const isFresh = shown === last?.card && this.now() - last.at <= OLD_MS;
    if (isFresh || !this.isAutomatic(message, shown, by)) return shown;
    return this.refresh(key, message, shown, by, 'automatic');
  }

  /** A person chooses "Refresh card". @throws where the card cannot be refreshed */
  async chooseRefresh(message: Message, by: Speaker = SOMEBODY): Promise<Card> {
    const shown = cardOf(message);
    if (!shown.refresh) throw new Error(`The card "${message.summary}" cannot be refreshed.`);
    return this.refresh(`${message.id} ${by.id}`, message, shown, by, 'manual');
  }

  private isAutomatic({ conversationId }: Message, { refresh }: Card, by: Speaker): boolean {
    if (!refresh) return false;
    const { userIds } = refresh;
    if (userIds === undefined) return this.means.state.roster.count(conversationId) <= MOST_REFRESHED;
    return userIds.includes(`29:${by.id}`);
  }

  private async refresh(
    key: string,
    message: Message,
    shown: Card,
    by: Speaker,
    trigger: 'automatic' | 'manual',
  ): Promise<Card> {
    const { deliver, state } = this.means;
    this.asked += 1;
    const activity = this.activity(message, shown, by, trigger);
    const card = readRefreshAnswer(await deliver(activity, state.dialogTimeoutMs)) ?? shown;
    this.seen.set(key, { card, at: this.now(), edits: message.edits });
    return card;
  }

  private activity(message: Message, { refresh }: Card, by: Speaker, trigger: string) {
    const { state, around } = this.means;
    const conversation = state.conversations.get(message.conversationId);
    if (!conversation) throw new Error('The conversation of this message is not there any more.');
    return {
      ...base(around, conversation, `f:${state.nextId()}`, by),
      type: 'invoke',
      name: 'adaptiveCard/action',
      conversation: place(around, conversation, message.thread ?? message.id),
      replyToId: message.id,
      value: { action: { ...refresh?.action, id: '' }, trigger },
    };
  }

  private now(): number {
    return this.means.around.now().getTime();
  }
}

function cardOf({ card, summary }: Message): Card {
  if (!card) throw new Error(`The message "${summary}" has no card.`);
  return card;
}

/** The card that the bot answers with; without one, the old card stays. @throws where Teams would not understand it */
function readRefreshAnswer(answer: { status: number; body: string } | undefined): Card | undefined {
  if (answer?.status !== 200) return undefined;
  const { data, error } = refreshAnswerSchema.safeParse(JSON.parse(answer.body));
  if (!data) throw new Error(`Teams cannot show this answer: ${error.message}`);
  return data.type === CARD ? data.value : undefined;
}
