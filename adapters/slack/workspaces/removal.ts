import { setTimeout as delay } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { OnEvent, TakeOn } from '../../../src/chat/adapter';
import type { RemovedEvent } from '../../../src/chat/event';
import type { Log } from '../../../src/chat/log';
import type { InFlight } from '../../shared/in-flight';
import { errorCode, isTokenDead } from '../errors';
import type { Uninstall } from '../events/uninstall';
import { retryWhenRefused, type Wait } from '../send/retry';
import type { Clients } from './clients';

/** Has the advisor forget what it was removed from. Never rejects. */
export interface Removal {
  fromConversation(event: RemovedEvent): Promise<void>;
  fromTenants(uninstall: Uninstall): Promise<void>;
}

interface RemovalOptions {
  clients: Clients;
  onEvent: OnEvent;
  takeOn: TakeOn;
  inFlight: InFlight;
  log: Log;
  wait: Wait;
  /** In milliseconds. */
  eraseAgainAfterMs: number;
  /** Ends when the adapter stops. */
  stopping: AbortSignal;
}

/** Where the store is away for a moment. In milliseconds. */
const TRY_AGAIN_AFTER = [1_000, 4_000];

export function createRemoval(options: RemovalOptions): Removal {
  const { clients, eraseAgainAfterMs, inFlight, log, onEvent, stopping, takeOn, wait } = options;

  /** A reaction to a removal is an apology: it did not work. */
  async function erase(event: RemovedEvent): Promise<void> {
    for (const pause of [...TRY_AGAIN_AFTER, undefined]) {
      if ((await onEvent(event)) === undefined) return;
      if (pause !== undefined) await wait(pause);
    }
    const { tenant } = event.conversation;
    log.error({ tenant, from: event.from }, 'what the app was removed from could not be erased');
  }

  /** What was being answered meanwhile, here or in another replica, may have been kept after the erasure. */
  async function eraseStragglers(event: RemovedEvent): Promise<void> {
    await delay(eraseAgainAfterMs, undefined, { signal: stopping, ref: false });
    if ((await clients.for(event.conversation.tenant)) === undefined) await erase(event);
  }

  /** Slack is told once it is done: it tells again where this process ends before. */
  async function removeTenant(event: RemovedEvent): Promise<void> {
    const { tenant } = event.conversation;
    const { carry } = await takeOn(event);
    await carry(() => clients.remove(tenant, () => erase(event)));
    log.info({ tenant }, 'the app was removed in Slack');
    void eraseStragglers(event).catch((error) => log.debug({ reason: errorCode(error) }, 'not erased again'));
  }

  /** Slack does not always say whether a workspace or its organisation is meant; a token that still works is not. */
  async function isRemoved(tenant: string, isLikeliest: boolean): Promise<boolean> {
    const bot = await clients.for(tenant);
    if (bot === undefined) return isLikeliest;
    const works = await isTokenGood(bot.client, wait);
    return works === undefined ? isLikeliest : !works;
  }

  async function removeWhereDead({ removed, tenants }: Uninstall): Promise<void> {
    for (const [place, tenant] of tenants.entries())
      if (await isRemoved(tenant, place === 0)) await removeTenant(removed(tenant));
  }

  const tracked = (work: Promise<unknown>) =>
    inFlight.track(work).then(
      () => undefined,
      (error: unknown) => log.error({ reason: errorCode(error) }, 'a removal was not carried out'),
    );
  return {
    fromConversation: (event) => tracked(takeOn(event).then(({ carry }) => carry(() => erase(event)))),
    fromTenants: (uninstall) => tracked(removeWhereDead(uninstall)),
  };
}

/** Undefined where Slack does not tell. */
async function isTokenGood(client: WebClient, wait: Wait): Promise<boolean | undefined> {
  try {
    await retryWhenRefused(() => client.auth.test(), { wait, patient: true });
    return true;
  } catch (error) {
    return isTokenDead(error) ? false : undefined;
  }
}
