import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examineReach } from '../../../src/doctor/examine-reach';

let server: Server;
let status: number;

beforeEach(async () => {
  server = createServer((_request, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
});

const knock = () =>
  examineReach(
    'Slack: reach',
    new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`),
  );

test.each([
  [401, 'fine'],
  [403, 'fine'],
  [200, 'problem'],
  [404, 'problem'],
  [502, 'problem'],
])('an unsigned request that is answered with %d is %s', async (answer, state) => {
  status = answer;
  expect(await knock()).toMatchObject({ state });
});

test('a door at which nobody answers is a problem', async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const url = new URL(`http://127.0.0.1:${port}/api/messages`);
  expect(await examineReach('Teams: reach', url)).toMatchObject({
    state: 'problem',
    found: `nobody answers at ${url}`,
  });
});
