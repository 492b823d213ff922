import { z } from 'zod';
import type { JobKind } from '../../src/jobs/job-queue';

const schema = z.object({ number: z.number() });

/** The jobs of the soak: each has one effect, its number in a table. */
export function effectKind(expireInSeconds: number): JobKind<z.infer<typeof schema>> {
  return { name: 'soak-effect', data: schema, expireInSeconds, retries: 20, retryDelaySeconds: 1 };
}
