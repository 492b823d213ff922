import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { patience } from '../../shared/patience';

/** Activities are a few kilobytes; a long pasted text makes them longer. */
const MAX_BODY_BYTES = 512 * 1024;
const PATH = '/api/messages';

export interface HttpAnswer {
  status: number;
  body?: object;
}

/** Answers one activity. Never rejects. */
export type Receive = (authorization: string, body: unknown) => Promise<HttpAnswer>;

export interface Address {
  port: number;
  host?: string;
  /** See {@link patience}. */
  requestTimeoutMs?: number;
}

export interface MessagesServer {
  readonly port: number;
  /** Resolves once every connection is closed. */
  close(): Promise<void>;
}

/** Listens for activities. @throws the system's error where the port is taken */
export async function listen(at: Address, receive: Receive): Promise<MessagesServer> {
  const server = createServer(patience(at.requestTimeoutMs), (request, response) => {
    void answer(request, receive).then(({ status, body }) => {
      if (!server.listening) response.setHeader('connection', 'close');
      write(response, status, body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(at.port, at.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, close: () => close(server) };
}

async function answer(request: IncomingMessage, receive: Receive): Promise<HttpAnswer> {
  if (request.url?.split('?')[0] !== PATH) return { status: 404 };
  if (request.method !== 'POST') return { status: 405 };
  const text = await readBody(request);
  if (text === undefined) return { status: 413 };
  const body = parseJson(text);
  return body === undefined ? { status: 400 } : receive(request.headers.authorization ?? '', body);
}

/** `undefined` where the body is too long; the rest of it is read and dropped, so that the answer gets through. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return '';
  }
  return length <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, status: number, body?: object): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
