import type { Delivery } from '../chat/adapter';
import type { Reply } from '../chat/reply';
import type { SurveyKey } from '../storage/survey-store';
import type { Pace, SurveysParts } from './parts';
import { describePlace } from './place';
import { cardReply, endedCardReply } from './replies/card';
import { keyOf, type Run, readRun } from './run';
import type { Tasks } from './tasks';

/** What to do about a card that cannot be updated. */
export interface CardTroubles {
  /** The card was deleted, and the conversation is there. */
  lost(run: Run): Promise<void>;
  /** The conversation is archived, or the advisor was removed. */
  unreachable(run: Run): Promise<void>;
}

/** A card that is deleted again and again is not wanted. */
const MOST_POSTS = 2;

/**
 * Keeps the number of answers on cards up to date: over all replicas one update in a while per survey, and always
 * one after the last answer.
 */
export class LiveCards {
  private readonly waiting = new Set<string>();

  constructor(
    private readonly parts: SurveysParts,
    private readonly pace: Pace,
    private readonly tasks: Tasks,
    private readonly troubles: CardTroubles,
  ) {}

  /** Something changed: the card is updated soon. */
  touch(key: SurveyKey, afterMs = 0): void {
    const name = JSON.stringify(key);
    if (this.waiting.has(name)) return;
    this.waiting.add(name);
    this.tasks.after(afterMs, 'update a card', () => {
      // Before the count is read: an answer that comes after that touches again.
      this.waiting.delete(name);
      return this.refresh(key);
    });
  }

  /** Replaces what the card shows, where it stands. */
  async show(run: Run, reply: Reply): Promise<Delivery | undefined> {
    const chat = this.parts.chatFor(run.place.platform);
    if (run.card === undefined || chat === undefined) return undefined;
    try {
      return await chat.update(run.card, reply);
    } catch (error) {
      this.parts.log.warn({ error, survey: run.id }, 'the card of a survey could not be updated');
      return undefined;
    }
  }

  private async refresh(key: SurveyKey): Promise<void> {
    const { store, now } = this.parts;
    const stored = await store.findSurvey(key);
    if (stored?.state !== 'open' || stored.card === undefined) return;
    if (!(await store.claimSurveyCard(key, now(), this.pace.cardGap)))
      return this.touch(key, this.pace.cardGap);
    const run = readRun(stored);
    const answered = await store.countSurveyAnswers(key);
    if (answered === run.cardShown) return;
    await this.settle(run, answered, await this.show(run, cardReply(run, answered)));
  }

  private async settle(run: Run, answered: number, delivery: Delivery | undefined): Promise<void> {
    if (delivery?.outcome === 'gone') return this.missing(run);
    if (delivery?.outcome === 'refused') return this.touch(keyOf(run), delivery.retryAfterMs);
    if (delivery?.outcome !== 'delivered') return this.touch(keyOf(run), this.pace.retry);
    const { store } = this.parts;
    await store.updateSurvey(keyOf(run), 'open', { card: delivery.message, cardShown: answered });
    const stored = await store.findSurvey(keyOf(run));
    if (stored === undefined) return;
    if (stored.state !== 'open') {
      // It ended while this update was under way, which may have come last.
      const ended = readRun(stored);
      await this.show(ended, endedCardReply(ended));
    } else if ((await store.countSurveyAnswers(keyOf(run))) !== answered) {
      this.touch(keyOf(run), this.pace.cardGap);
    }
  }

  private async missing(run: Run): Promise<void> {
    const facts = await describePlace(this.parts, run.place);
    if (facts === undefined) return this.touch(keyOf(run), this.pace.retry);
    if (!facts.reachable) return this.troubles.unreachable(run);
    await this.parts.store.updateSurvey(keyOf(run), 'open', { card: undefined });
    if (run.cardPosts < MOST_POSTS) await this.troubles.lost(run);
  }
}
