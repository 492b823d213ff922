import type { OnEvent, OnLookup, TakeOn } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import { createRecentIds } from '../../shared/recent-ids';
import { conversationAnswer } from '../answer/conversation-answer';
import { type Aside, DialogTurns } from '../answer/dialog-turns';
import { answerLookup, toLookupRequest } from '../answer/lookup';
import { answerRefresh, toRefreshEvent } from '../answer/refresh';
import { forget } from '../answer/removal';
import { withTyping } from '../answer/typing';
import { RefusedRequest } from '../errors';
import { toDialogRequest } from '../events/dialog-request';
import { toEvent } from '../events/events';
import { toInstallationEvent } from '../events/installation';
import { type Incoming as Activity, incomingSchema } from '../events/payloads';
import type { CardMessage } from '../render';
import { postAll } from '../send/deliver';
import { type Context, posts } from '../send/posting';
import { type Admitted, admit } from './gate';
import { acceptedAnswer, ignoredAnswer } from './http-answers';
import type { TeamsParts } from './parts';
import type { HttpAnswer } from './server';
import { settledWithin } from './settled-within';

/** Redeliveries come within minutes; this many ids last longer than that. */
const REMEMBERED_EVENTS = 5_000;

export interface IncomingOptions {
  onEvent: OnEvent;
  /** Without it, there is nothing to look up. */
  onLookup: OnLookup | undefined;
  takeOn: TakeOn;
  /** Told of every person who did something. */
  heard(event: ChatEvent): void;
  tell: Aside['tell'];
}

/** Takes what Teams posts, and answers it. */
export class Incoming {
  private readonly recent = createRecentIds(REMEMBERED_EVENTS);
  private readonly dialogs: DialogTurns;

  constructor(
    private readonly parts: TeamsParts,
    private readonly to: IncomingOptions,
  ) {
    this.dialogs = new DialogTurns(parts);
  }

  /** Never rejects. */
  async receive(authorization: string, body: unknown): Promise<HttpAnswer> {
    try {
      return await this.accept(await admit(this.parts.gate, authorization, body));
    } catch (error) {
      return this.refuse(error);
    }
  }

  private async accept(admitted: Admitted): Promise<HttpAnswer> {
    const { activity } = admitted;
    const { type } = activity;
    const { data: incoming } = incomingSchema.safeParse(activity);
    const now = this.parts.timing.now();
    const asked = this.answerAtOnce(activity, incoming, now);
    if (asked) return asked;
    const request = incoming && toDialogRequest(incoming, now);
    const event =
      request?.event ?? (incoming && (toInstallationEvent(incoming, now) ?? toEvent(incoming, now)));
    if (!event) {
      const { log } = this.parts.options;
      log.debug({ type, readable: incoming !== undefined }, 'An activity is nothing for the advisor');
      return ignoredAnswer(type);
    }
    this.to.heard(event);
    if (!request && !this.recent.claim(event.id)) return acceptedAnswer(type);
    const { carry, isKept } = await this.parts.inFlight.track(this.to.takeOn(event));
    if (request) return carry(() => this.dialogs.answer(request, this.to.onEvent, this.aside(admitted)));
    const turn = this.parts.inFlight.track(carry(() => this.takeTurn(admitted, event)));
    if (!isKept) await settledWithin(turn, this.parts.timing.acknowledgeWithinMs);
    return acceptedAnswer(type);
  }

  /** What is only looked at leaves no trace: nobody is noted, and nothing outlives the answer. */
  private answerAtOnce(
    activity: object,
    incoming: Activity | undefined,
    now: Date,
  ): Promise<HttpAnswer> | undefined {
    const { onLookup, onEvent } = this.to;
    const lookup = onLookup && toLookupRequest(activity);
    if (lookup) return answerLookup(this.parts, lookup, onLookup);
    const refresh = incoming && toRefreshEvent(incoming, now);
    return refresh && answerRefresh(this.parts, refresh, onEvent);
  }

  private async takeTurn(admitted: Admitted, event: ChatEvent): Promise<void> {
    if (event.kind === 'removed') return forget(this.parts, event, this.to.onEvent);
    await this.inTurn(event.kind === 'added' ? movedTo(event, admitted) : admitted, async (context) => {
      const { timing } = this.parts;
      const reaction = await withTyping(context, timing.typingAfterMs, () => this.to.onEvent(event));
      if (reaction) await this.post(context, conversationAnswer(event, reaction));
    });
  }

  private aside(admitted: Admitted): Aside {
    return {
      say: (messages) => this.inTurn(admitted, (context) => this.post(context, messages)),
      tell: this.to.tell,
    };
  }

  private async inTurn(
    { admission, activity }: Admitted,
    act: (context: Context) => Promise<void>,
  ): Promise<void> {
    try {
      await this.parts.cloud.runTurn(admission, activity, act);
    } catch (error) {
      const { log } = this.parts.options;
      log.error({ type: activity.type, err: error }, 'An event was not answered');
    }
  }

  private async post(context: Context, messages: readonly CardMessage[]): Promise<void> {
    const { options, timing } = this.parts;
    const result = await postAll(posts(context, messages), { patient: true, timing });
    if (result.outcome !== 'posted') options.log.warn({ ...result }, 'A reply was not delivered');
  }

  private refuse(error: unknown): HttpAnswer {
    const { log } = this.parts.options;
    if (error instanceof RefusedRequest) {
      log.warn({ status: error.status, reason: error.reason }, 'A request to the Teams endpoint was refused');
      return { status: error.status };
    }
    log.error({ err: error }, 'A request to the Teams endpoint failed');
    return { status: 500 };
  }
}

/** As if it came from the event's own conversation, whichever of a team's channels Teams told it in. */
function movedTo({ conversation: { id } }: ChatEvent, { admission, activity }: Admitted): Admitted {
  return { admission, activity: { ...activity, conversation: { ...activity.conversation, id } } };
}
