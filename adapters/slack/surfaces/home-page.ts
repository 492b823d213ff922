import type { OnEvent } from '../../../src/chat/adapter';
import { answerDeliveryId } from '../../../src/chat/delivery-id';
import type { ChatEvent } from '../../../src/chat/event';
import type { Log } from '../../../src/chat/log';
import { isReply, type Reply } from '../../../src/chat/reply';
import { errorCode, toPlatformError } from '../errors';
import { addressOf } from '../events/payloads';
import { homeView, type Notice } from '../render/home-view';
import { postReply } from '../send/post';
import { retryWhenRefused, type Wait } from '../send/retry';
import type { Bot } from '../workspaces/clients';

interface HomePageOptions {
  onEvent: OnEvent;
  wait: Wait;
  log: Log;
}

/** The Home tab, one for each person. */
export interface HomePage {
  /**
   * Shows the page to the person of the event.
   * @param hash what it showed when the event came: where it shows something else by now, that is newer and stays
   */
  show(bot: Bot, event: ChatEvent, page: Reply, hash?: string): Promise<void>;
  /**
   * Answers what the person did there: in the direct messages, where its buttons work and it stays, and in short on the
   * page, which is drawn anew.
   */
  answer(bot: Bot, event: ChatEvent, reply: Reply): Promise<void>;
}

export function createHomePage({ log, onEvent, wait }: HomePageOptions): HomePage {
  async function publish({ client }: Bot, event: ChatEvent, page: Reply, more: Shown): Promise<boolean> {
    const { channel } = addressOf(event.conversation);
    const view = homeView(page, channel, more.notice);
    const args = { user_id: event.person.id, view, ...(more.hash !== undefined && { hash: more.hash }) };
    try {
      await retryWhenRefused(() => client.views.publish(args), { wait, patient: true });
      return true;
    } catch (error) {
      if (errorCode(error) === 'hash_conflict') return true;
      const { code, message, tip } = toPlatformError('showing the Home tab', error);
      log.warn({ code, message, tip }, 'a Home tab was not shown');
      return false;
    }
  }

  async function redraw(bot: Bot, event: ChatEvent, notice: Notice): Promise<boolean> {
    const { at, conversation, id, person } = event;
    const base = { at, conversation, person, private: false };
    const page = await onEvent({ ...base, kind: 'home', id: `${id}:home` });
    return isReply(page) && publish(bot, event, page, { notice });
  }

  async function post({ client, upload }: Bot, event: ChatEvent, reply: Reply): Promise<boolean> {
    const means = { wait, upload, patient: true };
    const id = answerDeliveryId(event);
    const { outcome } = await postReply(client, event.conversation, reply, means, id);
    if (outcome !== 'delivered') log.warn({ outcome }, 'Slack did not take an answer');
    return outcome === 'delivered';
  }

  return {
    show: async (bot, event, page, hash) => {
      await publish(bot, event, page, hash === undefined ? {} : { hash });
    },
    async answer(bot, event, reply) {
      const isElsewhere = !isShort(reply) && (await post(bot, event, reply));
      const isShown = await redraw(bot, event, { reply, isElsewhere });
      if (!isShown && isShort(reply)) await post(bot, event, reply);
    },
  };
}

interface Shown {
  notice?: Notice;
  hash?: string;
}

/** A sentence that is no use later, such as thanks, is not worth a message. */
function isShort({ blocks }: Reply): boolean {
  return blocks.length <= 1 && blocks.every(({ type }) => type === 'text');
}
