import {
  type ChatAdapter,
  type ConversationFacts,
  type Delivery,
  type Joined,
  type OnEvent,
  type OnLookup,
  type SendOptions,
  takeLightly,
} from '../../src/chat/adapter';
import type { ChatEvent, ConversationRef, MessageRef, Person } from '../../src/chat/event';
import type { Reply } from '../../src/chat/reply';
import { createInFlight } from '../shared/in-flight';
import { createTimeZones } from './events/time-zones';
import { checkOptions, DEFAULT_TIMING, servedTenants, type TeamsOptions } from './options';
import { createAuthentication } from './receive/authentication';
import { TeamsCloudAdapter } from './receive/cloud-adapter';
import { resolveEndpoints } from './receive/endpoints';
import { Incoming } from './receive/incoming';
import type { TeamsParts } from './receive/parts';
import { listen, type MessagesServer } from './receive/server';
import { createServiceUrlCheck } from './receive/service-urls';
import type { CardMessage } from './render';
import { directConversation } from './send/direct-conversation';
import { Outgoing } from './send/outgoing';

/** A name, an id and a zone are some hundred bytes. */
const REMEMBERED_PEOPLE = 50_000;

export interface TeamsAdapter extends ChatAdapter {
  /** Where it listens; 0 before `start`. */
  readonly port: number;
}

/** Speaks with Microsoft Teams; nothing listens before `start`. @throws ConfigError where the app is incomplete */
export function createTeamsAdapter(options: TeamsOptions): TeamsAdapter {
  checkOptions(options);
  return new Teams(partsOf(options));
}

function partsOf(options: TeamsOptions): TeamsParts {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const authentication = createAuthentication(options, timing);
  const gate = {
    authentication,
    issuer: resolveEndpoints(options).issuer,
    tenants: servedTenants(options),
    isTrustedServiceUrl: createServiceUrlCheck(options.serviceUrlAllowList),
    now: timing.now,
  };
  return { options, timing, gate, cloud: new TeamsCloudAdapter(authentication), inFlight: createInFlight() };
}

class Teams implements TeamsAdapter {
  readonly platform = 'teams';
  private readonly outgoing: Outgoing;
  private readonly timeZones = createTimeZones(REMEMBERED_PEOPLE);
  private server: MessagesServer | undefined;

  constructor(private readonly parts: TeamsParts) {
    this.outgoing = new Outgoing(parts);
  }

  get port(): number {
    return this.server?.port ?? 0;
  }

  async start(onEvent: OnEvent, onLookup?: OnLookup, takeOn = takeLightly): Promise<void> {
    const incoming = new Incoming(this.parts, {
      onEvent,
      onLookup,
      takeOn,
      heard: ({ conversation, person }) => this.timeZones.note(conversation, person),
      tell: (event, messages) => this.tell(event, messages),
    });
    this.server = await listen(this.parts.options, (authorization, body) =>
      incoming.receive(authorization, body),
    );
    this.parts.options.log.info({ port: this.port }, 'Listening for Microsoft Teams');
  }

  send(to: ConversationRef, reply: Reply, options?: SendOptions): Promise<Delivery> {
    return this.outgoing.send(to, reply, options);
  }

  update(message: MessageRef, reply: Reply): Promise<Delivery> {
    return this.outgoing.update(message, reply);
  }

  /** A bot cannot read in Teams what stands in a conversation, its own messages included. */
  async findDelivery(): Promise<'unknowable'> {
    return 'unknowable';
  }

  describe(conversation: ConversationRef): Promise<ConversationFacts> {
    return this.outgoing.describe(conversation);
  }

  /**
   * Teams tells a bot whether somebody is a guest, but neither who owns a team nor who runs the tenant; that is known
   * to Microsoft Graph alone, with permissions that this app does not ask for.
   */
  async isAdmin(): Promise<boolean> {
    return false;
  }

  nameOf(conversation: ConversationRef, person: Person): Promise<string | undefined> {
    return this.outgoing.nameOf(conversation, person);
  }

  async timeZoneOf(conversation: ConversationRef, person: Person): Promise<string | undefined> {
    return this.timeZones.of(conversation, person);
  }

  joinedBy(person: Person, among: readonly ConversationRef[]): Promise<Joined[]> {
    return this.outgoing.joinedBy(person, among);
  }

  directWith(conversation: ConversationRef, person: Person): Promise<ConversationRef | undefined> {
    return directConversation(this.parts, conversation, person);
  }

  async stop(): Promise<void> {
    // What was on its way when it stopped listening is still taken on.
    await this.server?.close();
    await this.parts.inFlight.idle();
  }

  private async tell(
    { kind, conversation, person }: ChatEvent,
    messages: readonly CardMessage[],
  ): Promise<void> {
    const { log } = this.parts.options;
    try {
      const direct = await this.directWith(conversation, person);
      const delivery = direct && (await this.outgoing.post(direct, messages));
      if (delivery?.outcome !== 'delivered')
        log.warn(
          { event: kind, outcome: delivery?.outcome ?? 'no direct chat' },
          'A private answer was not delivered',
        );
    } catch (error) {
      log.warn({ event: kind, err: error }, 'A private answer was not delivered');
    }
  }
}
