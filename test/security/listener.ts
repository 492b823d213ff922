import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is not on any list; it keeps what it is sent. */
export interface Listener {
  origin: string;
  heard: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** @param redirectTo where it sends everybody on to, with the method and the body as they are */
export async function startListener(redirectTo?: string): Promise<Listener> {
  const heard: Listener['heard'] = [];
  const server = createServer(({ headers, url = '/' }, response) => {
    heard.push({ path: url, headers });
    const location = redirectTo === undefined ? {} : { location: `${redirectTo}${url}` };
    response.writeHead(redirectTo === undefined ? 200 : 307, location).end('{"ok":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
