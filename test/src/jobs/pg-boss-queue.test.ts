import { EventEmitter, once as eventOnce } from 'node:events';
import { z } from 'zod';
import type { JobKind, JobQueue, JobRun } from '../../../src/jobs/job-queue';
import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

const numberSchema = z.object({ number: z.number() });
type Numbered = z.infer<typeof numberSchema>;

let test: TestDatabase;
let queue: JobQueue;
let kinds = 0;

/** A kind of its own for every test, quick to retry. */
function newKind(more: Partial<JobKind<Numbered>> = {}): JobKind<Numbered> {
  kinds += 1;
  return { name: `kind-${kinds}`, data: numberSchema, retryDelaySeconds: 1, ...more };
}

/** Collects runs and lets a test wait for the next one. */
function collector(act: (run: JobRun<Numbered>) => Promise<void> = async () => undefined) {
  const runs: JobRun<Numbered>[] = [];
  const seen = new EventEmitter();
  const handler = async (run: JobRun<Numbered>) => {
    runs.push(run);
    try {
      await act(run);
    } finally {
      seen.emit('run');
    }
  };
  const until = async (count: number) => {
    while (runs.length < count) await eventOnce(seen, 'run');
  };
  return { runs, handler, until };
}

/** Polls a query: what the engine does after a handler has ended cannot be awaited otherwise. */
async function eventually<T>(read: () => Promise<T>, accept: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeAll(async () => {
  test = await openTestDatabase();
  await test.database.query('CREATE TABLE effect (number integer NOT NULL)');
  queue = await openJobQueue(test.database, { log: silent, pollMs: 50 });
});

afterAll(async () => {
  await queue.stop();
  await test.close();
});

async function effects(number: number): Promise<number> {
  const { rows } = await test.database.query('SELECT count(*)::int AS n FROM effect WHERE number = $1', [
    number,
  ]);
  return (rows[0] as { n: number }).n;
}

describe('the job queue', () => {
  it('hands a job to its handler with its data', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector();
    await queue.work(kind, handler);
    expect(await queue.send(kind, { number: 7 })).toBe(true);
    await until(1);
    expect(runs[0]).toMatchObject({ data: { number: 7 }, attempt: 1 });
  });

  it('makes one job a key, even after it is done', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector();
    await queue.declare(kind);
    const sent = await Promise.all([1, 2, 3].map((number) => queue.send(kind, { number }, { key: 'same' })));
    expect(sent.filter(Boolean)).toHaveLength(1);
    await queue.work(kind, handler);
    await until(1);
    expect(await queue.send(kind, { number: 4 }, { key: 'same' })).toBe(false);
    expect(await queue.send(kind, { number: 5 }, { key: 'other' })).toBe(true);
    await until(2);
    expect(runs.map((run) => run.data.number)).toContain(5);
  });

  it('waits until the moment that it is given', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector();
    const startAfter = new Date(Date.now() + 700);
    await queue.declare(kind);
    await queue.send(kind, { number: 1 }, { startAfter });
    await queue.work(kind, handler);
    await until(1);
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
    expect(runs).toHaveLength(1);
  });

  it('tries again after a failure, and counts the attempts', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector(async ({ attempt }) => {
      if (attempt === 1) throw new Error('not yet');
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 1 });
    await until(2);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(runs[0]?.id).toBe(runs[1]?.id);
  });

  it('keeps what never works as a dead letter', async () => {
    const kind = newKind({ retries: 1 });
    const { runs, handler, until } = collector(async () => {
      throw new Error('never');
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 13 });
    await until(2);
    const letters = await eventually(
      () => queue.deadLetters(kind),
      (found) => found.length > 0,
    );
    expect(letters).toEqual([{ data: { number: 13 }, failedAt: expect.any(Date) }]);
    expect(runs).toHaveLength(2);
  });

  it('makes a job together with a transaction, or not at all', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector();
    await queue.declare(kind);
    const failing = test.database.transaction(async (session) => {
      await queue.send(kind, { number: 1 }, { session });
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    await test.database.transaction(async (session) => {
      await queue.send(kind, { number: 2 }, { session });
    });
    await queue.work(kind, handler);
    await until(1);
    expect(runs.map((run) => run.data.number)).toEqual([2]);
  });

  it('records an effect once, even where a run fails right after it', async () => {
    const kind = newKind();
    const outcomes: boolean[] = [];
    const { handler, until } = collector(async ({ data, once }) => {
      const write = once(async (session) => {
        await session.query('INSERT INTO effect VALUES ($1)', [data.number]);
      });
      outcomes.push(await write);
      throw new Error('died after the effect');
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 101 });
    await until(1);
    expect(outcomes).toEqual([true]);
    expect(await effects(101)).toBe(1);
    expect(await queue.deadLetters(kind)).toEqual([]);
  });

  it('leaves no effect behind where the transaction fails, and tries again', async () => {
    const kind = newKind();
    const { handler, until } = collector(async ({ data, attempt, once }) => {
      await once(async (session) => {
        await session.query('INSERT INTO effect VALUES ($1)', [data.number]);
        if (attempt === 1) throw new Error('half way');
      });
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 102 });
    await until(2);
    expect(await effects(102)).toBe(1);
  });

  it('lets only one of two runs of the same job have its effect', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector(async ({ data, once }) => {
      const write = () =>
        once(async (session) => {
          await session.query('INSERT INTO effect VALUES ($1)', [data.number]);
        });
      expect((await Promise.all([write(), write()])).sort()).toEqual([false, true]);
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 103 });
    await until(1);
    expect(await effects(103)).toBe(1);
    expect(runs).toHaveLength(1);
  });

  it('gives up waiting for a handler that does not end, and goes on with the next job', async () => {
    const kind = newKind({ expireInSeconds: 1, retries: 0 });
    const { runs, handler, until } = collector(async ({ data }) => {
      if (data.number === 1) await new Promise(() => undefined);
    });
    await queue.work(kind, handler);
    await queue.send(kind, { number: 1 }, { key: 'first' });
    await queue.send(kind, { number: 2 }, { key: 'second' });
    await until(2);
    expect(runs.map((run) => run.data.number)).toEqual([1, 2]);
    expect(await queue.deadLetters(kind)).toHaveLength(1);
  });

  it('sends a recurring job once a slot, however many replicas ask for it', async () => {
    const kind = newKind();
    const { runs, handler, until } = collector();
    let now = 1_000_000;
    const replica = () => openJobQueue(test.database, { log: silent, pollMs: 50, now: () => now });
    const [one, two] = await Promise.all([replica(), replica()]);
    await one.work(kind, handler);
    await one.schedule(kind, 200, { number: 1 });
    await two.schedule(kind, 200, { number: 1 });
    await until(1);
    now += 200;
    await until(2);
    await Promise.all([one.stop(), two.stop()]);
    expect(runs).toHaveLength(2);
  });

  it('refuses a job that could not be taken up again within a minute', async () => {
    await expect(queue.declare(newKind({ expireInSeconds: 41 }))).rejects.toThrow('at most 40');
  });

  it('ends the jobs that run before it stops', async () => {
    const kind = newKind();
    const own = await openJobQueue(test.database, { log: silent, pollMs: 50 });
    let ended = false;
    const started = new EventEmitter();
    await own.work(kind, async () => {
      started.emit('started');
      await new Promise((resolve) => setTimeout(resolve, 100));
      ended = true;
    });
    const running = eventOnce(started, 'started');
    await own.send(kind, { number: 1 });
    await running;
    await own.stop();
    expect(ended).toBe(true);
  });
});
