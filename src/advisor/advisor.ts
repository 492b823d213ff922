import { randomUUID } from 'node:crypto';
import type { ActionEvent, ChatEvent, CommandEvent, FormEvent, MessageEvent } from '../chat/event';
import type { Feature } from '../chat/feature';
import type { Log } from '../chat/log';
import type { Reaction, Reply } from '../chat/reply';
import { StorageError } from '../errors';
import type { EventStore, MemoryStore } from '../storage/store';
import type { Answer } from './answer';
import type { Answerer, Context } from './answerer';
import { continueCase } from './follow-up';
import type { Library } from './library';
import { Memory, type Remembered } from './memory';
import { ACTIONS, parseButtonValue } from './replies/actions';
import { answerReply, VERDICT_NAMES } from './replies/answer-reply';
import { changeReply, whyReply } from './replies/detail-replies';
import { plainReply, troubleReply } from './replies/plain-replies';
import { askedForDetail } from './understand-detail';

export interface AdvisorParts {
  library: Library;
  answerer: Answerer;
  store: EventStore & MemoryStore;
  /** Surveys and tips, where there is state to run them on. */
  features: readonly Feature[];
  log: Log;
  now: () => Date;
}

const FORGOTTEN = 'I no longer have that answer in mind. Ask me again, and I will pick it up from there.';

const MEMORY_AWAY =
  'I cannot reach my memory right now, and this needs it. Questions I can still answer; please try the rest again in a minute.';

function isUnreachable(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'storage/unreachable';
}

/** Turns what people do in a chat into replies. Knows no platform. */
export class Advisor {
  private readonly memory: Memory;

  constructor(private readonly parts: AdvisorParts) {
    this.memory = new Memory(parts.store, parts.now);
  }

  /** Answers one event; `undefined` when nothing is to be said. Never rejects. */
  async handle(event: ChatEvent): Promise<Reaction> {
    try {
      if (!(await this.isNew(event))) return undefined;
      return await this.route(event);
    } catch (error) {
      if (isUnreachable(error)) return plainReply(MEMORY_AWAY, event.private);
      const reference = randomUUID().slice(0, 8);
      this.parts.log.error({ reference, err: error, kind: event.kind }, 'an event could not be answered');
      return troubleReply(reference, event.private);
    }
  }

  /** Whether nobody took this event before. While that cannot be known, a repeat is better than silence. */
  private async isNew(event: ChatEvent): Promise<boolean> {
    if (this.parts.features.some((feature) => feature.bearsRepeats?.(event))) return true;
    const { platform, tenant } = event.conversation;
    try {
      return await this.parts.store.claimEvent({ platform, tenant }, event.id, this.parts.now());
    } catch (error) {
      this.parts.log.warn({ err: error }, 'whether an event is a repeat could not be looked up');
      return true;
    }
  }

  private route(event: ChatEvent): Promise<Reaction> {
    switch (event.kind) {
      case 'message':
        return this.onMessage(event);
      case 'command':
        return this.featureFor(event.command)?.handle(event) ?? this.onCommand(event);
      case 'action':
        return this.ownerOf(event.action)?.handle(event) ?? this.onAction(event);
      case 'form':
        return this.onForm(event);
    }
  }

  private featureFor(name: string): Feature | undefined {
    return this.parts.features.find(({ command }) => command === name);
  }

  private ownerOf(id: string): Feature | undefined {
    return this.parts.features.find((feature) => feature.owns(id));
  }

  private async onForm(event: FormEvent): Promise<Reaction> {
    return this.ownerOf(event.form)?.handle(event) ?? plainReply(FORGOTTEN, true);
  }

  private async onMessage(event: MessageEvent): Promise<Reaction> {
    if (!event.addressed && !(await this.takesPart(event))) return undefined;
    const before = await this.recall(event);
    const detail = askedForDetail(event.text);
    if (detail !== undefined && before !== undefined) return this.detail(detail, before, event.private);
    const understood = this.parts.answerer.understand(event.text);
    const added = before && continueCase(before, event.text, understood, this.parts.library.facts);
    if (before !== undefined && added !== undefined) {
      return this.revise(event, before, added.facts, added.skipped === undefined ? [] : [added.skipped]);
    }
    return this.featureFor(understood.intent)?.fromMessage(event) ?? this.answer(event, event.text);
  }

  /** Whether the advisor speaks in this thread already. While that cannot be known, it does not push itself in. */
  private async takesPart(event: MessageEvent): Promise<boolean> {
    try {
      return await this.memory.hasSpokenIn(event.conversation);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'whether the advisor speaks in a thread could not be looked up');
      return false;
    }
  }

  private onCommand(event: CommandEvent): Promise<Reply | undefined> {
    switch (event.command) {
      case 'ask':
        return this.answer(event, event.text);
      case 'compare':
        return this.answer(event, event.text, { intent: 'compare-tools' });
      case 'survey':
        return this.answer(event, event.text, { intent: 'survey' });
      case 'tips':
        return this.answer(event, event.text, { intent: 'tips' });
      case 'help':
        return this.answer(event, event.text, { intent: 'help' });
    }
  }

  private async onAction(event: ActionEvent): Promise<Reply | undefined> {
    const value = parseButtonValue(event.value);
    if (value === undefined) return plainReply(FORGOTTEN, true);
    const before = await this.memory.find(event.conversation, value.answer);
    if (before === undefined) return plainReply(FORGOTTEN, true);
    switch (event.action) {
      case ACTIONS.why:
        return this.detail('why', before, event.private);
      case ACTIONS.change:
        return this.detail('change', before, event.private);
      case ACTIONS.share:
        return answerReply(this.again(before), { answerId: before.answerId, private: false });
      case ACTIONS.tell:
        return this.told(event, before, value.fact ?? '', value.value ?? '');
      default:
        return plainReply(FORGOTTEN, true);
    }
  }

  private told(event: ActionEvent, before: Remembered, fact: string, value: string): Promise<Reply> {
    const known = this.parts.library.facts.get(fact)?.values.some(({ id }) => id === value) ?? false;
    return this.revise(event, before, known ? { [fact]: value } : {}, []);
  }

  /** Answers the earlier question anew with more facts, and says what they changed. */
  private async revise(
    event: ChatEvent,
    before: Remembered,
    facts: Record<string, string>,
    skipped: readonly string[],
  ): Promise<Reply> {
    const earlier = this.again(before);
    const context: Context = {
      intent: 'recommend',
      facts: { ...before.facts, ...facts },
      skip: [...before.skip, ...skipped],
    };
    const { answer, answerId } = await this.remember(event, before.question, context, true);
    const brief = answer.verdict === earlier.verdict;
    return answerReply(answer, {
      answerId,
      private: event.private,
      lead: whatChanged(earlier, answer, skipped),
      brief,
    });
  }

  private async answer(event: ChatEvent, question: string, context: Context = {}): Promise<Reply> {
    const { answer, answerId } = await this.remember(event, question, context, false);
    return answerReply(answer, { answerId, private: event.private });
  }

  /** Answers, and keeps what a button or a follow-up will need. */
  private async remember(event: ChatEvent, question: string, context: Context, factsWin: boolean) {
    const started = performance.now();
    const answer = this.parts.answerer.answer(question, context, factsWin);
    const answerId = randomUUID();
    const ms = Math.round(performance.now() - started);
    const { platform } = event.conversation;
    this.parts.log.info({ platform, intent: answer.intent, verdict: answer.verdict, ms }, 'answered');
    await this.keep(event, { ...recordOf(answer, context), answerId });
    return { answer, answerId };
  }

  private async keep(event: ChatEvent, record: Remembered): Promise<void> {
    try {
      await this.memory.keep(event.conversation, event.person, record);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'an answer could not be remembered; its buttons will not work');
    }
  }

  private async recall(event: ChatEvent): Promise<Remembered | undefined> {
    try {
      return await this.memory.recall(event.conversation, event.person);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'an earlier case could not be recalled');
      return undefined;
    }
  }

  private again(record: Remembered): Answer {
    return this.parts.answerer.answer(record.question, record, true);
  }

  private async detail(kind: 'why' | 'change', record: Remembered, isPrivate: boolean): Promise<Reply> {
    const answer = this.again(record);
    return kind === 'why' ? whyReply(this.parts.library, answer, isPrivate) : changeReply(answer, isPrivate);
  }
}

function recordOf(answer: Answer, { skip = [] }: Context): Omit<Remembered, 'answerId'> {
  const { question, intent, facts, followUp } = answer;
  return {
    question,
    intent,
    facts,
    skip: [...skip],
    ...(followUp === undefined ? {} : { pending: followUp.fact }),
  };
}

function whatChanged(earlier: Answer, later: Answer, skipped: readonly string[]): string {
  const [from, to] = [earlier.verdict ?? 'ask', later.verdict ?? 'ask'];
  if (from === to && from === 'ask') return 'Noted; I still need a little more to tell.';
  if (from === to)
    return `${skipped.length > 0 ? 'No problem' : 'Noted'}; the verdict stays ${VERDICT_NAMES[to]}.`;
  if (from === 'ask') return 'Thanks, now I can tell.';
  if (to === 'ask') return `Then it is no longer ${VERDICT_NAMES[from]}: too little speaks for either.`;
  return `That changes the verdict from ${VERDICT_NAMES[from]} to ${VERDICT_NAMES[to]}.`;
}
