import { z } from 'zod';
import type { Log } from '../chat/log';
import type { PrivacyStore } from '../storage/store';
import type { JobKind, JobQueue } from './job-queue';

const HOUR_MS = 60 * 60 * 1000;
const PURGE: JobKind<Record<string, never>> = { name: 'purge', data: z.object({}).strict() };

/** Removes what is older than its retention period, every hour and in one replica at a time. */
export async function startRetention(jobs: JobQueue, store: PrivacyStore, log: Log): Promise<void> {
  await jobs.work(PURGE, async () => {
    const removed = await store.purge(new Date());
    log.info({ removed }, 'records past their retention period were removed');
  });
  await jobs.schedule(PURGE, HOUR_MS, {});
}
