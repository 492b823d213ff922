import type { ChatAdapter, Delivery, OnEvent } from '../../src/chat/adapter';
import type { ChatEvent, ConversationRef, MessageRef } from '../../src/chat/event';
import type { Reply } from '../../src/chat/reply';
import { createInFlight } from '../shared/in-flight';
import { createRecentIds } from '../shared/recent-ids';
import { createAuthentication } from './authentication';
import { TeamsCloudAdapter } from './cloud-adapter';
import { type Post, type Posted, postAll } from './deliver';
import { resolveEndpoints } from './endpoints';
import { RefusedRequest } from './errors';
import { toEvent } from './events';
import { type Admitted, admit, type GateRules } from './gate';
import { acceptedAnswer, ignoredAnswer } from './http-answers';
import { checkOptions, DEFAULT_TIMING, servedTenants, type TeamsOptions, type Timing } from './options';
import { incomingSchema } from './payloads';
import { posts, replacements, withdraw } from './posting';
import { readActivityIds, readAddress } from './read-address';
import { renderReply } from './render';
import { type HttpAnswer, listen, type MessagesServer } from './server';
import { createServiceUrlCheck } from './service-urls';
import { settledWithin } from './settled-within';
import { withTyping } from './typing';

/** Redeliveries come within minutes; this many ids last longer than that. */
const REMEMBERED_EVENTS = 5_000;

export interface TeamsAdapter extends ChatAdapter {
  /** Where it listens; 0 before `start`. */
  readonly port: number;
}

/** Speaks with Microsoft Teams; nothing listens before `start`. @throws ConfigError where the app is incomplete */
export function createTeamsAdapter(options: TeamsOptions): TeamsAdapter {
  checkOptions(options);
  return new Teams(options);
}

class Teams implements TeamsAdapter {
  readonly platform = 'teams';
  private readonly timing: Timing;
  private readonly gate: GateRules;
  private readonly cloud: TeamsCloudAdapter;
  private readonly inFlight = createInFlight();
  private readonly recent = createRecentIds(REMEMBERED_EVENTS);
  private server: MessagesServer | undefined;
  private stopping = false;

  constructor(private readonly options: TeamsOptions) {
    this.timing = { ...DEFAULT_TIMING, ...options.timing };
    const authentication = createAuthentication(options, this.timing);
    this.cloud = new TeamsCloudAdapter(authentication);
    this.gate = {
      authentication,
      issuer: resolveEndpoints(options).issuer,
      tenants: servedTenants(options),
      isTrustedServiceUrl: createServiceUrlCheck(options.serviceUrlAllowList),
      now: this.timing.now,
    };
  }

  get port(): number {
    return this.server?.port ?? 0;
  }

  async start(onEvent: OnEvent): Promise<void> {
    this.server = await listen(this.options, (authorization, body) =>
      this.receive(authorization, body, onEvent),
    );
    this.options.log.info({ port: this.port }, 'Listening for Microsoft Teams');
  }

  async send(to: ConversationRef, reply: Reply): Promise<Delivery> {
    return this.speak(to, (context) => posts(context, renderReply(reply)));
  }

  async update(message: MessageRef, reply: Reply): Promise<Delivery> {
    const ids = readActivityIds(message);
    const messages = renderReply(reply);
    return this.speak(message.conversation, (context) => [
      ...replacements(context, messages, ids),
      ...withdraw(context, ids.slice(messages.length)),
    ]);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const closed = this.server?.close();
    await this.inFlight.idle();
    await closed;
  }

  private async receive(authorization: string, body: unknown, onEvent: OnEvent): Promise<HttpAnswer> {
    try {
      if (this.stopping) throw new RefusedRequest(503, 'the advisor is stopping');
      const admitted = await admit(this.gate, authorization, body);
      return await this.accept(admitted, onEvent);
    } catch (error) {
      return this.refuse(error);
    }
  }

  private async accept(admitted: Admitted, onEvent: OnEvent): Promise<HttpAnswer> {
    const { type } = admitted.activity;
    const { data: incoming } = incomingSchema.safeParse(admitted.activity);
    const event = incoming && toEvent(incoming, this.timing.now());
    if (!event) {
      this.options.log.debug(
        { type, readable: incoming !== undefined },
        'An activity is nothing for the advisor',
      );
      return ignoredAnswer(type);
    }
    if (this.recent.claim(event.id)) {
      const turn = this.inFlight.track(this.takeTurn(admitted, event, onEvent));
      await settledWithin(turn, this.timing.acknowledgeWithinMs);
    }
    return acceptedAnswer(type);
  }

  private async takeTurn(
    { admission, activity }: Admitted,
    event: ChatEvent,
    onEvent: OnEvent,
  ): Promise<void> {
    const { log } = this.options;
    try {
      await this.cloud.runTurn(admission, activity, async (context) => {
        const reply = await withTyping(context, this.timing.typingAfterMs, () => onEvent(event));
        if (!reply) return;
        const result = await this.post(posts(context, renderReply(reply)), { patient: true });
        if (result.outcome !== 'posted')
          log.warn({ event: event.kind, ...result }, 'A reply was not delivered');
      });
    } catch (error) {
      log.error({ event: event.kind, error: describe(error) }, 'An event was not answered');
    }
  }

  private async speak(to: ConversationRef, plan: (context: Context) => Post[]): Promise<Delivery> {
    const address = readAddress(to, this.gate.isTrustedServiceUrl);
    let result: Posted | undefined;
    const turn = this.cloud.continueConversationAsync(this.options.appId, address, async (context) => {
      result = await this.post(plan(context), { patient: false });
    });
    await this.inFlight.track(turn);
    if (result?.outcome !== 'posted') return result ?? { outcome: 'unknown', reason: 'the turn was not run' };
    const activityIds = result.ids.filter((id) => id !== '');
    return {
      outcome: 'delivered',
      message: { conversation: to, id: activityIds[0] ?? '', address: { activityIds } },
    };
  }

  private post(calls: readonly Post[], { patient }: { patient: boolean }): Promise<Posted> {
    return postAll(calls, { patient, timing: this.timing });
  }

  private refuse(error: unknown): HttpAnswer {
    const { log } = this.options;
    if (error instanceof RefusedRequest) {
      log.warn({ status: error.status, reason: error.reason }, 'A request to the Teams endpoint was refused');
      return { status: error.status };
    }
    log.error({ error: describe(error) }, 'A request to the Teams endpoint failed');
    return { status: 500 };
  }
}

type Context = Parameters<typeof posts>[0];

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
