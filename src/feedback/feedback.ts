import type { Aftercare } from '../advisor/aftercare';
import { gapOf, isRatable } from '../advisor/gap';
import type { Given, Vote } from '../advisor/observed';
import type { ActionEvent, ChatEvent, CommandEvent, FormEvent, MessageEvent } from '../chat/event';
import type { Feature } from '../chat/feature';
import type { Button, ButtonsBlock, Reaction } from '../chat/reply';
import { FEEDBACK_ACTIONS, isOwnAction } from './actions';
import { askPerson, offerToAsk } from './ask-person';
import { choosePersonChannel } from './choose-person-channel';
import { keepQuestion } from './keep-question';
import { isFeedbackOrder, parseFeedbackCommand } from './parse-command';
import { type FeedbackParts, ownerOf } from './parts';
import { personChannelOf } from './person-channel';
import { askButton, voteButtons } from './replies/buttons';
import { tell } from './replies/say';
import { questionsStatus, switchQuestions } from './switch-questions';
import { takeVote } from './vote';

/** Whether answers helped, what becomes of those that did not, and who may be asked instead. */
export class Feedback implements Feature, Aftercare {
  private readonly votes = new WeakMap<ChatEvent, Vote>();

  constructor(private readonly parts: FeedbackParts) {}

  voteIn(event: ChatEvent): Vote | undefined {
    return this.votes.get(event);
  }

  async after(event: ChatEvent, given: Given): Promise<readonly ButtonsBlock[]> {
    const { answer, answerId } = given;
    if (!isRatable(answer)) return [];
    const more = await this.whereItLacks(event, given);
    return [{ type: 'buttons', buttons: [...more, ...voteButtons(answerId)] }];
  }

  owns(id: string): boolean {
    return isOwnAction(id);
  }

  takes(event: CommandEvent | MessageEvent): boolean {
    if (event.kind === 'message') return isFeedbackOrder(event.text);
    return event.command === 'help' && parseFeedbackCommand(event.text) !== undefined;
  }

  async handle(event: CommandEvent | ActionEvent | FormEvent): Promise<Reaction> {
    if (event.kind === 'command') return this.order(event);
    return event.kind === 'form' ? askPerson(this.parts, event) : this.press(event);
  }

  fromMessage(event: MessageEvent): Promise<Reaction> {
    return this.order(event);
  }

  private async order(event: CommandEvent | MessageEvent): Promise<Reaction> {
    const command = parseFeedbackCommand(event.text);
    if (command === undefined) return undefined;
    return command.about === 'questions'
      ? switchQuestions(this.parts, event, command.wish)
      : choosePersonChannel(this.parts, event, command.wish);
  }

  private async press(event: ActionEvent): Promise<Reaction> {
    switch (event.action) {
      case FEEDBACK_ACTIONS.helpful:
        return this.vote(event, 'helpful');
      case FEEDBACK_ACTIONS.notHelpful:
        return this.vote(event, 'not-helpful');
      case FEEDBACK_ACTIONS.askPerson:
        return offerToAsk(this.parts, event);
      case FEEDBACK_ACTIONS.kept:
        return questionsStatus(this.parts, event);
      case FEEDBACK_ACTIONS.on:
        return switchQuestions(this.parts, event, 'on');
      case FEEDBACK_ACTIONS.off:
        return switchQuestions(this.parts, event, 'off');
      case FEEDBACK_ACTIONS.erase:
        return switchQuestions(this.parts, event, 'erase');
      default:
        return tell({ text: 'That button is from an earlier version of me and does nothing now.' });
    }
  }

  private vote(event: ActionEvent, vote: Vote): Promise<Reaction> {
    return takeVote(this.parts, event, vote, () => this.votes.set(event, vote));
  }

  /** Keeps a question that had no good answer, and leads to people. While the memory is away, it does neither. */
  private async whereItLacks({ conversation }: ChatEvent, { answer, answerId }: Given): Promise<Button[]> {
    const gap = gapOf(answer);
    if (gap === undefined) return [];
    const owner = ownerOf(conversation);
    try {
      const settings = await this.parts.store.findFeedbackSettings(owner);
      const { question, intent } = answer;
      if (settings.keepsQuestions) await keepQuestion(this.parts, owner, { answerId, question, intent, gap });
      return personChannelOf(settings, owner) === undefined ? [] : [askButton(answerId)];
    } catch (error) {
      this.parts.log.warn({ err: error }, 'what a workspace switched on could not be looked up');
      return [];
    }
  }
}
