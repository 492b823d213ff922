import { setTimeout as delay } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { ChatAdapter } from '../../src/chat/adapter';
import { createInFlight } from '../shared/in-flight';
import { createRecentIds } from '../shared/recent-ids';
import { createApp } from './app';
import { createDispatcher } from './dispatch';
import { createHttpTransport } from './http-transport';
import type { SlackOptions } from './options';
import { postReply } from './post';
import { createSdkLogger } from './sdk-logger';
import { createSocketTransport } from './socket-transport';
import { updateReply } from './update';
import { identify, webClientOptions } from './web-client';

export type { SlackOptions } from './options';

export interface SlackAdapter extends ChatAdapter {
  /** The port that requests are awaited on, while they are; none with Socket Mode. */
  readonly port: number | undefined;
}

/** Slack delivers an event again within five minutes; a busy workspace says less than this in that time. */
const REMEMBERED_EVENTS = 10_000;

/**
 * Talks with people in Slack: over Socket Mode where there is an app token, else over signed HTTP requests.
 * @throws PlatformError where the options leave no way to receive events
 */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { appToken, botToken, log, now = () => new Date(), wait = delay } = options;
  const logger = createSdkLogger(log);
  const clientOptions = webClientOptions(options, logger);
  const client = new WebClient(botToken, clientOptions);
  const transport =
    appToken === undefined
      ? createHttpTransport(options, logger)
      : createSocketTransport({ ...options, appToken, clientOptions, logger });
  const inFlight = createInFlight();
  const recent = createRecentIds(REMEMBERED_EVENTS);
  const pace = { wait, patient: false };
  return {
    platform: 'slack',
    get port() {
      return transport.port();
    },
    async start(onEvent) {
      const me = await identify(client);
      const dispatch = createDispatcher({ tools: { client, me, wait, log }, onEvent, inFlight, recent });
      const { receiver } = transport;
      createApp({ receiver, botToken, clientOptions: { ...clientOptions }, logger, log, me, now, dispatch });
      await transport.start();
    },
    send: (to, reply) => inFlight.track(postReply(client, to, reply, pace)),
    update: (message, reply) => inFlight.track(updateReply(client, message, reply, pace)),
    async stop() {
      await transport.stop();
      await inFlight.idle();
    },
  };
}
