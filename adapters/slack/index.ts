import { setTimeout as delay } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { ChatAdapter } from '../../src/chat/adapter';
import { createInFlight } from '../shared/in-flight';
import { createRecentIds } from '../shared/recent-ids';
import { createApp } from './app';
import { describeConversation, directWith } from './conversations';
import { createDispatcher } from './dispatch';
import { findDelivery } from './find-delivery';
import { createFormOpeners } from './form-openers';
import { createHttpTransport } from './http-transport';
import type { Identity } from './incoming';
import type { SlackOptions } from './options';
import { postReply } from './post';
import { createProfiles } from './profiles';
import { createSdkLogger } from './sdk-logger';
import { createSocketTransport } from './socket-transport';
import { createSubmit } from './submit';
import { updateReply } from './update';
import { createUpload } from './upload';
import { fetchWithin, identify, TIMEOUT_MS, webClientOptions } from './web-client';

export type { SlackOptions } from './options';

export interface SlackAdapter extends ChatAdapter {
  /** The port that requests are awaited on, while they are; none with Socket Mode. */
  readonly port: number | undefined;
}

/** Slack delivers an event again within five minutes; a busy workspace says less than this in that time. */
const REMEMBERED_EVENTS = 10_000;

const ANSWER_FORMS_WITHIN_MS = 2_500;

/**
 * Talks with people in Slack: over Socket Mode where there is an app token, else over signed HTTP requests.
 * @throws PlatformError where the options leave no way to receive events
 */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { appToken, botToken, log, now = () => new Date(), timeoutMs = TIMEOUT_MS, wait = delay } = options;
  const { answerFormsWithinMs: answerWithinMs = ANSWER_FORMS_WITHIN_MS } = options;
  const logger = createSdkLogger(log);
  const clientOptions = webClientOptions(options, logger);
  const client = new WebClient(botToken, clientOptions);
  const transport =
    appToken === undefined
      ? createHttpTransport(options, logger)
      : createSocketTransport({ ...options, appToken, clientOptions, logger });
  const inFlight = createInFlight();
  const recent = createRecentIds(REMEMBERED_EVENTS);
  const upload = createUpload({ client, wait, log, fetch: (url, init) => fetchWithin(timeoutMs, url, init) });
  const means = { wait, upload, patient: false };
  const profiles = createProfiles({ client, wait, log, now });
  let known: Identity | undefined;
  const me = async () => {
    known ??= await identify(client);
    return known;
  };
  return {
    platform: 'slack',
    get port() {
      return transport.port();
    },
    async start(onEvent) {
      const identity = await me();
      const tools = { client, me: identity, wait, log, upload, now, openers: createFormOpeners() };
      createApp({
        receiver: transport.receiver,
        botToken,
        clientOptions: { ...clientOptions },
        logger,
        log,
        me: identity,
        now,
        dispatch: createDispatcher({ tools, onEvent, inFlight, recent }),
        submit: createSubmit({ tools, onEvent, inFlight, answerWithinMs }),
      });
      await transport.start();
    },
    send: (to, reply, { deliveryId } = {}) => inFlight.track(postReply(client, to, reply, means, deliveryId)),
    findDelivery: async (to, deliveryId, since) =>
      findDelivery(client, await me(), to, { deliveryId, since, wait }),
    update: (message, reply) => inFlight.track(updateReply(client, message, reply, means)),
    describe: (conversation) => describeConversation(client, conversation, wait),
    isAdmin: (_conversation, person) => profiles.isAdmin(person.id),
    timeZoneOf: (_conversation, person) => profiles.timeZone(person.id),
    directWith: (conversation, person) => directWith(client, conversation, person, wait),
    async stop() {
      await transport.stop();
      await inFlight.idle();
    },
  };
}
