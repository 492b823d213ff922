import { ZodError } from 'zod';
import type { OnEvent, TakeOn } from '../../../src/chat/adapter';
import type { Log } from '../../../src/chat/log';
import { isReply, type Reaction, type Reply } from '../../../src/chat/reply';
import type { InFlight } from '../../shared/in-flight';
import type { RecentIds } from '../../shared/recent-ids';
import { errorCode, toPlatformError } from '../errors';
import type { Incoming } from '../events/incoming';
import { acknowledge } from '../receive/acknowledge';
import type { Bot } from '../workspaces/clients';
import { type AnswerTools, answer, type Respond } from './answer';
import { refusalInWords } from './form-response';
import { type FormTools, openForm, type SharedTools, toolsOf } from './open-form';

/** Has the bot answer what was received. Never rejects. */
export type Dispatch = (bot: Bot, read: () => Incoming | undefined, respond?: Respond) => Promise<void>;

interface DispatchOptions {
  tools: SharedTools;
  onEvent: OnEvent;
  takeOn: TakeOn;
  inFlight: InFlight;
  recent: RecentIds;
}

const FORGOTTEN = 'This form is not at hand any more. Please start again from where you found it.';

export function createDispatcher({ tools, onEvent, takeOn, inFlight, recent }: DispatchOptions): Dispatch {
  const { log } = tools;

  async function handle(tools: FormTools, incoming: Incoming, respond?: Respond): Promise<void> {
    try {
      await respondTo(tools, incoming, respond);
    } catch (error) {
      const { code, message, tip } = toPlatformError('answering', error);
      log.error({ code, message, tip }, 'an answer was not given');
    }
  }

  async function respondTo(tools: FormTools, incoming: Incoming, respond?: Respond): Promise<void> {
    const reopened = tools.openers.reopen(incoming.event);
    if (reopened === undefined) return react(tools, incoming, await onEvent(incoming.event), respond);
    if (reopened === 'forgotten') return answer(tools, incoming, forgotten(), respond);
    if ('form' in reopened) return openForm(tools, incoming, reopened.form, respond, reopened.origin);
    return react(tools, { ...incoming, event: reopened.event }, await onEvent(reopened.event), respond);
  }

  async function takeUp(own: FormTools, incoming: Incoming, respond?: Respond): Promise<void> {
    const { carry } = await takeOn(incoming.event);
    // Where Slack is not reached with it, it delivers again, and that is known then.
    await acknowledge().catch((error) => log.debug({ reason: errorCode(error) }, 'Slack is not reached'));
    await carry(() => Promise.all([putEyesOn(incoming, own), handle(own, incoming, respond)]));
  }

  return async (bot, read, respond) => {
    const incoming = tryRead(read, log);
    if (incoming === undefined) return;
    if (!recent.claim(incoming.event.id))
      return log.debug({ id: incoming.event.id }, 'Slack delivered this before');
    await inFlight.track(takeUp(toolsOf(bot, tools), incoming, respond));
  };
}

async function react(
  tools: FormTools,
  incoming: Incoming,
  reaction: Reaction,
  respond?: Respond,
): Promise<void> {
  if (reaction === undefined) return;
  if (isReply(reaction)) return answer(tools, incoming, reaction, respond);
  if (reaction.type === 'form') return openForm(tools, incoming, reaction, respond);
  return answer(tools, incoming, refusalInWords(reaction, new Map()), respond);
}

function forgotten(): Reply {
  return { text: FORGOTTEN, blocks: [{ type: 'text', text: FORGOTTEN }], audience: 'person' };
}

function tryRead(read: () => Incoming | undefined, log: Log): Incoming | undefined {
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
