import { randomUUID } from 'node:crypto';
import { ASK_ACTION } from '../chat/ask';
import type {
  ActionEvent,
  AddedEvent,
  ChatEvent,
  CommandEvent,
  FormEvent,
  HomeEvent,
  MessageEvent,
  RemovedEvent,
  StartedEvent,
} from '../chat/event';
import type { Feature } from '../chat/feature';
import type { Reaction, Reply } from '../chat/reply';
import { StorageError } from '../errors';
import type { EventStore } from '../storage/store';
import type { Observe, Observed } from './observed';
import { Presence, type PresenceParts } from './presence';
import { FORGOTTEN, type QuestionParts, Questions } from './questions';
import type { RateLimits } from './rate-limits';
import { ASK_FORM, askedIn, askForm } from './replies/ask-form';
import { type HomePart, homeReply } from './replies/home-reply';
import { limitedReaction } from './replies/limited-reaction';
import { plainReply, troubleReply } from './replies/plain-replies';
import { startedReply } from './replies/started-reply';
import { welcomeReply } from './replies/welcome-reply';

export interface AdvisorParts extends QuestionParts {
  store: QuestionParts['store'] & EventStore & PresenceParts['store'];
  /** Surveys and tips, where there is state to run them on. */
  features: readonly Feature[];
  observe?: Observe;
  /** None unless given. */
  limits?: RateLimits;
}

const MEMORY_AWAY =
  'I cannot reach my memory right now, and this needs it. Questions I can still answer; please try the rest again in a minute.';

/** Kinds of event that may be handled twice, so that their ids are not kept. */
const REPEATABLE: ReadonlySet<ChatEvent['kind']> = new Set(['home', 'added', 'removed', 'refresh']);

/** Turns what people do in a chat into replies. Knows no platform. */
export class Advisor {
  private readonly questions: Questions;
  private readonly presence: Presence;

  constructor(private readonly parts: AdvisorParts) {
    this.questions = new Questions(parts);
    this.presence = new Presence(parts);
  }

  /** Answers one event; `undefined` when nothing is to be said. Never rejects. */
  async handle(event: ChatEvent): Promise<Reaction> {
    const started = performance.now();
    const done = await this.attempt(event);
    const given = this.questions.givenTo(event);
    const vote = this.parts.aftercare?.voteIn(event);
    const ms = performance.now() - started;
    const more = { ...(given !== undefined && { given }), ...(vote !== undefined && { vote }) };
    this.parts.observe?.({ event, ...done, ms, ...more });
    return done.reaction;
  }

  private async attempt(event: ChatEvent): Promise<Pick<Observed, 'outcome' | 'reaction'>> {
    try {
      const beyond = await this.parts.limits?.count(event);
      if (beyond !== undefined) return { outcome: 'limited', reaction: limitedReaction(event, beyond) };
      if (!(await this.isNew(event))) return { outcome: 'repeat', reaction: undefined };
      return { outcome: 'answered', reaction: await this.route(event) };
    } catch (error) {
      return { outcome: 'failed', reaction: this.apologise(event, error) };
    }
  }

  /** Who looks at a message goes on seeing what it was, and is told nothing. */
  private apologise(event: ChatEvent, error: unknown): Reply | undefined {
    if (event.kind === 'refresh') return this.note(event, error);
    if (isUnreachable(error)) return plainReply(MEMORY_AWAY, event.private);
    const reference = randomUUID().slice(0, 8);
    this.parts.log.error({ reference, err: error, kind: event.kind }, 'an event could not be answered');
    return troubleReply(reference, event.private);
  }

  private note({ kind, conversation: { platform } }: ChatEvent, error: unknown): undefined {
    this.parts.log.error({ err: error, kind, platform }, 'an event could not be handled');
  }

  /** Whether nobody took this event before. While that cannot be known, a repeat is better than silence. */
  private async isNew(event: ChatEvent): Promise<boolean> {
    if (this.bearsRepeats(event)) return true;
    const { platform, tenant } = event.conversation;
    try {
      return await this.parts.store.claimEvent({ platform, tenant }, event.id, this.parts.now());
    } catch (error) {
      this.parts.log.warn({ err: error }, 'whether an event is a repeat could not be looked up');
      return true;
    }
  }

  /** A page is drawn anew each time, what is gone can be erased again, and of an arrival no id is the same twice. */
  private bearsRepeats(event: ChatEvent): boolean {
    if (REPEATABLE.has(event.kind)) return true;
    return this.parts.features.some((feature) => feature.bearsRepeats?.(event));
  }

  private async route(event: ChatEvent): Promise<Reaction> {
    if (!REPEATABLE.has(event.kind)) await this.presence.note(event.conversation);
    switch (event.kind) {
      case 'message':
        return this.onMessage(event);
      case 'command':
        return this.handlerOf(event)?.handle(event) ?? this.questions.onCommand(event);
      case 'action':
        return this.onAction(event);
      case 'form':
        return this.onForm(event);
      case 'home':
        return this.onHome(event);
      case 'started':
        return this.onStarted(event);
      case 'added':
        return this.onAdded(event);
      case 'removed':
        return this.onRemoved(event);
      case 'refresh':
        return this.ownerOf(event.action)?.refresh?.(event) ?? Promise.resolve(undefined);
    }
  }

  private handlerOf(event: CommandEvent): Feature | undefined {
    return this.takerOf(event) ?? this.featureFor(event.command);
  }

  private takerOf(event: CommandEvent | MessageEvent): Feature | undefined {
    return this.parts.features.find((feature) => feature.takes?.(event));
  }

  private featureFor(name: string): Feature | undefined {
    return this.parts.features.find(({ command }) => command === name);
  }

  private ownerOf(id: string): Feature | undefined {
    return this.parts.features.find((feature) => feature.owns(id));
  }

  private async onAction(event: ActionEvent): Promise<Reaction> {
    if (event.action === ASK_ACTION) return askForm(event);
    return this.ownerOf(event.action)?.handle(event) ?? this.questions.onAction(event);
  }

  private async onForm(event: FormEvent): Promise<Reaction> {
    if (event.form === ASK_FORM) return this.onAsked(event);
    return this.ownerOf(event.form)?.handle(event) ?? plainReply(FORGOTTEN, true);
  }

  private async onAsked(event: FormEvent): Promise<Reaction> {
    const asked = askedIn(event);
    return typeof asked === 'string' ? this.questions.ask(event, asked) : asked;
  }

  private async onMessage(event: MessageEvent): Promise<Reaction> {
    if (!event.addressed && !(await this.questions.takesPart(event))) return undefined;
    const taker = this.takerOf(event);
    if (taker !== undefined) return taker.fromMessage(event);
    return this.questions.onMessage<Reaction>(event, (intent) => this.featureFor(intent)?.fromMessage(event));
  }

  private async onHome(event: HomeEvent): Promise<Reply> {
    return homeReply(await Promise.all(this.parts.features.map((feature) => this.homePart(feature, event))));
  }

  /** What cannot be looked up now leaves the rest of the page as it is. */
  private async homePart(feature: Feature, event: HomeEvent): Promise<HomePart> {
    try {
      return (await feature.home?.(event)) ?? [];
    } catch (error) {
      this.parts.log.warn({ err: error, feature: feature.command }, 'a part of a home page is left out');
      return undefined;
    }
  }

  /** Nothing is said where the two talk already. */
  private async onStarted(event: StartedEvent): Promise<Reply | undefined> {
    return (await this.questions.takesPart(event)) ? undefined : startedReply(event.beside);
  }

  private async onAdded(event: AddedEvent): Promise<Reply | undefined> {
    return (await this.presence.arrive(event)) ? welcomeReply() : undefined;
  }

  /** Whoever removes the advisor takes everything along: nothing of theirs is kept. */
  private async onRemoved(event: RemovedEvent): Promise<undefined> {
    await this.presence.leave(event);
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'storage/unreachable';
}
