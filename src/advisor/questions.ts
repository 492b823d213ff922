import { randomUUID } from 'node:crypto';
import type { ActionEvent, ChatEvent, CommandEvent, FormEvent, MessageEvent } from '../chat/event';
import type { Log } from '../chat/log';
import type { Reply } from '../chat/reply';
import type { MemoryStore } from '../storage/store';
import type { Aftercare } from './aftercare';
import type { Answer } from './answer';
import type { Answerer, Context } from './answerer';
import { continueCase } from './follow-up';
import type { Library } from './library';
import { Memory, type Remembered } from './memory';
import type { Given } from './observed';
import { ACTIONS, parseButtonValue } from './replies/actions';
import { answerReply, type Showing, VERDICT_NAMES } from './replies/answer-reply';
import { changeReply, whyReply } from './replies/detail-replies';
import { plainReply } from './replies/plain-replies';
import { askedForDetail } from './understand-detail';

export interface QuestionParts {
  library: Library;
  answerer: Answerer;
  store: MemoryStore;
  log: Log;
  now: () => Date;
  /** Asks whether answers helped; nobody does where absent. */
  aftercare?: Aftercare;
}

/** What a button or a form leads to when what it belongs to is gone. */
export const FORGOTTEN =
  'I no longer have that answer in mind. Ask me again, and I will pick it up from there.';

/** Answers questions, what is added to them, and the buttons under their answers. */
export class Questions {
  private readonly memory: Memory;
  private readonly given = new WeakMap<ChatEvent, Given>();

  constructor(private readonly parts: QuestionParts) {
    this.memory = new Memory(parts.store, parts.now);
  }

  /** The answer that this event was given, where it was a question. */
  givenTo(event: ChatEvent): Given | undefined {
    return this.given.get(event);
  }

  /** What a message says, unless it begins something for which `other` has an answer. */
  async onMessage<T>(
    event: MessageEvent,
    other: (intent: string) => Promise<T> | undefined,
  ): Promise<T | Reply> {
    const before = await this.recall(event);
    const detail = askedForDetail(event.text);
    if (detail !== undefined && before !== undefined) return this.detail(detail, before, event.private);
    const understood = this.parts.answerer.understand(event.text);
    const added = before && continueCase(before, event.text, understood, this.parts.library.facts);
    if (before !== undefined && added !== undefined) {
      return this.revise(event, before, added.facts, added.skipped === undefined ? [] : [added.skipped]);
    }
    return other(understood.intent) ?? this.answer(event, event.text);
  }

  /** Whether the advisor speaks in this thread already. While that cannot be known, it does not push itself in. */
  async takesPart(event: ChatEvent): Promise<boolean> {
    try {
      return await this.memory.hasSpokenIn(event.conversation);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'whether the advisor speaks in a thread could not be looked up');
      return false;
    }
  }

  /** Answers what was typed into a form, as the command for questions would. */
  ask(event: FormEvent, question: string): Promise<Reply> {
    return this.answer(event, question);
  }

  onCommand(event: CommandEvent): Promise<Reply | undefined> {
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

  async onAction(event: ActionEvent): Promise<Reply | undefined> {
    const value = parseButtonValue(event.value);
    if (value === undefined) return plainReply(FORGOTTEN, true);
    const before = await this.memory.find(event, value.answer);
    if (before === undefined) return plainReply(FORGOTTEN, true);
    switch (event.action) {
      case ACTIONS.why:
        return this.detail('why', before, event.private);
      case ACTIONS.change:
        return this.detail('change', before, event.private);
      case ACTIONS.share:
        return this.shared(event, before);
      case ACTIONS.tell:
        return this.told(event, before, value.fact ?? '', value.value ?? '');
      default:
        return plainReply(FORGOTTEN, true);
    }
  }

  /** From now on it is everybody's. */
  private async shared(event: ActionEvent, { onlyFor, ...before }: Remembered): Promise<Reply> {
    if (onlyFor !== undefined) await this.keep(event, before);
    return this.followed(event, before.answerId, this.again(before), { private: false });
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
    const lead = whatChanged(earlier, answer, skipped);
    const showing = { private: event.private, lead };
    if (answer.verdict === earlier.verdict) return answerReply(answer, { ...showing, answerId, brief: true });
    return this.followed(event, answerId, answer, showing);
  }

  private async answer(event: ChatEvent, question: string, context: Context = {}): Promise<Reply> {
    const { answer, answerId } = await this.remember(event, question, context, false);
    return this.followed(event, answerId, answer, { private: event.private });
  }

  /** An answer with what may follow on it. */
  private async followed(
    event: ChatEvent,
    answerId: string,
    answer: Answer,
    showing: Omit<Showing, 'answerId'>,
  ): Promise<Reply> {
    const reply = answerReply(answer, { ...showing, answerId });
    const after = (await this.parts.aftercare?.after(event, { answerId, answer })) ?? [];
    return { ...reply, blocks: [...reply.blocks, ...after] };
  }

  /** Answers, and keeps what a button or a follow-up will need. */
  private async remember(event: ChatEvent, question: string, context: Context, factsWin: boolean) {
    const started = performance.now();
    const answer = this.parts.answerer.answer(question, context, factsWin);
    const answerId = randomUUID();
    const ms = Math.round(performance.now() - started);
    const { platform } = event.conversation;
    this.parts.log.info({ platform, intent: answer.intent, verdict: answer.verdict, ms }, 'answered');
    this.given.set(event, { answer, answerId });
    const onlyFor = event.private ? { onlyFor: event.person.id } : {};
    await this.keep(event, { ...recordOf(answer, context), answerId, ...onlyFor });
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
