import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

/** Follows what is done because of an event into the requests that are sent for it. */
export interface Causes {
  /** From here on, all that the caller does and waits for has this cause; hands back its name. */
  begin(): string;
  /** The cause of what runs now. */
  current(): string | undefined;
  stop(): void;
}

/** As the stand-ins read it. */
const HEADER = 'x-playground-cause';
/** Published by Node's own `fetch`, in the context of whoever called it. */
const CHANNEL = 'undici:request:create';

const created = z.object({ request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]) }) });
const LOOPBACK = /^http:\/\/127\.0\.0\.1[:/]/;

/** Marks requests to this machine, as tracing libraries do: by a header that travels with the asynchronous context. */
export function createCauses(): Causes {
  const context = new AsyncLocalStorage<string>();
  let count = 0;

  const mark = (message: unknown) => {
    const cause = context.getStore();
    const origin = created.safeParse(message).data?.request.origin;
    if (cause !== undefined && LOOPBACK.test(`${origin}/`)) addHeader(message, cause);
  };
  subscribe(CHANNEL, mark);
  return {
    begin() {
      count += 1;
      const cause = `event-${count}`;
      context.enterWith(cause);
      return cause;
    },
    current: () => context.getStore(),
    stop: () => void unsubscribe(CHANNEL, mark),
  };
}

function addHeader(message: unknown, cause: string): void {
  const { request } = message as { request: { addHeader(name: string, value: string): void } };
  request.addHeader(HEADER, cause);
}
