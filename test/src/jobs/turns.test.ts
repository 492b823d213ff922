import { createTurns } from '../../../src/jobs/turns';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const QUIET = { quietMs: 20, mostMs: 10_000 };

/** Work that notes when it begins, and ends when the test says so. */
function openWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

it('begins what waits in its order, without waiting for its end', async () => {
  const { begun, work, end } = openWork();
  const { inTurn } = createTurns(QUIET);
  const all = ['a', 'b', 'c'].map((name) => inTurn(work(name)));
  expect(begun).toEqual([]);
  await pass(5);
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['c', 'b', 'a']) end(name);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
});

it('begins nothing while something is done at once, nor for a moment after it', async () => {
  const { begun, work, end } = openWork();
  const { atOnce, inTurn } = createTurns(QUIET);
  const urgent = atOnce(work('urgent'));
  void inTurn(work('later'));
  await pass(60);
  expect(begun).toEqual(['urgent']);
  end('urgent');
  expect(await urgent).toBe('urgent');
  await pass(5);
  expect(begun).toEqual(['urgent']);
  await pass(60);
  expect(begun).toEqual(['urgent', 'later']);
});

it('lets nothing wait for ever', async () => {
  const { begun, work } = openWork();
  const { atOnce, inTurn } = createTurns({ quietMs: 20, mostMs: 50 });
  void atOnce(work('urgent'));
  void inTurn(work('later'));
  await pass(30);
  expect(begun).toEqual(['urgent']);
  await pass(80);
  expect(begun).toEqual(['urgent', 'later']);
});

it('looks at what arrives between two beginnings', async () => {
  const { begun, work } = openWork();
  const { atOnce, inTurn } = createTurns(QUIET);
  const first = () => {
    setImmediate(() => void atOnce(work('urgent')));
    return work('first')();
  };
  void inTurn(first);
  void inTurn(work('second'));
  await pass(60);
  expect(begun).toEqual(['first', 'urgent']);
});

it('rejects as the work does, and goes on', async () => {
  const { atOnce, inTurn } = createTurns(QUIET);
  const fails = async () => {
    throw new Error('no');
  };
  await expect(atOnce(fails)).rejects.toThrow('no');
  const results = Promise.allSettled([inTurn(fails), inTurn(async () => 'yes')]);
  await pass(60);
  expect(await results).toMatchObject([{ reason: { message: 'no' } }, { value: 'yes' }]);
});
