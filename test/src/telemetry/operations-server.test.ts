import { createServer } from 'node:http';
import type { OperationsServer } from '../../../src/telemetry/operations-server';
import { createTelemetry, type Telemetry } from '../../../src/telemetry/telemetry';
import { silent } from '../../setup/logs';

let telemetry: Telemetry;
let server: OperationsServer;

beforeEach(async () => {
  telemetry = createTelemetry({ log: silent, version: '1.2.3', platformOf: () => 'slack' });
  server = await telemetry.serve({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  telemetry.end();
  await server.close();
});

const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
const get = (path: string, init?: RequestInit) => fetch(at(path), init);

it('is alive before anything has started', async () => {
  const response = await get('/healthz');
  expect([response.status, await response.text()]).toEqual([200, 'alive\n']);
});

it('says which part is not ready, until the stop begins', async () => {
  const { readiness } = telemetry;
  const ready = async () => {
    const response = await get('/readyz');
    return [response.status, await response.json()];
  };
  expect(await ready()).toEqual([
    503,
    { ready: false, stopping: false, parts: { database: 'starting', jobs: 'starting', chats: 'starting' } },
  ]);
  let database: 'ok' | 'not migrated' = 'not migrated';
  readiness.started('database', async () => database);
  readiness.started('jobs');
  readiness.started('chats');
  expect(await ready()).toMatchObject([503, { parts: { database: 'not migrated', jobs: 'ok' } }]);
  database = 'ok';
  expect(await ready()).toMatchObject([200, { ready: true }]);
  readiness.started('database', () => Promise.reject(new Error('postgres://user:secret@db is away')));
  expect(await ready()).toMatchObject([503, { parts: { database: 'unreachable' } }]);
  readiness.started('database');
  readiness.stopping();
  expect(await ready()).toMatchObject([503, { ready: false, stopping: true, parts: { database: 'ok' } }]);
});

it('gives the metrics of the process and of the advisor, and looks things up for it', async () => {
  telemetry.onRead(async () => telemetry.metrics.inbox.set(7));
  telemetry.onRead(() => Promise.reject(new Error('the database is away')));
  const response = await get('/metrics');
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('ops_advisor_inbox_events 7');
  expect(text).toContain('ops_advisor_build_info{version="1.2.3"} 1');
  expect(text).toContain('ops_advisor_ready 0');
  expect(text).toContain('process_cpu_seconds_total');
});

it('counts the calls to the platforms as they are answered', async () => {
  const statuses = [200, 429, 500, 403];
  const far = createServer((_request, response) => void response.writeHead(statuses.shift() ?? 200).end());
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
  const address = far.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  for (let call = 0; call < 4; call++) await (await fetch(url)).text();
  await new Promise<void>((resolve) => {
    far.close(() => resolve());
    far.closeAllConnections();
  });
  await expect(fetch(url)).rejects.toThrow();
  const text = await telemetry.metrics.registry.metrics();
  for (const outcome of ['ok', 'rate-limited', 'server-error', 'refused', 'no-answer'])
    expect(text).toContain(`ops_advisor_platform_calls_total{platform="slack",outcome="${outcome}"} 1`);
});

it.each([
  ['/', {}, 404],
  ['/metrics/../secret', {}, 404],
  ['/metrics', { method: 'POST' }, 405],
])('answers nothing else: %s %j', async (path, init, status) => {
  expect((await get(path, init)).status).toBe(status);
});

it('says what to do where its port is taken', async () => {
  const taken = telemetry.serve({ host: '127.0.0.1', port: server.port });
  await expect(taken).rejects.toMatchObject({
    code: 'config/operations-port',
    message: expect.stringContaining(String(server.port)),
  });
});
