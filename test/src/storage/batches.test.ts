import { StorageError } from '../../../src/errors';
import { inBatches } from '../../../src/storage/batches';

/** Statements that end when the test says so; each result names its call and its batch. */
function openStatements() {
  const batches: string[][] = [];
  const ends: { succeed(): void; fail(error: Error): void }[] = [];
  const ask = inBatches((calls: readonly string[]) => {
    const number = batches.push([...calls]);
    return new Promise<(call: string) => string>((resolve, reject) =>
      ends.push({ succeed: () => resolve((call) => `${call}${number}`), fail: reject }),
    );
  });
  return { ask, batches, ends };
}

/** Lets all that can happen without the test happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets what comes while a statement is under way share the next one, in its order', async () => {
  const { ask, batches, ends } = openStatements();
  const first = ask('a');
  await settle();
  const later = [ask('b'), ask('c'), ask('b')];
  await settle();
  expect(batches).toEqual([['a']]);
  ends[0]?.succeed();
  expect(await first).toBe('a1');
  await settle();
  ends[1]?.succeed();
  expect(await Promise.all(later)).toEqual(['b2', 'c2', 'b2']);
  expect(batches).toEqual([['a'], ['b', 'c', 'b']]);
});

it('lets what one caller does at once go together', async () => {
  const { ask, batches, ends } = openStatements();
  const both = [ask('a'), ask('b')];
  await settle();
  ends[0]?.succeed();
  expect(await Promise.all(both)).toEqual(['a1', 'b1']);
  const next = ask('c');
  await settle();
  ends[1]?.succeed();
  expect(await next).toBe('c2');
  expect(batches).toEqual([['a', 'b'], ['c']]);
});

it('waits for no statement that takes long', async () => {
  jest.useFakeTimers();
  try {
    const { ask, batches, ends } = openStatements();
    void ask('hangs');
    await jest.advanceTimersByTimeAsync(1);
    const later = ask('a');
    await jest.advanceTimersByTimeAsync(50);
    expect(batches).toEqual([['hangs']]);
    await jest.advanceTimersByTimeAsync(100);
    expect(batches).toEqual([['hangs'], ['a']]);
    ends[1]?.succeed();
    expect(await later).toBe('a2');
    ends[0]?.succeed();
    await jest.advanceTimersByTimeAsync(200);
    expect(batches).toEqual([['hangs'], ['a']]);
  } finally {
    jest.useRealTimers();
  }
});

it('never takes more than a hundred calls together', async () => {
  const sizes: number[] = [];
  const ask = inBatches(async (calls: readonly number[]) => {
    sizes.push(calls.length);
    return (call: number) => -call;
  });
  const calls = Array.from({ length: 250 }, (_, index) => index + 1);
  expect(await Promise.all(calls.map(ask))).toEqual(calls.map((call) => -call));
  expect(sizes).toEqual([100, 100, 50]);
});

it('fails nobody for what another one asked for', async () => {
  const tried: string[] = [];
  const ask = inBatches(async (calls: readonly string[]) => {
    tried.push(calls.join());
    if (calls.includes('bad')) throw new StorageError('refused', { code: 'storage/failed', tip: 'none' });
    return (call: string) => call;
  });
  const results = await Promise.allSettled(['a', 'bad', 'b'].map(ask));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: { message: 'refused' } });
  expect(tried).toEqual(['a,bad,b', 'a', 'bad', 'b']);
  expect(await ask('c')).toBe('c');
});

it('asks a database that is away once for all of them, and again for the next one', async () => {
  const { ask, batches, ends } = openStatements();
  const away = new StorageError('away', { code: 'storage/unreachable', tip: 'Wait.' });
  const results = Promise.allSettled([ask('a'), ask('b')]);
  await settle();
  ends[0]?.fail(away);
  expect(await results).toEqual([
    { status: 'rejected', reason: away },
    { status: 'rejected', reason: away },
  ]);
  const next = ask('c');
  await settle();
  ends[1]?.succeed();
  expect(await next).toBe('c2');
  expect(batches).toEqual([['a', 'b'], ['c']]);
});
