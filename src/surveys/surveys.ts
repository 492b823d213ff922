import { z } from 'zod';
import type {
  ActionEvent,
  ChatEvent,
  CommandEvent,
  FormEvent,
  HomeEvent,
  MessageEvent,
  RefreshEvent,
} from '../chat/event';
import type { Feature } from '../chat/feature';
import type { Block, Reaction, Reply } from '../chat/reply';
import type { JobKind } from '../jobs/job-queue';
import { ACTIONS, FORMS, isOwn } from './actions';
import { begin, offerStart } from './begin';
import { Course } from './course';
import { findRun, listRuns } from './find-run';
import { finish } from './finish';
import { surveysHome } from './home';
import { findRunFor } from './home-run';
import type { SurveysParts } from './parts';
import { helpReply } from './replies/overview';
import { keyOf, type Run } from './run';
import {
  minimumReply,
  showCard,
  showExport,
  showHistory,
  showNewest,
  showOne,
  showStatus,
  unknownRun,
} from './show';
import { offerQuestions, takeAnswers } from './take';
import { Tasks } from './tasks';
import { type Asked, readCommand, readMessage } from './words';

/** Wakes a replica at half-time and at closing; what is due is in the table of surveys. */
const WAKE: JobKind<Record<string, never>> = { name: 'survey-wake', data: z.object({}).strict() };

type Handled = CommandEvent | ActionEvent | FormEvent;

/** Maturity surveys: the command, its buttons and forms, and what happens in due time. */
export class Surveys implements Feature {
  readonly command = 'survey';
  private readonly tasks: Tasks;
  private readonly course: Course;
  private sweeping = false;

  constructor(private readonly parts: SurveysParts) {
    this.tasks = new Tasks(parts.log);
    this.course = new Course(parts, this.tasks);
  }

  owns(id: string): boolean {
    return isOwn(id);
  }

  /**
   * Whether an event may be handled twice without harm, so that its id need not be kept: the id of a form with
   * answers tells when somebody answered, and may be made from what was answered.
   */
  bearsRepeats(event: ChatEvent): boolean {
    return event.kind === 'form' && event.form === FORMS.answer;
  }

  handle(event: Handled): Promise<Reaction> {
    switch (event.kind) {
      case 'command':
        return this.serve(event, readCommand(event.text));
      case 'action':
        return this.onAction(event);
      case 'form':
        return this.onForm(event);
    }
  }

  home(event: HomeEvent): Promise<readonly Block[]> {
    return surveysHome(this.parts, event);
  }

  fromMessage(event: MessageEvent): Promise<Reaction> {
    return this.serve(event, readMessage(event.text));
  }

  refresh(event: RefreshEvent): Promise<Reply | undefined> {
    return showCard(this.parts, event);
  }

  /** Takes up what is due, now and from now on. Call it once the chats are there. */
  async start(): Promise<void> {
    await this.parts.jobs.work(WAKE, () => this.course.takeUpDue());
    this.sweep();
  }

  /** Finishes what runs. Call it while the chats are still there. */
  stop(): Promise<void> {
    return this.tasks.stop();
  }

  /** Resolves when nothing is under way; what waits for its time goes on waiting. */
  settled(): Promise<void> {
    return this.tasks.settled();
  }

  private async serve(event: CommandEvent | MessageEvent, { wish, rest }: Asked): Promise<Reaction> {
    const { parts } = this;
    switch (wish) {
      case 'start':
        return offerStart(parts, event, rest);
      case 'status':
        return showStatus(parts, event, rest);
      case 'results':
        return showNewest(parts, event, rest);
      case 'history':
        return showHistory(parts, event, rest);
      case 'export':
        return showExport(parts, event, rest);
      case 'minimum':
        return minimumReply();
      case 'help':
        return helpReply();
      case 'close':
      case 'cancel':
        return this.finish(event, await listRuns(parts.store, parts.files, event.conversation, rest), wish);
    }
  }

  private async onAction(event: ActionEvent): Promise<Reaction> {
    const { parts } = this;
    const run = () => findRun(parts.store, event.conversation, event.value);
    switch (event.action) {
      case ACTIONS.start:
        return offerStart(parts, event, '');
      case ACTIONS.answer:
        return offerQuestions(parts, event);
      case ACTIONS.results:
        return showOne(parts, event, await findRunFor(parts, event));
      case ACTIONS.status:
        return showStatus(parts, event);
      case ACTIONS.close:
      case ACTIONS.cancel: {
        const found = await run();
        const wish = event.action === ACTIONS.close ? 'close' : 'cancel';
        return found === undefined ? unknownRun() : this.finish(event, [found], wish);
      }
      default:
        return unknownRun();
    }
  }

  private async onForm(event: FormEvent): Promise<Reaction> {
    if (event.form === FORMS.start) return this.begin(event);
    if (event.form !== FORMS.answer) return unknownRun();
    return takeAnswers(this.parts, event, (run) => this.course.cards.touch(keyOf(run)));
  }

  private async begin(event: FormEvent): Promise<Reaction> {
    const begun = await begin(this.parts, this.course.pace, event);
    if ('refused' in begun) return begun.refused;
    this.tasks.run('post the card of a survey', () => this.course.postCard(begun.run));
    this.tasks.run('order the wake-ups of a survey', () => this.orderWakeUps(begun.run));
    return begun.reply;
  }

  private finish(
    event: CommandEvent | MessageEvent | ActionEvent,
    runs: readonly Run[],
    wish: 'close' | 'cancel',
  ) {
    const { parts, course, tasks } = this;
    return finish({ parts, course, tasks }, event, runs, wish === 'close' ? 'closed' : 'cancelled');
  }

  private async orderWakeUps({ id, remindAt, closesAt }: Run): Promise<void> {
    for (const startAfter of [remindAt, closesAt])
      await this.parts.jobs.send(WAKE, {}, { key: `${id}:${startAfter.toISOString()}`, startAfter });
  }

  /** Whatever a wake-up missed: the queue was away, a process was killed, a card fell behind. */
  private sweep(): void {
    this.tasks.run('look for surveys that are due', () => this.sweepOnce());
    this.tasks.after(this.course.pace.sweep, 'look for surveys that are due', async () => this.sweep());
  }

  private async sweepOnce(): Promise<void> {
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      await this.course.takeUpDue();
      for (const key of await this.parts.store.listOutdatedCards()) this.course.cards.touch(key);
    } finally {
      this.sweeping = false;
    }
  }
}
