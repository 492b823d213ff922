import type { ChatAdapter, Delivery } from '../chat/adapter';
import type { Metrics } from './metrics';

/** A chat as one feature uses it, that counts what becomes of the feature's messages. */
export function countDeliveries(
  chat: ChatAdapter,
  feature: string,
  { deliveries }: Pick<Metrics, 'deliveries'>,
): ChatAdapter {
  const { platform } = chat;
  const counted = async (sending: Promise<Delivery>): Promise<Delivery> => {
    try {
      const delivery = await sending;
      deliveries.inc({ platform, feature, outcome: delivery.outcome });
      return delivery;
    } catch (error) {
      deliveries.inc({ platform, feature, outcome: 'failed' });
      throw error;
    }
  };
  const speaking: Pick<ChatAdapter, 'send' | 'update'> = {
    send: (...args) => counted(chat.send(...args)),
    update: (...args) => counted(chat.update(...args)),
  };
  // All else is the chat's own: it stands behind this object as its prototype.
  return Object.assign(Object.create(chat) as ChatAdapter, speaking);
}
