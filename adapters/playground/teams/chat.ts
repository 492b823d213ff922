import { type ActivityFactory, SOMEBODY, type Speaker, type WhatIsDone, type WhatIsSaid } from './activities';
import { cardActions } from './card-text';
import { type DialogView, readTaskAnswer } from './dialog';
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

/** Sends an activity to the bot, signed; `undefined` where no answer comes within `ms`, as long as it takes without. */
export type Deliver = (
  activity: Record<string, unknown>,
  ms?: number,
) => Promise<{ status: number; body: string } | undefined>;

/** Teams gives a dialog up after the third attempt. */
const DIALOG_ATTEMPTS = 3;

/** One conversation, as the people in it use it. */
export class Chat {
  constructor(
    readonly conversation: Conversation,
    private readonly state: TenantState,
    private readonly activities: ActivityFactory,
    private readonly deliver: Deliver,
    private readonly hearsAll = true,
  ) {}

  /** A person writes; in groups and channels the bot is mentioned unless `mention` is false. What it does not hear has status 0. */
  say(text: string, said: Omit<WhatIsSaid, 'text'> = {}): Promise<Exchange> {
    const activity = this.activities.message(this.conversation, this.state.nextId(), { text, ...said });
    const { id, conversation } = activity;
    const thread = conversation.id.split(';messageid=')[1];
    this.state.add({
      id,
      conversationId: this.conversation.id,
      from: 'person',
      by: said.by?.id ?? SOMEBODY.id,
      text: said.typed ?? text,
      ...(thread === undefined ? {} : { thread }),
    });
    return this.hears(said)
      ? this.send(activity)
      : Promise.resolve({ activity, status: 0, body: '', replies: [] });
  }

  /** A person presses the button with this label on a message of the bot. @throws where there is none */
  press(message: Message, label: string, by?: Speaker): Promise<Exchange> {
    const data = buttonOn(message, label);
    if (data.msteams) throw new Error(`The button "${label}" opens a dialog.`);
    return this.send(this.activities.press(this.conversation, this.state.nextId(), { message, data, by }));
  }

  /** A person presses a button that opens a dialog. @throws where there is none, or it opens none */
  open(message: Message, label: string, by?: Speaker): Promise<DialogView> {
    const { msteams, ...data } = buttonOn(message, label);
    if (!msteams) throw new Error(`The button "${label}" opens no dialog.`);
    return this.inDialog({ message, by, name: 'task/fetch', data: { ...data, type: msteams.type } });
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
    const { status, body } = (await this.deliver(activity)) ?? { status: 0, body: '' };
    return { activity, status, body, replies: this.said().filter((message) => !before.has(message)) };
  }

  /** In groups and channels a bot hears what mentions it, and where it was removed it hears nothing. */
  private hears({ mention }: Omit<WhatIsSaid, 'text'>): boolean {
    const { closed, type } = this.conversation;
    return !closed && (type === 'personal' || this.hearsAll || mention !== false);
  }

  /** What Teams does for a dialog: it waits some seconds, asks again, and shows what it gets. */
  private async inDialog(done: WhatIsDone): Promise<DialogView> {
    const activity = this.activities.dialog(this.conversation, this.state.nextId(), done);
    const send = (data: object): Promise<DialogView> => this.inDialog({ ...done, name: 'task/submit', data });
    for (let attempt = 0; attempt < DIALOG_ATTEMPTS; attempt++) {
      const answer = await this.deliver(activity, this.state.dialogTimeoutMs);
      if (answer?.status === 200) return readTaskAnswer(answer.body, send);
      if (answer) break;
    }
    return { state: 'unreachable' };
  }
}

function buttonOn({ card, summary }: Message, label: string): { msteams?: { type: string } | undefined } {
  const button = card && cardActions(card).find(({ title }) => title === label);
  if (!button) throw new Error(`There is no button "${label}" on the message "${summary}".`);
  return button.data;
}
