import { killSpawned, spawnScript } from '../telemetry/spawned';

afterEach(killSpawned);

it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s, with code 0', async (signal) => {
  const child = spawnScript('ending-process', { stop: 'quick', stopWithinMs: 10_000 });
  await child.wrote('"ready"');
  child.process.kill(signal);
  expect(await child.exit).toBe(0);
  expect(child.output()).toContain('"stopped"');
});

it('ends in time although something hangs, and says so', async () => {
  const child = spawnScript('ending-process', { stop: 'never', stopWithinMs: 300 });
  await child.wrote('"ready"');
  child.process.kill('SIGTERM');
  expect(await child.exit).toBe(1);
  expect(child.output()).toContain('something did not finish in time');
});

it('ends at once on a second signal', async () => {
  const child = spawnScript('ending-process', { stop: 'never', stopWithinMs: 600_000 });
  await child.wrote('"ready"');
  child.process.kill('SIGTERM');
  await child.wrote('told to stop');
  child.process.kill('SIGTERM');
  expect(await child.exit).toBe(1);
  expect(child.output()).toContain('ending at once');
});

it.each(['throw', 'reject'] as const)(
  'stops with code 1 on a %s that nobody catches, without its message',
  async (how) => {
    const message = 'could not answer "should we use MLOps?"';
    const child = spawnScript('ending-process', {
      stop: 'quick',
      stopWithinMs: 10_000,
      defect: { how, message },
    });
    expect(await child.exit).toBe(1);
    expect(child.output()).toContain('an error that nobody caught');
    expect(child.output()).toMatch(/"name":"Error","at":\["[^"]*ending-process\.ts:\d+:\d+/);
    expect(child.output()).toContain('"stopped"');
    expect(child.output()).not.toContain('MLOps');
  },
);
