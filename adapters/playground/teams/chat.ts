import type { ActivityFactory, Speaker, WhatIsSaid } from './activities';
import { cardActions } from './card-text';
import type { Conversation, Message, TenantState } from './tenant-state';

/** What came of something that a person did. */
export interface Exchange {
  /** The activity that the bot got. */
  activity: Record<string, unknown>;
  /** What its endpoint answered. */
  status: number;
  body: string;
  /** What it said in this conversation before it answered. */
  replies: Message[];
}

/** Sends an activity to the bot, signed. */
export type Deliver = (activity: Record<string, unknown>) => Promise<{ status: number; body: string }>;

/** One conversation, as the people in it use it. */
export class Chat {
  constructor(
    readonly conversation: Conversation,
    private readonly state: TenantState,
    private readonly activities: ActivityFactory,
    private readonly deliver: Deliver,
  ) {}

  /** A person writes; in groups and channels the bot is mentioned unless `mention` is false. */
  say(text: string, said: Omit<WhatIsSaid, 'text'> = {}): Promise<Exchange> {
    const activity = this.activities.message(this.conversation, this.state.nextId(), { text, ...said });
    const { id, conversation } = activity;
    const thread = conversation.id.split(';messageid=')[1];
    this.state.add({
      id,
      conversationId: this.conversation.id,
      from: 'person',
      text,
      ...(thread === undefined ? {} : { thread }),
    });
    return this.send(activity);
  }

  /** A person presses the button with this label on a message of the bot. @throws where there is none */
  press(message: Message, label: string, by?: Speaker): Promise<Exchange> {
    const button = message.card && cardActions(message.card).find(({ title }) => title === label);
    if (!button) throw new Error(`There is no button "${label}" on the message "${message.summary}".`);
    return this.send(
      this.activities.press(this.conversation, this.state.nextId(), { message, data: button.data, by }),
    );
  }

  /** Everything that the bot said here. */
  said(): Message[] {
    return this.state.said(this.conversation.id);
  }

  /** The bot is removed from here, or blocked. */
  close(): void {
    this.conversation.closed = true;
  }

  /** Delivers an activity as it is, for what people cannot do but networks can: twice, or changed. */
  async send(activity: Record<string, unknown>): Promise<Exchange> {
    const before = new Set(this.said());
    const { status, body } = await this.deliver(activity);
    return { activity, status, body, replies: this.said().filter((message) => !before.has(message)) };
  }
}
