import type { ServerResponse } from 'node:http';
import type { Snapshot } from '../../page-protocol';

/** Sends snapshots to every page that is open, as server-sent events. */
export interface Changes {
  follow(response: ServerResponse): void;
  /** Something changed; several changes shortly after one another are sent as one. */
  changed(): void;
  stop(): void;
}

const TOGETHER_MS = 40;
/** What is due next is noted after the message that is about it was sent, so it is looked at once more. */
const SETTLED_MS = 1_000;
const HEARTBEAT_MS = 15_000;

export function createChanges(snapshot: () => Promise<Snapshot>): Changes {
  const followers = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  let settled: NodeJS.Timeout | undefined;
  let isSending = false;
  let isDirty = false;

  async function send(to: Iterable<ServerResponse>): Promise<void> {
    const event = `data: ${JSON.stringify(await snapshot())}\n\n`;
    // A page that does not keep up gets a later snapshot instead: each of them is whole.
    for (const response of to) if (!response.writableNeedDrain) response.write(event);
  }

  async function sendToAll(): Promise<void> {
    timer = undefined;
    isSending = true;
    isDirty = false;
    await send(followers).catch(() => undefined);
    isSending = false;
    if (isDirty) sendSoon();
  }

  function changed(): void {
    clearTimeout(settled);
    settled = setTimeout(sendSoon, SETTLED_MS);
    sendSoon();
  }

  function sendSoon(): void {
    isDirty = true;
    if (followers.size === 0 || timer !== undefined || isSending) return;
    timer = setTimeout(() => void sendToAll(), TOGETHER_MS);
  }

  const heartbeat = setInterval(() => {
    for (const response of followers) response.write(': still here\n\n');
  }, HEARTBEAT_MS);

  return {
    changed,
    follow(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.flushHeaders();
      followers.add(response);
      response.on('close', () => followers.delete(response));
      response.on('drain', sendSoon);
      void send([response]).catch(() => undefined);
    },
    stop() {
      clearInterval(heartbeat);
      clearTimeout(timer);
      clearTimeout(settled);
      for (const response of followers) response.end();
    },
  };
}
