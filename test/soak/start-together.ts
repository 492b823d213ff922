import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startChild } from './child';
import type { Finding, Progress } from './report';

const startedSchema = z.object({ applied: z.number(), claimed: z.boolean() });
type Started = z.infer<typeof startedSchema>;

const REPLICAS = 2;

async function startRound(dataDir: string): Promise<Started[]> {
  const children = Array.from({ length: REPLICAS }, () => startChild('replica', { dataDir }));
  const lines = await Promise.all(children.map((child) => child.said((line) => line.startsWith('{'))));
  await Promise.all(children.map((child) => child.end()));
  return lines.map((line) => startedSchema.parse(JSON.parse(line)));
}

function isRight(started: Started[]): boolean {
  const migrators = started.filter(({ applied }) => applied > 0);
  const claimers = started.filter(({ claimed }) => claimed);
  return migrators.length === 1 && claimers.length === 1;
}

/** Proof (d): two replicas start at the same moment where there is not even a data folder yet. */
export async function startTogether(parent: string, rounds: number, progress: Progress): Promise<Finding> {
  let right = 0;
  for (let round = 0; round < rounds; round += 1) {
    const folder = join(parent, `replicas-${round}`);
    await mkdir(folder);
    if (isRight(await startRound(join(folder, 'data')))) right += 1;
    await rm(folder, { recursive: true, force: true });
    progress(`started ${round + 1} of ${rounds} pairs`);
  }
  return {
    proof: 'two replicas start at once',
    load: `${rounds} pairs of processes, each on an empty data folder`,
    result: `${right} pairs came up on one server, with one of them migrating and one taking the event`,
    holds: right === rounds,
  };
}
