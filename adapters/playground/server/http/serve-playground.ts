import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../../../src/chat/log';
import type { Playground } from '../playground';
import { refuse, SECURITY_HEADERS } from './answers';
import { createChanges } from './changes';
import { checkOrigin } from './check-origin';
import { answerApi } from './routes';
import { createStaticFiles } from './static-files';

export interface ServeOptions {
  playground: Playground;
  /** 0 takes any free port; one that is taken is followed by the next free one. */
  port: number;
  /** The built page. */
  folder: string;
  log: Log;
}

export interface PlaygroundServer {
  readonly url: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** So many ports are tried. */
const PORTS = 50;

/** Serves the page and its API on this machine alone. @throws the system's error where no port is free */
export async function servePlayground(options: ServeOptions): Promise<PlaygroundServer> {
  const { folder, log, playground } = options;
  const changes = createChanges(() => playground.snapshot());
  const stopListening = playground.onChange(changes.changed);
  const files = createStaticFiles(folder);
  let port = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const refused = checkOrigin(request, port);
    if (refused !== undefined) return refuse(response, refused);
    if (/^\/api(\/|$|\?)/.test(request.url ?? ''))
      return answerApi({ playground, changes }, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, { status: 405, error: 'Use GET here.', headers: { Allow: 'GET, HEAD' } });
    files(request, response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.warn({ err: error }, 'the playground could not answer');
      response.destroy();
    });
  });
  port = await listen(server, options.port);
  return {
    url: `http://${HOST}:${port}/`,
    async stop() {
      stopListening();
      changes.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Listens on the port, or on the next one that is free; resolves with its number. */
async function listen(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORTS, 65_535);
  for (let port = wanted; ; port += 1) {
    try {
      server.listen(port, HOST);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}
