import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import type { Form, FormRefusal, Reaction, Reply } from '../../../src/chat/reply';
import { createMemoryStore } from '../../../src/storage/memory-store';
import type { SurveyStore } from '../../../src/storage/survey-store';
import { Surveys } from '../../../src/surveys/surveys';
import { FakeChat } from './fake-chat';
import { files } from './fixtures';
import { silentLog } from './silent-log';

export const START = new Date('2026-11-23T10:00:00Z');
export const HOUR_MS = 3_600_000;

/** Surveys on a chat in memory, with a clock that a test moves. */
export class SurveysUnderTest {
  readonly chat: FakeChat;
  readonly store: SurveyStore;
  readonly surveys: Surveys;
  now = START;
  private events = 0;
  private readonly wakes: (() => Promise<void>)[] = [];

  /** With `ticking`, time also passes by itself. */
  constructor(options: { chat?: FakeChat; store?: SurveyStore; ticking?: true } = {}) {
    const born = Date.now();
    this.chat = options.chat ?? new FakeChat();
    this.store = options.store ?? createMemoryStore({ log: silentLog });
    let ids = 0;
    this.surveys = new Surveys({
      files,
      store: this.store,
      jobs: {
        work: async (_kind, handler) => {
          const run = { id: 'j', data: {} as never, attempt: 1, once: async () => true };
          this.wakes.push(() => handler(run));
        },
        send: async () => true,
      },
      chatFor: (platform) => (platform === this.chat.platform ? this.chat : undefined),
      sourceText: (id) => ({ text: `source ${id}`, url: `https://example.org/${id}` }),
      now: () => new Date(this.now.getTime() + (options.ticking ? Date.now() - born : 0)),
      newId: () => `survey-${++ids}`,
      log: silentLog,
      pace: { cardGap: 20, sweep: 3_600_000 },
    });
  }

  place(more: Partial<ConversationRef> = {}): ConversationRef {
    const { platform } = this.chat;
    return { platform, tenant: 'T1', id: 'C1', kind: 'channel', address: { channel: 'C1' }, ...more };
  }

  private base(person: string, conversation: ConversationRef) {
    this.events += 1;
    return { id: `e${this.events}`, at: this.now, conversation, person: { id: person }, private: true };
  }

  say(text: string, person = 'U1', conversation = this.place()): Promise<Reaction> {
    return this.react({ ...this.base(person, conversation), kind: 'command', command: 'survey', text });
  }

  message(text: string, person = 'U1'): Promise<Reaction> {
    return this.surveys.fromMessage({
      ...this.base(person, this.place()),
      kind: 'message',
      text,
      addressed: true,
      private: false,
    });
  }

  press(action: string, survey = 'survey-1', person = 'U1', conversation = this.place()): Promise<Reaction> {
    const value = JSON.stringify({ survey });
    return this.react({ ...this.base(person, conversation), kind: 'action', action, value });
  }

  /** Fills in and sends a form. */
  send(
    form: Form,
    fields: Record<string, string>,
    person = 'U1',
    conversation = this.place(),
  ): Promise<Reaction> {
    const chosen = form.fields.flatMap((field) =>
      field.initial === undefined ? [] : [[field.id, field.initial]],
    );
    const all = { ...Object.fromEntries(chosen), ...fields };
    const event = { ...this.base(person, conversation), kind: 'form' as const };
    return this.react({ ...event, form: form.id, value: form.value, fields: all });
  }

  /** Starts a survey and waits for its card. */
  async begin(fields: Record<string, string> = {}, person = 'U1'): Promise<Reaction> {
    const reaction = await this.send(
      formOf(await this.say('start', person)),
      { subject: 'checkout', ...fields },
      person,
    );
    await this.surveys.settled();
    return reaction;
  }

  /** Answers every question with the same line. */
  async answer(person: string, line: string, survey = 'survey-1'): Promise<Reaction> {
    const form = formOf(await this.press('open-survey-answer', survey, person));
    return this.send(form, Object.fromEntries(form.fields.map(({ id }) => [id, line])), person);
  }

  async answers(lines: string, survey = 'survey-1'): Promise<void> {
    for (const [index, line] of [...lines].entries()) await this.answer(`P${index}`, line, survey);
  }

  /** Lets time pass and what is due happen. */
  async later(hours: number): Promise<void> {
    this.now = new Date(this.now.getTime() + hours * HOUR_MS);
    if (this.wakes.length === 0) await this.surveys.start();
    for (const wake of this.wakes) await wake();
    await this.surveys.settled();
  }

  private react(event: Extract<ChatEvent, { kind: 'command' | 'action' | 'form' }>): Promise<Reaction> {
    return this.surveys.handle(event);
  }
}

export function formOf(reaction: Reaction): Form {
  if (reaction !== undefined && 'type' in reaction && reaction.type === 'form') return reaction;
  throw new Error(`Expected a form, got ${JSON.stringify(reaction)}`);
}

export function refusalOf(reaction: Reaction): FormRefusal {
  if (reaction !== undefined && 'type' in reaction && reaction.type === 'form-refusal') return reaction;
  throw new Error(`Expected a refusal, got ${JSON.stringify(reaction)}`);
}

export function replyOf(reaction: Reaction): Reply {
  if (reaction !== undefined && !('type' in reaction)) return reaction;
  throw new Error(`Expected a reply, got ${JSON.stringify(reaction)}`);
}

/** Everything that a reply says, in one text. */
export function wordsOf(reply: Reply | undefined): string {
  const blocks = reply?.blocks.map((block) =>
    block.type === 'image' ? { ...block, png: undefined } : block,
  );
  return JSON.stringify([reply?.text, blocks]);
}
