import type { Server } from 'node:http';
import { HTTPReceiver, type HTTPReceiverOptions, type Logger } from '@slack/bolt';
import { PlatformError } from '../../../src/errors';
import { patience } from '../../shared/patience';
import { toPlatformError } from '../errors';
import type { SlackOptions } from '../options';
import { guardReceiver } from './guard-receiver';
import type { Transport } from './transport';

const DEFAULT_PORT = 3000;

/**
 * Receives signed requests at `/slack/events`.
 * @param installing what serves the pages of an installation, for many workspaces
 * @throws PlatformError where there is no signing secret
 */
export function createHttpTransport(
  { signingSecret, port = DEFAULT_PORT, host, requestTimeoutMs }: SlackOptions,
  logger: Logger,
  installing: Partial<HTTPReceiverOptions> = {},
): Transport & { receiver: HTTPReceiver } {
  if (!signingSecret) throw missingSecret();
  const receiver = new HTTPReceiver({ ...installing, signingSecret, logger });
  guardReceiver(receiver);
  let server: Pick<Server, 'address'> | undefined;
  return {
    receiver,
    port() {
      const address = server?.address();
      return typeof address === 'object' ? address?.port : undefined;
    },
    async start() {
      try {
        const at = { port, ...(host !== undefined && { host }) };
        server = await receiver.start(at, patience(requestTimeoutMs));
      } catch (error) {
        throw toPlatformError(`listening on port ${port}`, error);
      }
    },
    async stop() {
      if (server === undefined) return;
      server = undefined;
      await receiver.stop();
    },
  };
}

function missingSecret(): PlatformError {
  return new PlatformError('Slack: there is neither an app token nor a signing secret', {
    code: 'slack/no-signing-secret',
    tip: 'Give the app token (xapp-...) for Socket Mode, or the signing secret under "Basic Information" of the Slack app.',
  });
}
