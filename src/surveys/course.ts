import type { EndedBy, StoredSurvey, SurveyProgress } from '../storage/survey-store';
import { LiveCards } from './live-cards';
import { PACE, type Pace, type SurveysParts } from './parts';
import { describePlace } from './place';
import { cancelledReply, cardReply, endedCardReply, reminderReply } from './replies/card';
import { tell } from './replies/words';
import { keyOf, nameOf, type Run, readRun } from './run';
import { answersSchema } from './run-codec';
import { score } from './score';
import { type Sent, sendOnce } from './send-once';
import { showResult } from './show-result';
import type { Tasks } from './tasks';

/** A reminder this close to the end, as a share of the whole time, helps nobody. */
const TOO_LATE_TO_REMIND = 0.1;
/** A result that could not be posted for so long is not posted any more; `/ops-survey results` shows it. */
const GIVE_UP_MS = 3 * 24 * 60 * 60 * 1000;

/** What happens to a survey from its card to its results; each step bears the end of the process. */
export class Course {
  readonly cards: LiveCards;
  readonly pace: Pace;

  constructor(
    private readonly parts: SurveysParts,
    tasks: Tasks,
  ) {
    this.pace = { ...PACE, ...parts.pace };
    this.cards = new LiveCards(parts, this.pace, tasks, {
      lost: (run) => this.postCard(run),
      unreachable: (run) => this.endUnreachable(run),
    });
  }

  /** Takes up every survey that is due, until there is none. Rejects while the database is away. */
  async takeUpDue(): Promise<void> {
    for (;;) {
      const due = await this.parts.store.claimDueSurvey(this.parts.now(), this.pace.lease);
      if (due === undefined) return;
      await this.takeUp(due);
    }
  }

  private async takeUp(due: StoredSurvey): Promise<void> {
    try {
      await this.advance(readRun(due));
    } catch (error) {
      this.parts.log.warn(
        { error, survey: due.id },
        'a survey could not be taken further; it is tried again',
      );
    }
  }

  /** Does the next thing that is due. */
  async advance(run: Run): Promise<void> {
    const now = this.parts.now();
    if (run.state !== 'open')
      return run.announced ? this.note(run, { dueAt: undefined }) : this.announce(run);
    if (now >= run.closesAt) return void (await this.end(run, 'closed', 'time'));
    if (run.cardPosts === 0) return this.postCard(run);
    if (!run.reminded && now >= run.remindAt) return this.remind(run);
    await this.note(run, { dueAt: nextDue(run) });
  }

  /**
   * Ends an open survey and tells the conversation. `undefined` where somebody else ended it before.
   * Resolves when the survey has ended; `announced` when the conversation knows.
   */
  async end(run: Run, state: 'closed' | 'cancelled', by: EndedBy): Promise<Run | undefined> {
    const ended = await this.conclude(run, state, by);
    if (ended !== undefined) await this.announce(ended);
    return ended;
  }

  /** Ends an open survey; its result is kept, and nobody told yet. */
  async conclude(run: Run, state: 'closed' | 'cancelled', by: EndedBy): Promise<Run | undefined> {
    const { store, now } = this.parts;
    const invited = (await describePlace(this.parts, run.place))?.members ?? run.members;
    const options = { minimum: run.minimum, ...(invited === undefined ? {} : { invited }) };
    const at = now();
    const ended = await store.endSurvey(keyOf(run), {
      state,
      by,
      now: at,
      dueAt: new Date(at.getTime() + this.pace.lease),
      conclude: (answers) =>
        state === 'cancelled'
          ? undefined
          : score(
              run.survey,
              answers.map((one) => answersSchema.parse(one)),
              options,
            ),
    });
    return ended === undefined ? undefined : readRun(ended);
  }

  /** Says in the conversation that a survey has ended, and with what result. */
  async announce(run: Run): Promise<void> {
    const reply =
      run.state === 'cancelled' ? cancelledReply(run) : await showResult(this.parts, run, 'conversation');
    const sent = await sendOnce(this.parts, this.pace, run, 'end', reply);
    if (sent.outcome === 'later' && !this.isTooLate(run)) return this.putOff(run, sent);
    if (sent.outcome !== 'sent') await this.tellStarter(run);
    await this.note(run, { announced: true, sending: undefined, dueAt: undefined, starter: undefined });
    await this.cards.show(run, endedCardReply(run));
  }

  /** Posts the card, for the first time or again. */
  async postCard(run: Run): Promise<void> {
    const answered = await this.parts.store.countSurveyAnswers(keyOf(run));
    const step = `card-${run.cardPosts + 1}`;
    const sent = await sendOnce(this.parts, this.pace, run, step, cardReply(run, answered));
    if (sent.outcome === 'later') return this.putOff(run, sent);
    if (sent.outcome === 'gone') return this.endUnreachable(run);
    const cardPosts = run.cardPosts + 1;
    const card = { card: sent.message, cardShown: answered };
    await this.note(run, { ...card, cardPosts, sending: undefined, dueAt: nextDue(run) });
    this.cards.touch(keyOf(run));
  }

  private async remind(run: Run): Promise<void> {
    const left = run.closesAt.getTime() - this.parts.now().getTime();
    const whole = run.closesAt.getTime() - run.startedAt.getTime();
    const done = { reminded: true, sending: undefined, dueAt: run.closesAt };
    if (left < whole * TOO_LATE_TO_REMIND) return this.note(run, done);
    const answered = await this.parts.store.countSurveyAnswers(keyOf(run));
    const sent = await sendOnce(this.parts, this.pace, run, 'remind', reminderReply(run, answered));
    if (sent.outcome === 'later') return this.putOff(run, sent);
    if (sent.outcome === 'gone') return this.endUnreachable(run);
    await this.note(run, done);
  }

  private async endUnreachable(run: Run): Promise<void> {
    const untouched = run.cardPosts === 0;
    await this.end(run, untouched ? 'cancelled' : 'closed', 'unreachable');
  }

  /** Tells whoever started it, alone, that the conversation could not be told. */
  private async tellStarter(run: Run): Promise<void> {
    const { log, chatFor } = this.parts;
    if (run.starter === undefined) return;
    try {
      const chat = chatFor(run.place.platform);
      const direct = await chat?.directWith(run.place, { id: run.starter });
      if (direct !== undefined) await chat?.send(direct, tell(unreachableText(run)));
    } catch (error) {
      log.warn({ error, survey: run.id }, 'whoever started a survey could not be told that it has ended');
    }
  }

  private isTooLate(run: Run): boolean {
    return this.parts.now().getTime() - (run.endedAt ?? run.closesAt).getTime() > GIVE_UP_MS;
  }

  private putOff(run: Run, { afterMs }: Extract<Sent, { outcome: 'later' }>): Promise<void> {
    return this.note(run, { dueAt: new Date(this.parts.now().getTime() + afterMs) });
  }

  private note(run: Run, progress: SurveyProgress): Promise<void> {
    return this.parts.store.updateSurvey(keyOf(run), run.state, progress);
  }
}

function nextDue(run: Run): Date {
  return run.reminded ? run.closesAt : run.remindAt;
}

function unreachableText(run: Run): string {
  const why = `I cannot post in the conversation of your survey "${nameOf(run)}" any more: it was archived, or I was removed. So the survey has ended.`;
  if (run.state === 'cancelled') return `${why} It has no answers. Add me again and start it anew.`;
  if (run.result?.outcome !== 'scored')
    return `${why} Fewer than ${run.minimum} people had answered, so there is no result, and all answers were deleted.`;
  return `${why} Its result is kept: add me to the conversation again, and say /ops-survey results there.`;
}
