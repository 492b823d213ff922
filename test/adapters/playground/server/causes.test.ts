import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import { createCauses } from '../../../../adapters/playground/server/causes';

const echo = createServer((request, response) => {
  response.end(String(request.headers['x-playground-cause']));
});
let url: string;

beforeAll(async () => {
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}/`;
});
afterAll(() => {
  echo.closeAllConnections();
  echo.close();
});

const asked = async () => (await fetch(url)).text();

it('follows each event into the requests that are made for it, also from timers and at the same time', async () => {
  const causes = createCauses();
  const handle = (): Promise<string> => {
    const cause = causes.begin();
    return soon(cause);
  };
  const work = async () => {
    const cause = await handle();
    await soon();
    const [first, second] = await Promise.all([asked(), asked()]);
    return { cause, first, second, current: causes.current() };
  };
  const seen = await Promise.all(Array.from({ length: 20 }, work));
  causes.stop();
  expect(new Set(seen.map(({ cause }) => cause)).size).toBe(20);
  for (const { cause, ...marks } of seen)
    expect(marks).toEqual({ first: cause, second: cause, current: cause });
});

it('marks nothing that follows from no event, and nothing once it has stopped', async () => {
  const causes = createCauses();
  expect(await asked()).toBe('undefined');
  causes.stop();
  const marked = (async () => {
    causes.begin();
    await soon();
    return asked();
  })();
  expect(await marked).toBe('undefined');
});
