import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../errors';
import type { Ready } from './readiness';

export interface OperationsOptions {
  port: number;
  host: string;
  /** How this replica is now. */
  check(): Promise<Ready>;
  /** The metrics as Prometheus reads them. */
  metrics(): Promise<{ contentType: string; text: string }>;
}

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

const SLOWEST_CLIENT_MS = 5_000;

/**
 * Answers `/healthz`, `/readyz` and `/metrics`, for those who run the advisor: never expose it to strangers.
 * @throws ConfigError where the port is taken
 */
export async function serveOperations(options: OperationsOptions): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const answering =
      request.method === 'GET' ? answer(path, options) : Promise.resolve(plain(405, 'GET only'));
    void answering
      .catch(() => plain(500, 'failed'))
      .then(({ status, type, text }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
      });
  });
  server.requestTimeout = SLOWEST_CLIENT_MS;
  server.headersTimeout = SLOWEST_CLIENT_MS;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return { port, close: () => close(server) };
}

async function answer(path: string, { check, metrics }: OperationsOptions): Promise<Answer> {
  switch (path) {
    case '/healthz':
      return plain(200, 'alive');
    case '/readyz': {
      const state = await check();
      const status = state.ready ? 200 : 503;
      return { status, type: 'application/json', text: `${JSON.stringify(state)}\n` };
    }
    case '/metrics': {
      const { contentType, text } = await metrics();
      return { status: 200, type: contentType, text };
    }
    default:
      return plain(404, 'not found');
  }
}

function plain(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` };
}

function listen(server: Server, { host, port }: OperationsOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const tip = 'Choose another OPERATIONS_PORT, or stop what listens there.';
      reject(
        new ConfigError(`The operations port ${port} on ${host} cannot be used`, {
          code: 'config/operations-port',
          tip,
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
