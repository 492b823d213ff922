import { setTimeout as sleep } from 'node:timers/promises';
import { openJobQueue } from '../../src/jobs/pg-boss-queue';
import type { Database } from '../../src/storage/connection';
import { silent } from '../setup/logs';
import { type Child, startChild } from './child';
import { effectKind } from './effect-kind';
import type { Finding, Progress } from './report';

export interface SharedJobsSize {
  jobs: number;
  expireInSeconds: number;
  maintenanceSeconds: number;
  /** How long the unlucky process lives each time, in milliseconds. */
  lifeMs: number;
}

interface Counts {
  effects: number;
  numbers: number;
  runs: number;
}

async function count(database: Database): Promise<Counts> {
  const { rows } = await database.query(`
    SELECT (SELECT count(*)::int FROM effect) AS effects,
           (SELECT count(DISTINCT number)::int FROM effect) AS numbers,
           (SELECT count(*)::int FROM run) AS runs`);
  return rows[0] as Counts;
}

/** Sends every job twice: its key admits one. Returns how many were made. */
async function sendAll(database: Database, { jobs, expireInSeconds }: SharedJobsSize): Promise<number> {
  const queue = await openJobQueue(database, { log: silent });
  const kind = effectKind(expireInSeconds);
  await queue.declare(kind);
  let made = 0;
  for (let number = 0; number < jobs; number += 1) {
    const send = () => queue.send(kind, { number }, { key: `job ${number}` });
    const sent = await Promise.all([send(), send()]);
    made += sent.filter(Boolean).length;
  }
  await queue.stop();
  return made;
}

/** Starts a process and kills it, over and over, until all is done. */
async function keepKilling(start: () => Child, lifeMs: number, done: () => boolean): Promise<number> {
  let kills = 0;
  while (!done()) {
    const child = start();
    await child.said((line) => line === 'working');
    await sleep(lifeMs);
    await child.kill();
    kills += 1;
  }
  return kills;
}

async function untilDone(database: Database, jobs: number, progress: Progress): Promise<Counts> {
  for (let polls = 1; ; polls += 1) {
    const counts = await count(database);
    if (counts.numbers === jobs) return counts;
    if (polls % 20 === 0) progress(`${counts.numbers} of ${jobs} jobs have had their effect`);
    await sleep(250);
  }
}

/** Proof (b): three processes share the jobs, one of them is killed again and again. */
export async function sharedJobs(
  database: Database,
  url: string,
  size: SharedJobsSize,
  progress: Progress,
): Promise<Finding> {
  const { jobs, expireInSeconds, maintenanceSeconds, lifeMs } = size;
  await database.query('CREATE TABLE effect (number integer); CREATE TABLE run (number integer)');
  const made = await sendAll(database, size);
  progress(`${made} jobs are waiting`);

  const started = Date.now();
  const start = () => startChild('work', { url, expireInSeconds, maintenanceSeconds, pollMs: 200 });
  const steady = [start(), start()];
  let done = false;
  const killing = keepKilling(start, lifeMs, () => done);
  await untilDone(database, jobs, progress);
  done = true;
  const kills = await killing;
  await Promise.all(steady.map((child) => child.end()));

  const { effects, numbers, runs } = await count(database);
  const seconds = Math.round((Date.now() - started) / 1000);
  return {
    proof: 'jobs shared by three processes',
    load: `${jobs} jobs with a key each, each sent twice; one process killed ${kills} times; expiry ${expireInSeconds} s`,
    result:
      `${made} jobs made, ${numbers} had their effect, ${effects - numbers} had it twice; ` +
      `${runs - jobs} further runs after kills; ${seconds} s in all`,
    holds: made === jobs && numbers === jobs && effects === jobs && kills > 0,
  };
}
