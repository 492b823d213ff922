import { createInFlight } from '../../../adapters/shared/in-flight';

it('is idle once all work has settled, also what was begun meanwhile and what failed', async () => {
  const inFlight = createInFlight();
  const done: string[] = [];
  const work = async (name: string) => {
    await Promise.resolve();
    done.push(name);
  };
  void inFlight.track(work('first').then(() => inFlight.track(work('second'))));
  const failing = inFlight.track(Promise.reject(new Error('failed')));
  await expect(failing).rejects.toThrow('failed');
  await inFlight.idle();
  expect(done).toEqual(['first', 'second']);
});

it('is idle at once where nothing runs', async () => {
  await expect(createInFlight().idle()).resolves.toBeUndefined();
});
