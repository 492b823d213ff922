import type { OnEvent } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Reaction } from '../../../src/chat/reply';
import type { DialogRequest } from '../events/dialog-request';
import type { TeamsParts } from '../receive/parts';
import type { HttpAnswer } from '../receive/server';
import { settledWithin } from '../receive/settled-within';
import { type CardMessage, renderReply } from '../render';
import { conversationAnswer, isPersonal } from './conversation-answer';
import { dialogAnswer, failedAnswer, lateAnswer } from './dialog-answer';
import { createRecentAnswers } from './recent-answers';

/** Teams asks three times within seconds; this many dialogs are more than open at once. */
const REMEMBERED_ANSWERS = 500;

/** Speaks besides the dialog. Neither rejects. */
export interface Aside {
  /** In the conversation where the dialog was opened. */
  say(messages: readonly CardMessage[]): Promise<void>;
  /** To the person alone. */
  tell(event: ChatEvent, messages: readonly CardMessage[]): Promise<void>;
}

/**
 * Answers dialogs in the response to Teams, the only place where a dialog can be answered. What comes later than Teams
 * waits is sent as a message: to the person alone where it was meant for that person.
 */
export class DialogTurns {
  private readonly answers = createRecentAnswers(REMEMBERED_ANSWERS);

  constructor(private readonly parts: TeamsParts) {}

  /** Never rejects. */
  answer(request: DialogRequest, onEvent: OnEvent, aside: Aside): Promise<HttpAnswer> {
    return this.answers.of(request.event.id, () => this.ask(request, onEvent, aside));
  }

  private async ask(request: DialogRequest, onEvent: OnEvent, aside: Aside): Promise<HttpAnswer> {
    const { inFlight, timing } = this.parts;
    let outcome: Outcome | undefined;
    const asked = this.react(request.event, onEvent).then((result) => {
      outcome = result;
      return result;
    });
    await settledWithin(inFlight.track(asked), timing.dialogWithinMs);
    if (outcome === undefined) {
      void inFlight.track(asked.then((result) => this.follow(request.event, result, aside)));
      return lateAnswer();
    }
    return this.settle(request, outcome, aside);
  }

  private async react(event: ChatEvent, onEvent: OnEvent): Promise<Outcome> {
    try {
      return { reaction: await onEvent(event) };
    } catch (error) {
      this.parts.options.log.error({ event: event.kind, err: error }, 'A dialog was not answered');
      return 'failed';
    }
  }

  private settle(request: DialogRequest, outcome: Outcome, aside: Aside): HttpAnswer {
    if (outcome === 'failed') return failedAnswer();
    const { answer, say } = dialogAnswer(request, outcome.reaction);
    if (say) void this.parts.inFlight.track(aside.say(renderReply(say)));
    return answer;
  }

  private async follow(event: ChatEvent, outcome: Outcome, aside: Aside): Promise<void> {
    const reaction = outcome === 'failed' ? undefined : outcome.reaction;
    if (reaction === undefined) return;
    const messages = conversationAnswer(event, reaction);
    await (isPersonal(reaction) ? aside.tell(event, messages) : aside.say(messages));
  }
}

type Outcome = { reaction: Reaction } | 'failed';
