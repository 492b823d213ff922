import { Advisor } from '../../src/advisor/advisor';
import type { ChatAdapter, OnEvent } from '../../src/chat/adapter';
import type { Platform } from '../../src/chat/event';
import { createFeatures } from '../../src/features';
import { openJobQueue } from '../../src/jobs/pg-boss-queue';
import { createPostgresStore } from '../../src/storage/postgres-store';
import { quiet } from '../conversations/stage';
import { openCore } from '../evaluation/core';
import { openTestDatabase } from '../setup/test-database';

/** Quick enough for a test; what is quick in use stays as it is. */
const PACE = { surveys: { cardGap: 50 }, tips: { pollMs: 50 } };

/** The whole advisor on a database of its own, as `start` puts it together, with a clock that a test moves. */
export interface OpenAdvisor {
  store: ReturnType<typeof createPostgresStore>;
  onEvent: OnEvent;
  /** Begins with what is due, in this chat. */
  run(chat: ChatAdapter): Promise<void>;
  /** Moves the clock on to this moment; it goes on from there. */
  moveTo(moment: Date): void;
  close(): Promise<void>;
}

export async function openAdvisor(): Promise<OpenAdvisor> {
  const { library, answerer } = openCore();
  const test = await openTestDatabase();
  const store = createPostgresStore(test.database, { log: quiet });
  const jobs = await openJobQueue(test.database, { log: quiet, pollMs: 50 });
  const chats = new Map<Platform, ChatAdapter>();
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const chatFor = (platform: Platform) => chats.get(platform);
  const features = createFeatures({ library, store, jobs, chatFor, log: quiet, now, pace: PACE });
  const advisor = new Advisor({
    library,
    answerer,
    store,
    features: features.all,
    aftercare: features.aftercare,
    log: quiet,
    now,
  });
  return {
    store,
    onEvent: (event) => advisor.handle(event),
    async run(chat) {
      chats.set(chat.platform, chat);
      await features.start();
    },
    moveTo(moment) {
      ahead = moment.getTime() - Date.now();
    },
    async close() {
      await features.stop();
      await jobs.stop();
      await test.close();
    },
  };
}
