import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ChatAdapter, ConversationFacts, Delivery, SendOptions } from '../../../src/chat/adapter';
import type { ConversationRef, MessageRef } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';

/** One line of the file that stands for a chat. */
export interface ChatLine {
  kind: 'post' | 'update';
  id: string;
  text: string;
  words: string;
}

/** What was posted and updated so far, by all processes. */
export function readChat(file: string): ChatLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as ChatLine);
}

/** A chat that several processes share, and that outlives each of them and the database: a file. */
export class FileChat implements ChatAdapter {
  readonly platform = 'slack';

  constructor(
    private readonly file: string,
    /** Called after a post has been written. */
    private readonly posted: (deliveryId: string) => void,
  ) {}

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  async send(to: ConversationRef, reply: Reply, { deliveryId = '' }: SendOptions = {}): Promise<Delivery> {
    this.write('post', deliveryId, reply);
    this.posted(deliveryId);
    return { outcome: 'delivered', message: refOf(to, deliveryId) };
  }

  async findDelivery(to: ConversationRef, deliveryId: string): Promise<MessageRef | undefined> {
    const found = readChat(this.file).some(({ kind, id }) => kind === 'post' && id === deliveryId);
    return found ? refOf(to, deliveryId) : undefined;
  }

  async update(message: MessageRef, reply: Reply): Promise<Delivery> {
    this.write('update', message.id, reply);
    return { outcome: 'delivered', message };
  }

  async describe(): Promise<ConversationFacts> {
    return { reachable: true };
  }

  async isAdmin(): Promise<boolean> {
    return true;
  }

  async timeZoneOf(): Promise<undefined> {
    return undefined;
  }

  async joinedBy(): Promise<[]> {
    return [];
  }

  async directWith(): Promise<undefined> {
    return undefined;
  }

  private write(kind: ChatLine['kind'], id: string, { text, blocks }: Reply): void {
    const words = JSON.stringify(blocks.filter(({ type }) => type === 'text'));
    appendFileSync(this.file, `${JSON.stringify({ kind, id, text, words } satisfies ChatLine)}\n`);
  }
}

function refOf(conversation: ConversationRef, id: string): MessageRef {
  return { conversation, id, address: {} };
}
