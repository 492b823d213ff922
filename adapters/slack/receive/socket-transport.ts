import { setTimeout as delay } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../src/chat/log';
import { errorCode, toPlatformError } from '../errors';
import type { Transport } from './transport';

/** A connection that is still being opened holds a stop up so long at most. */
const LONGEST_GOODBYE_MS = 5_000;

interface SocketOptions {
  appToken: string;
  clientOptions: WebClientOptions;
  logger: Logger;
  log: Log;
  /** In milliseconds, by the number of failures since the last connection. */
  reconnectDelayMs?: ((failures: number) => number) | undefined;
}

/**
 * Receives events over a web socket. It reconnects by itself: the SDK's own reconnecting lets a failure (a withdrawn
 * token, no network) escape as an unhandled rejection, which ends the process.
 */
export function createSocketTransport({
  appToken,
  clientOptions,
  logger,
  log,
  reconnectDelayMs = backOff,
}: SocketOptions): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const stopping = new AbortController();
  let reconnecting: Promise<void> | undefined;

  function reconnect(): void {
    reconnecting ??= keepTrying().finally(() => {
      reconnecting = undefined;
    });
  }

  async function keepTrying(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      await delay(reconnectDelayMs(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted || (await connects())) return;
    }
  }

  async function connects(): Promise<boolean> {
    try {
      await receiver.client.start();
      return true;
    } catch (error) {
      log.warn({ reason: errorCode(error) }, 'cannot reach Slack, trying again');
      return false;
    }
  }

  return {
    receiver,
    port: () => undefined,
    async start() {
      try {
        await receiver.client.start();
      } catch (error) {
        throw toPlatformError('opening Socket Mode', error);
      }
      receiver.client.on('disconnected', reconnect);
    },
    async stop() {
      stopping.abort();
      // A connection that is being opened would outlive the SDK's disconnect().
      await Promise.race([reconnecting, delay(LONGEST_GOODBYE_MS, undefined, { ref: false })]);
      await receiver.client.disconnect();
    },
  };
}

/** Slack renews every connection now and then, which is no failure: the first try comes at once. */
function backOff(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 500 * 2 ** failures);
}
