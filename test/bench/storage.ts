import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { z } from 'zod';
import { openJobQueue } from '../../src/jobs/pg-boss-queue';
import type { Database } from '../../src/storage/connection';
import { openDatabase } from '../../src/storage/database';
import { homeIn } from '../../src/storage/embedded/home';
import { readPostmaster } from '../../src/storage/embedded/postmaster';
import { migrateDatabase } from '../../src/storage/migrate';
import { createPostgresStore } from '../../src/storage/postgres-store';
import { silent } from '../setup/logs';
import { openFolder } from '../setup/open-folder';
import { readUsage } from './process-tree';
import type { BenchRow } from './row';

interface Timed {
  perSecond: number;
  p99Ms: number;
}

type Operation = (number: number) => Promise<unknown>;

const CONCURRENCY = 8;
const IDLE_MS = 5_000;

const owner = { platform: 'slack', tenant: 'T1' };
const record = { facts: { 'machine-learning': 'core', 'data-drift': 'yes' }, asked: ['team-size'] };
const codec = z.object({ facts: z.record(z.string(), z.string()), asked: z.array(z.string()) });
const keyOf = (number: number) => ({ ...owner, conversation: `C${number % 50}`, person: `U${number}` });

async function time(operations: number, operation: Operation): Promise<Timed> {
  const durations: number[] = [];
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    while (next < operations) {
      const number = next;
      next += 1;
      const before = performance.now();
      await operation(number);
      durations.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  const seconds = (performance.now() - started) / 1000;
  durations.sort((a, b) => a - b);
  return { perSecond: operations / seconds, p99Ms: durations[Math.floor(operations * 0.99)] ?? 0 };
}

const INSERT = `
  INSERT INTO conversation_case (platform, tenant, conversation, thread, person, record, saved_at)
  VALUES ($1, $2, $3, '', $4, $5, $6)
  ON CONFLICT (platform, tenant, conversation, thread, person)
  DO UPDATE SET record = excluded.record, saved_at = excluded.saved_at`;
const SELECT = `
  SELECT record FROM conversation_case
  WHERE platform = $1 AND tenant = $2 AND conversation = $3 AND thread = '' AND person = $4 AND saved_at > $5`;

/** The same statements without the store around them; tenant `T2` keeps the rows apart. */
function plain(pool: Pool): { write: Operation; read: Operation } {
  const values = (number: number) => ['slack', 'T2', keyOf(number).conversation, keyOf(number).person];
  return {
    write: (number) => pool.query(INSERT, [...values(number), JSON.stringify(record), new Date()]),
    read: (number) => pool.query(SELECT, [...values(number), new Date(0)]),
  };
}

function throughStore(database: Database): { write: Operation; read: Operation } {
  const store = createPostgresStore(database, { log: silent });
  return {
    write: (number) => store.saveCase(keyOf(number), record, new Date()),
    read: (number) => store.findCase(keyOf(number), codec, new Date()),
  };
}

function rowOf(what: string, { perSecond, p99Ms }: Timed): BenchRow {
  return { what, value: `${Math.round(perSecond)} a second, p99 ${p99Ms.toFixed(1)} ms` };
}

async function measure(database: Database, operations: number): Promise<BenchRow[]> {
  const pool = new Pool({ ...database.connection, max: 10 });
  const [store, bare] = [throughStore(database), plain(pool)];
  // Both are warmed up first, and take turns, so that neither gains from the other's order.
  for (const { write, read } of [store, bare]) {
    await time(200, write);
    await time(200, read);
  }
  const rows = [
    rowOf('write, Store', await time(operations, store.write)),
    rowOf('write, plain pg', await time(operations, bare.write)),
    rowOf('read, Store', await time(operations, store.read)),
    rowOf('read, plain pg', await time(operations, bare.read)),
  ];
  await pool.end();
  return rows;
}

function idleRow(what: string, cpuMs: number, bytes: number): BenchRow {
  const percent = (100 * cpuMs) / IDLE_MS;
  return { what, value: `${percent.toFixed(2)} % of a core, ${Math.round(bytes / 1024 / 1024)} MB` };
}

/** Idle as the bot is: with a job queue that looks for work. */
async function idle(database: Database, dataDir: string): Promise<BenchRow[]> {
  const queue = await openJobQueue(database, { log: silent });
  await queue.work({ name: 'idle', data: z.object({}) }, async () => undefined);
  const server = (await readPostmaster(homeIn(join(dataDir, 'postgres'))))?.pid ?? 0;
  const [cpuBefore, serverBefore] = [process.cpuUsage(), await readUsage(server)];
  await sleep(IDLE_MS);
  const { user, system } = process.cpuUsage(cpuBefore);
  const serverAfter = await readUsage(server);
  await queue.stop();
  const rows = [
    idleRow('idle, the process of the benchmark', (user + system) / 1000, process.memoryUsage.rss()),
  ];
  if (serverBefore === undefined || serverAfter === undefined) return rows;
  const serverMs = (serverAfter.ticks - serverBefore.ticks) * 10;
  return [...rows, idleRow('idle, PostgreSQL', serverMs, serverAfter.bytes)];
}

/**
 * Measures the embedded database: starts, writes and reads through the Store beside the same statements through
 * plain pg, and what it costs while nothing happens. Takes some 15 s at the default size.
 */
export async function benchStorage(operations = 5_000): Promise<BenchRow[]> {
  const folder = await openFolder();
  const dataDir = join(folder, 'data');
  const open = async () => {
    const started = performance.now();
    const database = await openDatabase({ dataDir, log: silent });
    return { database, ms: Math.round(performance.now() - started) };
  };
  const first = await open();
  await first.database.close();
  const { database, ms } = await open();
  await migrateDatabase(database);
  const rows = [
    { what: 'first start', value: `${first.ms} ms` },
    { what: 'later start', value: `${ms} ms` },
    ...(await measure(database, operations)),
    ...(await idle(database, dataDir)),
  ];
  await database.close();
  await rm(folder, { recursive: true, force: true });
  return rows;
}
