import { z } from 'zod';
import type { Log } from '../../../src/chat/log';
import type { Reply } from '../../../src/chat/reply';
import type { InFlight } from '../../shared/in-flight';
import type { RecentIds } from '../../shared/recent-ids';
import { truncate } from '../../shared/split-text';
import { errorCode } from '../errors';
import type { PanelOpened } from '../events/assistant';
import { plainWords } from '../events/shortcut-text';
import { describeConversation } from '../send/conversations';
import { postReply } from '../send/post';
import type { Wait } from '../send/retry';
import type { Bot } from '../workspaces/clients';

interface PanelOptions {
  wait: Wait;
  log: Log;
  inFlight: InFlight;
  /** The threads that have their title. */
  titled: RecentIds;
}

/** Slack's side panel. Everything in it is an extra: where Slack does not take it, people are answered all the same. */
export interface Panel {
  /** The name of the channel that is looked at beside it, where Slack tells. */
  nameBeside(bot: Bot, opened: PanelOpened): Promise<string | undefined>;
  /** Greets in a new thread, and offers questions. */
  greet(bot: Bot, opened: PanelOpened, reply: Reply): Promise<void>;
  /** Says that the bot is at work while a message in a thread of the direct messages is being answered. */
  whileAnswering(bot: Bot, message: unknown, answer: () => Promise<void>): Promise<void>;
}

/** Slack puts the bot's name before it. */
const STATUS = 'is looking it up';
const PROMPTS_TITLE = 'For example';
const LONGEST_TITLE = 80;

/** Somebody's own words in a thread of the direct messages; whether that is a panel, Slack alone knows. */
const wordsSchema = z.object({
  channel: z.string(),
  channel_type: z.literal('im'),
  thread_ts: z.string(),
  text: z.string().default(''),
  subtype: z.literal('file_share').optional(),
  bot_id: z.null().optional(),
});

export function createPanel({ inFlight, log, titled, wait }: PanelOptions): Panel {
  async function tries(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log.debug({ reason: errorCode(error) }, 'the side panel does not show all that it could');
      return false;
    }
  }

  return {
    async nameBeside({ client, me }, { beside }) {
      if (beside === undefined) return undefined;
      const address = { channel: beside };
      const place = { platform: 'slack', tenant: me.tenant, id: beside, kind: 'channel', address } as const;
      const facts = await describeConversation(client, place, wait).catch(() => undefined);
      return facts?.name;
    },
    async greet({ client, upload }, { channel, incoming, isNew, thread }, reply) {
      const { prompts = [], ...greeting } = reply;
      const means = { wait, upload, patient: true };
      if (isNew) await postReply(client, incoming.event.conversation, greeting, means);
      await tries(() =>
        client.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          ...(thread !== undefined && { thread_ts: thread }),
          title: PROMPTS_TITLE,
          prompts: prompts.map((prompt) => ({ title: prompt, message: prompt })),
        }),
      );
    },
    async whileAnswering({ client }, message, answer) {
      const words = wordsSchema.safeParse(message).data;
      if (words === undefined) return answer();
      const place = { channel_id: words.channel, thread_ts: words.thread_ts };
      const shown = tries(() => client.assistant.threads.setStatus({ ...place, status: STATUS }));
      await answer();
      await inFlight.track(settle());

      async function settle(): Promise<void> {
        if (!(await shown)) return;
        await tries(() => client.assistant.threads.setStatus({ ...place, status: '' }));
        const title = truncate(plainWords(words?.text ?? ''), LONGEST_TITLE);
        const isFirst = title !== '' && titled.claim(`${place.channel_id}:${place.thread_ts}`);
        if (isFirst) await tries(() => client.assistant.threads.setTitle({ ...place, title }));
      }
    },
  };
}
