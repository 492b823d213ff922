import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { ACK_WITHIN_MS, type AppLink, type Delivered } from './app-link';

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown() });

/** The far side of Socket Mode: the app's web sockets, and deliveries over the newest of them. */
export interface SocketHub extends AppLink {
  /** A path that admits one connection. */
  issuePath(): string;
  connections(): number;
  /** Asks the app to connect again, as Slack does every few hours. */
  refresh(): void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): void;
}

export function createSocketHub(server: Server, onConnections: () => void): SocketHub {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (delivered: Delivered) => void>();
  const tickets = new Set<string>();
  server.on('upgrade', (request, socket, head) => {
    if (!tickets.delete(request.url ?? '')) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => welcome(opened, waiting, onConnections));
  });
  return {
    issuePath() {
      const path = `/link/${randomUUID()}`;
      tickets.add(path);
      return path;
    },
    connections: () => sockets.clients.size,
    refresh: () => broadcast(sockets, { type: 'disconnect', reason: 'refresh_requested' }),
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
    deliver(kind, payload, retry) {
      const socket = [...sockets.clients].at(-1);
      if (socket === undefined) return Promise.resolve({ acknowledged: false });
      const envelope_id = randomUUID();
      const attempts = retry ? { retry_attempt: retry.number, retry_reason: retry.reason } : {};
      socket.send(
        JSON.stringify({
          type: kind,
          envelope_id,
          payload,
          accepts_response_payload: kind !== 'events_api',
          ...attempts,
        }),
      );
      return acknowledgement(waiting, envelope_id);
    },
  };
}

function welcome(
  socket: WebSocket,
  waiting: Map<string, (delivered: Delivered) => void>,
  onConnections: () => void,
): void {
  socket.on('message', (data) => {
    const { envelope_id, payload } = ackSchema.parse(JSON.parse(String(data)));
    waiting.get(envelope_id)?.({ acknowledged: true, ...(isAnswer(payload) && { response: payload }) });
  });
  socket.on('close', onConnections);
  socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  onConnections();
}

/** Bolt acknowledges with an empty payload where it has nothing to say. */
function isAnswer(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0;
}

function acknowledgement(
  waiting: Map<string, (delivered: Delivered) => void>,
  id: string,
): Promise<Delivered> {
  const { promise, resolve } = withResolver<Delivered>();
  const tooLate = setTimeout(() => resolve({ acknowledged: false }), ACK_WITHIN_MS);
  waiting.set(id, resolve);
  return promise.finally(() => {
    clearTimeout(tooLate);
    waiting.delete(id);
  });
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function broadcast(sockets: WebSocketServer, message: object): void {
  for (const socket of sockets.clients) socket.send(JSON.stringify(message));
}
