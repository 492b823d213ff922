import { Advisor } from '../../../src/advisor/advisor';
import type { Observed } from '../../../src/advisor/observed';
import type { ChatAdapter, Delivery } from '../../../src/chat/adapter';
import type { ChatEvent, CommandName, ConversationRef } from '../../../src/chat/event';
import { type Form, isReply, type Reaction, type Reply } from '../../../src/chat/reply';
import { Feedback } from '../../../src/feedback/feedback';
import { redact } from '../../../src/feedback/redact/redact';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { knownWords } from '../../../src/understanding/known-words';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';
import { textOf } from '../advisor/talk';

/** Who does something, and where: `ann`, who runs the workspace, in its channel, unless told otherwise. */
export interface Where {
  person?: string;
  tenant?: string;
  conversation?: string;
  kind?: ConversationRef['kind'];
  thread?: string;
}

const NOW = Date.parse('2026-11-23T12:10:00Z');

/** The advisor with its feedback, in a chat that notes what is posted in it. */
export class FeedbackUnderTest {
  readonly store = createMemoryStore({ log: silent });
  readonly observed: Observed[] = [];
  readonly posted: { to: ConversationRef; reply: Reply }[] = [];
  /** What becomes of the next posts; they arrive unless told otherwise. */
  delivery: Delivery | Error | undefined;
  reachable = true;
  clock = NOW;
  private readonly advisor: Advisor;
  private events = 0;
  private reply: Reply | undefined;

  constructor() {
    const { answerer, library } = openCore();
    const known = knownWords(library.knowledge);
    const feedback = new Feedback({
      store: this.store,
      chatFor: () => this.chat,
      redact: (question) => redact(question, known),
      days: 90,
      now: () => new Date(this.clock),
      log: silent,
    });
    this.advisor = new Advisor({
      ...{ answerer, library, store: this.store, features: [feedback], aftercare: feedback, log: silent },
      now: () => new Date(this.clock),
      observe: (observed) => this.observed.push(observed),
    });
  }

  /** What is said of it, as text; the blocks of a form's introduction where it is one. */
  async say(text: string, where: Where = {}): Promise<string> {
    return this.read(await this.handle({ ...this.base(where), kind: 'message', text, addressed: true }));
  }

  async command(command: CommandName, text: string, where: Where = {}): Promise<string> {
    return this.read(
      await this.handle({ ...this.base(where), private: true, kind: 'command', command, text }),
    );
  }

  async press(label: string, where: Where = {}): Promise<string> {
    return this.read(await this.pressed(label, where));
  }

  async open(label: string, where: Where = {}): Promise<Form> {
    const reaction = await this.pressed(label, where);
    if (reaction === undefined || isReply(reaction) || reaction.type !== 'form')
      throw new Error(`"${label}" opened no form but ${JSON.stringify(reaction)}`);
    return reaction;
  }

  send(fields: Record<string, string>, where: Where = {}): Promise<Reaction> {
    return this.handle({ ...this.base(where), kind: 'form', form: 'ask-person', value: '', fields });
  }

  async sent(fields: Record<string, string>, where: Where = {}): Promise<string> {
    return this.read(await this.send(fields, where));
  }

  pressAny(action: string, value: string, where: Where = {}): Promise<Reaction> {
    return this.handle({ ...this.base(where), kind: 'action', action, value });
  }

  get last(): Reply | undefined {
    return this.reply;
  }

  labels(): string[] {
    return this.buttons().map(({ label }) => label);
  }

  kept(tenant = 'T1') {
    return this.store.listQuestions({ platform: 'slack', tenant }, new Date(this.clock));
  }

  private buttons() {
    return (this.reply?.blocks ?? []).flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  }

  private pressed(label: string, where: Where): Promise<Reaction> {
    const button = this.buttons().find((one) => one.label === label);
    if (button === undefined) throw new Error(`there is no button "${label}" among ${this.labels()}`);
    return this.pressAny(button.action, button.value, where);
  }

  private async handle(event: ChatEvent): Promise<Reaction> {
    const reaction = await this.advisor.handle(event);
    if (isReply(reaction)) this.reply = reaction;
    return reaction;
  }

  private read(reaction: Reaction): string {
    if (isReply(reaction)) return textOf(reaction);
    return reaction === undefined ? '' : JSON.stringify(reaction);
  }

  private base({ conversation = 'C1', kind = 'channel', person = 'ann', tenant = 'T1', thread }: Where) {
    this.events += 1;
    const ref: ConversationRef = { platform: 'slack', tenant, id: conversation, kind, address: conversation };
    return {
      id: `event-${this.events}`,
      at: new Date(this.clock),
      conversation: thread === undefined ? ref : { ...ref, thread },
      person: { id: person },
      private: false,
    };
  }

  private readonly chat = {
    platform: 'slack',
    describe: async ({ id }: ConversationRef) => ({ reachable: this.reachable, name: `name of ${id}` }),
    isAdmin: async (_to: ConversationRef, { id }: { id: string }) => id === 'ann',
    nameOf: async (_to: ConversationRef, { id }: { id: string }) => (id === 'ben' ? 'Ben Okri' : undefined),
    send: async (to: ConversationRef, reply: Reply): Promise<Delivery> => {
      if (this.delivery instanceof Error) throw this.delivery;
      if (this.delivery !== undefined) return this.delivery;
      this.posted.push({ to, reply });
      return { outcome: 'delivered', message: { conversation: to, id: '1', address: null } };
    },
  } as unknown as ChatAdapter;
}
