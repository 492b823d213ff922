import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it was sent to the advisor. */
export interface Taped {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Stands before the advisor, hands everything on, and keeps what came by. */
export interface Tape {
  origin: string;
  requests: Taped[];
  close(): Promise<void>;
}

/** @param to where the advisor listens, e.g. `http://127.0.0.1:3000` */
export async function startTape(to: string): Promise<Tape> {
  const requests: Taped[] = [];
  const server = createServer((request, response) => {
    const pass = async () => {
      const { headers, method = 'GET', url: path = '/' } = request;
      const body = (await buffer(request)).toString();
      requests.push({ method, path, headers, body });
      const answer = await fetch(to + path, {
        ...{ method, redirect: 'manual', headers: passedOn(headers) },
        ...(method === 'GET' ? {} : { body }),
      });
      const more = answer.headers.getSetCookie();
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
      if (more.length > 0) response.setHeader('set-cookie', more);
      response.removeHeader('content-length');
      response.removeHeader('transfer-encoding');
      response.writeHead(answer.status).end(await answer.text());
    };
    pass().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What is said of one connection is not said of the next. */
function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const { connection: _connection, host: _host, 'content-length': _length, ...rest } = headers;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
}
