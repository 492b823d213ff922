import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/storage/connection';
import { createPostgresStore } from '../../src/storage/postgres-store';
import { nextDue, type Schedule } from '../../src/tips/due';
import type { Pace } from '../../src/tips/tips-parts';
import { silent } from '../setup/logs';
import { type Child, startChild } from './child';
import type { Finding, Progress } from './report';
import { channelIds, type FaultRates, type PostCount, type SoakWorkspace, tenantId } from './tips-setting';

export interface TipsSize {
  workspaces: number;
  /** In each of them. */
  channels: number;
  rates: FaultRates;
  /** How long the app waits for an answer of Slack. */
  timeoutMs: number;
  pace: Partial<Pace>;
}

/** One moment, written in three ways. */
const SCHEDULES: readonly Schedule[] = [
  { weekday: 5, hour: 9, minute: 30, timeZone: 'Europe/Zurich' },
  { weekday: 5, hour: 8, minute: 30, timeZone: 'UTC' },
  { weekday: 5, hour: 14, minute: 0, timeZone: 'Asia/Kolkata' },
];
const REPLICAS = 3;
/** The part of all tips after which one replica is killed. */
const KILLS = [0.2, 0.5];
const LOOK_EVERY_MS = 50;

async function inParallel<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const lane = async () => {
    for (const [index, item] of entries) await work(item, index);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** Orders tips for every channel; returns the moment at which all of them are due. */
async function orderAll(database: Database, { channels, workspaces }: TipsSize): Promise<Date> {
  const store = createPostgresStore(database, { log: silent });
  const places = Array.from({ length: workspaces }, (_, index) => tenantId(index)).flatMap((tenant) =>
    channelIds(channels).map((conversation) => ({ platform: 'slack', tenant, conversation })),
  );
  let due = new Date();
  await inParallel(places, async ({ platform, tenant, conversation: id }, index) => {
    const schedule = SCHEDULES[index % SCHEDULES.length] as Schedule;
    const next = nextDue(schedule, new Date());
    due = next.at;
    const reference = { platform, tenant, id, kind: 'channel', address: { channel: id } };
    const order = { ...schedule, reference, topics: [], setBy: 'U1ANN' };
    await store.saveTipSubscription({ platform, tenant, conversation: id }, order, next, new Date());
  });
  return due;
}

/** How many tips have their end, and how many channels wait for the week after. */
async function state(database: Database): Promise<{ ended: number; waiting: number; due: Date | undefined }> {
  const { rows } = await database.query(`
    SELECT (SELECT count(*)::int FROM tip_delivery WHERE state = 'sent') AS ended,
           (SELECT count(*)::int FROM tip_subscription WHERE claimed_by IS NULL AND next_week =
             (SELECT max(next_week) FROM tip_subscription)) AS waiting`);
  return rows[0] as { ended: number; waiting: number; due: Date | undefined };
}

async function until(database: Database, ended: number): Promise<void> {
  while ((await state(database)).ended < ended) await sleep(LOOK_EVERY_MS);
}

/** Kills one replica twice on the way, and starts it again each time. */
async function killOnTheWay(
  database: Database,
  all: number,
  start: () => Child,
  first: Child,
): Promise<Child> {
  let unlucky = first;
  for (const part of KILLS) {
    await until(database, Math.ceil(all * part));
    await unlucky.kill();
    unlucky = start();
  }
  return unlucky;
}

async function ask(slack: Child): Promise<PostCount> {
  const question = `count-${Date.now()}`;
  slack.tell(question);
  const line = await slack.said((said) => said.startsWith(`${question} `));
  return JSON.parse(line.slice(question.length)) as PostCount;
}

/** Proof (e): tips of many channels are due at once, replicas die, posts go wrong: each channel has exactly one. */
export async function tipsOnce(
  database: Database,
  url: string,
  size: TipsSize,
  progress: Progress,
): Promise<Finding> {
  const all = size.workspaces * size.channels;
  const due = await orderAll(database, size);
  progress(`ordered tips for ${all} channels`);
  const aheadMs = due.getTime() - Date.now();
  const { channels, pace, rates, timeoutMs, workspaces } = size;
  const slack = startChild('slack-workspaces', { workspaces, channels, rates, aheadMs });
  const reached = JSON.parse(await slack.said((line) => line.startsWith('['))) as SoakWorkspace[];
  // By a file or a pipe it would be no different; as an argument, 200 addresses have room.
  const start = () => startChild('tips-replica', { url, workspaces: reached, aheadMs, timeoutMs, pace });
  const started = Date.now();
  const [unlucky, ...others] = Array.from({ length: REPLICAS }, start);
  if (unlucky === undefined) throw new Error('no replica was started');
  const restarted = await killOnTheWay(database, all, start, unlucky);
  progress('one of three replicas was killed twice');
  await until(database, all);
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  // Whoever would send a second tip has time to do so.
  await sleep((pace.pollMs ?? 5_000) * 2);
  const replicas = [restarted, ...others];
  await Promise.all(replicas.map((replica) => replica.end()));
  const errors = replicas.flatMap(({ lines }) => lines.filter((line) => line.startsWith('error')));
  const { faults, more, none, one, posts } = await ask(slack);
  const { waiting } = await state(database);
  await slack.end();
  return {
    proof: 'weekly tips, each once',
    load:
      `${all} channels in ${workspaces} workspaces due at the same moment; three replicas, one killed twice; ` +
      `${faults.limited} posts answered 429, ${faults.lost} posted without an answer, ${faults.broken} answered 500`,
    result:
      `${one} channels with one tip, ${none} with none, ${more} with more (${posts} posts in all); ` +
      `all wait for the next week: ${waiting === all ? 'yes' : 'no'}; ${seconds} s from start to the last`,
    holds: one === all && posts === all && waiting === all && errors.length === 0,
  };
}
