import { ZodError } from 'zod';
import type { OnEvent } from '../../src/chat/adapter';
import type { InFlight } from '../shared/in-flight';
import type { RecentIds } from '../shared/recent-ids';
import { type AnswerTools, answer, type Respond } from './answer';
import { errorCode, toPlatformError } from './errors';
import type { Incoming } from './incoming';

/** Answers what was received. Never rejects. */
export type Dispatch = (read: () => Incoming | undefined, respond?: Respond) => Promise<void>;

interface DispatchOptions {
  tools: AnswerTools;
  onEvent: OnEvent;
  inFlight: InFlight;
  recent: RecentIds;
}

export function createDispatcher({ tools, onEvent, inFlight, recent }: DispatchOptions): Dispatch {
  const { log } = tools;

  async function say(incoming: Incoming, respond?: Respond): Promise<void> {
    try {
      const reply = await onEvent(incoming.event);
      if (reply !== undefined) await answer(tools, incoming, reply, respond);
    } catch (error) {
      const { code, message, tip } = toPlatformError('answering', error);
      log.error({ code, message, tip }, 'an answer was not given');
    }
  }

  return async (read, respond) => {
    const incoming = tryRead(read, tools);
    if (incoming === undefined) return;
    if (!recent.claim(incoming.event.id))
      return log.debug({ id: incoming.event.id }, 'Slack delivered this before');
    await inFlight.track(Promise.all([putEyesOn(incoming, tools), say(incoming, respond)]));
  };
}

function tryRead(read: () => Incoming | undefined, { log }: AnswerTools): Incoming | undefined {
  try {
    return read();
  } catch (error) {
    const fields = error instanceof ZodError ? error.issues.map(({ path }) => path.join('.')) : [];
    log.warn({ fields }, 'Slack sent something that we cannot read');
    return undefined;
  }
}

/** Shows at once that the bot has seen it. Where that is not possible, nothing is missing. */
async function putEyesOn({ address, reactTo }: Incoming, { client, log }: AnswerTools): Promise<void> {
  if (reactTo === undefined) return;
  try {
    await client.reactions.add({ channel: address.channel, timestamp: reactTo, name: 'eyes' });
  } catch (error) {
    log.debug({ reason: errorCode(error) }, 'could not add a reaction');
  }
}
