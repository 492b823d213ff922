import { z } from 'zod';
import type { StorageLog } from '../storage/log';
import type { PrivacyStore } from '../storage/store';
import type { JobKind, JobQueue } from './job-queue';

const KIND: JobKind<Record<string, never>> = { name: 'retention', data: z.record(z.string(), z.never()) };
const EVERY_MS = 6 * 60 * 60 * 1000;

/** Removes what is older than its period, four times a day, in one of the replicas. */
export async function startRetention(
  queue: JobQueue,
  store: Pick<PrivacyStore, 'purge'>,
  log: StorageLog,
  now: () => Date = () => new Date(),
): Promise<void> {
  await queue.work(KIND, async () => {
    const removed = await store.purge(now());
    log.info({ ...removed }, 'removed what was older than its retention period');
  });
  await queue.schedule(KIND, EVERY_MS, {});
}
