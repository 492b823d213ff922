import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { ReplicaPorts } from './children/whole-replica';

/** What stands before the replicas: it gives each request to one that is ready. */
export interface ReplicaProxy {
  readonly port: number;
  add(replica: ReplicaPorts): void;
  remove(replica: ReplicaPorts): void;
  close(): Promise<void>;
}

const codeSchema = z.object({ code: z.string().optional() });

/** Starts the proxy on a free port. As a load balancer does, it looks at `/readyz`, and passes on to the next replica only what
 * the first one cannot have got: a connection that was refused. */
export async function startReplicaProxy(): Promise<ReplicaProxy> {
  const replicas: ReplicaPorts[] = [];
  let turn = 0;

  async function choose(without: ReadonlySet<ReplicaPorts>): Promise<ReplicaPorts | undefined> {
    for (let tried = 0; tried < replicas.length; tried++) {
      turn += 1;
      const replica = replicas[turn % replicas.length];
      if (replica !== undefined && !without.has(replica) && (await isReady(replica))) return replica;
    }
    return undefined;
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const refused = new Set<ReplicaPorts>();
    for (;;) {
      const replica = await choose(refused);
      if (replica === undefined) return void response.writeHead(503).end();
      const outcome = await forward(incoming, body, portFor(incoming, replica), response);
      if (outcome === 'passed') return;
      if (outcome === 'broken') return void response.destroy();
      refused.add(replica);
    }
  }

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    add: (replica) => void replicas.push(replica),
    remove: (replica) => void replicas.splice(replicas.indexOf(replica), 1),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portFor({ url }: IncomingMessage, { slack, teams }: ReplicaPorts): number {
  return url?.startsWith('/slack/') ? slack : teams;
}

async function isReady({ operations }: ReplicaPorts): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${operations}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** Every request on a connection of its own, so that `refused` says for sure that the replica has not seen it. */
function forward(
  { headers, method, url }: IncomingMessage,
  body: Buffer,
  port: number,
  response: ServerResponse,
): Promise<'passed' | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const passed = request(
      { port, method, path: url, headers, agent: false, host: '127.0.0.1' },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.once('error', () => resolve('broken'));
        answer.pipe(response).once('finish', () => resolve('passed'));
      },
    );
    passed.once('error', (error) => {
      resolve(codeSchema.safeParse(error).data?.code === 'ECONNREFUSED' ? 'refused' : 'broken');
    });
    passed.end(body);
  });
}
