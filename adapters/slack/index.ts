import { setTimeout as delay } from 'node:timers/promises';
import { type ChatAdapter, takeLightly } from '../../src/chat/adapter';
import { createInFlight } from '../shared/in-flight';
import { createRecentIds } from '../shared/recent-ids';
import { createDispatcher } from './answer/dispatch';
import { createFormOpeners } from './answer/form-openers';
import { createRespondTo } from './answer/shortcut-respond';
import { createSubmit } from './answer/submit';
import { createApp } from './app';
import type { SlackOptions } from './options';
import { createSdkLogger } from './receive/sdk-logger';
import { createVoice } from './send/voice';
import { createPanel } from './surfaces/assistant-panel';
import { createHomePage } from './surfaces/home-page';
import type { BotParts } from './workspaces/clients';
import { createConnection } from './workspaces/connection';
import { createRemoval } from './workspaces/removal';
import { fetchWithin, TIMEOUT_MS, webClientOptions } from './workspaces/web-client';

export type { SlackOptions } from './options';

export interface SlackAdapter extends ChatAdapter {
  /** The port that requests are awaited on, while they are; none with Socket Mode. */
  readonly port: number | undefined;
}

/** Slack delivers an event again within five minutes; a busy workspace says less than this in that time. */
const REMEMBERED_EVENTS = 10_000;

const ANSWER_FORMS_WITHIN_MS = 2_500;

const ERASE_AGAIN_AFTER_MS = 30_000;

/**
 * Talks with people in Slack: over Socket Mode where there is an app token, else over signed HTTP requests.
 * @throws PlatformError where the options leave no way to receive events
 */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { log, now = () => new Date(), timeoutMs = TIMEOUT_MS, wait = delay } = options;
  const { answerFormsWithinMs: answerWithinMs = ANSWER_FORMS_WITHIN_MS } = options;
  const { eraseAgainAfterMs = ERASE_AGAIN_AFTER_MS } = options;
  const logger = createSdkLogger(log);
  const clientOptions = webClientOptions(options, logger);
  const parts: BotParts = {
    clientOptions,
    wait,
    log,
    now,
    fetch: (url, init) => fetchWithin(timeoutMs, url, init),
  };
  const { clients, transport } = createConnection(options, parts, logger);
  const inFlight = createInFlight();
  const recent = createRecentIds(REMEMBERED_EVENTS);
  const stop = new AbortController();
  return {
    platform: 'slack',
    get port() {
      return transport.port();
    },
    async start(onEvent, _onLookup, takeOn = takeLightly) {
      await clients.check();
      const tools = { wait, log, now, openers: createFormOpeners() };
      createApp({
        receiver: transport.receiver,
        clients,
        clientOptions: { ...clientOptions },
        logger,
        log,
        now,
        home: createHomePage({ onEvent, wait, log }),
        panel: createPanel({ wait, log, inFlight, titled: createRecentIds(REMEMBERED_EVENTS) }),
        respondTo: createRespondTo(options.apiUrl, parts.fetch),
        dispatch: createDispatcher({ tools, onEvent, takeOn, inFlight, recent }),
        submit: createSubmit({ tools, onEvent, takeOn, inFlight, answerWithinMs }),
        removal: createRemoval({
          ...{ clients, onEvent, takeOn, inFlight, log, wait, eraseAgainAfterMs },
          stopping: stop.signal,
        }),
      });
      await transport.start();
    },
    ...createVoice({ clients, inFlight, wait }),
    async stop() {
      stop.abort();
      await transport.stop();
      await inFlight.idle();
    },
  };
}
