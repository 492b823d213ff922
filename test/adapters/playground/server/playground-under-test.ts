import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { openPlayground, type Playground, servePlayground } from '../../../../adapters/playground';
import type { NextDue } from '../../../../adapters/playground/server/move-clock';
import { silent } from '../../../setup/logs';

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface PlaygroundUnderTest {
  playground: Playground;
  port: number;
  /** Asks as it is written: a path is neither decoded nor shortened. */
  ask(path: string, options?: { method?: string; headers?: object; body?: string }): Promise<Answered>;
  stop(): Promise<void>;
}

/** Both stand-ins and the server, with nobody who answers in them. */
export async function openPlaygroundUnderTest({
  folder = '/nowhere',
  nextDue = async () => undefined,
  port = 0,
}: {
  folder?: string;
  nextDue?: NextDue;
  port?: number;
} = {}): Promise<PlaygroundUnderTest> {
  const playground = await openPlayground({
    tenants: { slack: 'TPLAY', teams: '00000000-0000-4000-8000-000000000001' },
    commands: { slack: [], teams: [] },
    shortcuts: [],
    slackApp: { scopes: ['chat:write'], subscriptions: ['message.channels'] },
    script: { start: '/start', fields: {}, take: 'Take', close: '/close' },
    nextDue,
    log: silent,
  });
  const server = await servePlayground({ playground, port, folder, log: silent });
  const served = Number(new URL(server.url).port);
  return {
    playground,
    port: served,
    ask: (path, options) => ask(served, path, options),
    async stop() {
      await server.stop();
      await playground.stop();
    },
  };
}

function ask(
  port: number,
  path: string,
  { body, headers = {}, method = 'GET' }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } }, (response) => {
      text(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
