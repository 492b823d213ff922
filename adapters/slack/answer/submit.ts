import type { ViewResponseAction } from '@slack/bolt';
import { ZodError } from 'zod';
import type { OnEvent, TakeOn } from '../../../src/chat/adapter';
import { type FormRefusal, isReply } from '../../../src/chat/reply';
import type { InFlight } from '../../shared/in-flight';
import { toPlatformError } from '../errors';
import type { Submission } from '../events/submission';
import type { Bot } from '../workspaces/clients';
import { answer } from './answer';
import { errorsIn, failureInWords, inForm, type Outcome, refusalInWords } from './form-response';
import { type FormTools, openForm, type SharedTools, toolsOf } from './open-form';

/** Answers a form that was sent; `ack` closes it, shows what is wrong in it, or puts another one in its place. Never rejects. */
export type Submit = (
  bot: Bot,
  read: () => Submission | undefined,
  ack: (response?: ViewResponseAction) => Promise<void>,
) => Promise<void>;

interface SubmitOptions {
  tools: SharedTools;
  onEvent: OnEvent;
  takeOn: TakeOn;
  inFlight: InFlight;
  /** What takes longer is answered outside the form, in milliseconds: Slack waits for three seconds. */
  answerWithinMs: number;
}

/** The same form may be sent twice by an impatient person; so many are remembered. */
const REMEMBERED = 10_000;

export function createSubmit({ answerWithinMs, inFlight, onEvent, takeOn, tools }: SubmitOptions): Submit {
  const { log } = tools;
  const handled = new Map<string, Promise<Outcome>>();

  /** What was refused or went wrong may be sent once more as it is; all else counts once. */
  function handleOnce(submission: Submission): { outcome: Promise<Outcome>; isFirst: boolean } {
    const { id } = submission.event;
    const running = handled.get(id);
    if (running !== undefined) return { outcome: running, isFirst: false };
    const outcome = handle(submission).then((result) => {
      if (result === 'failed' || isRefusal(result)) handled.delete(id);
      return result;
    });
    handled.set(id, outcome);
    const [oldest] = handled.keys();
    if (handled.size > REMEMBERED && oldest !== undefined) handled.delete(oldest);
    return { outcome, isFirst: true };
  }

  async function handle({ event }: Submission): Promise<Outcome> {
    try {
      return await onEvent(event);
    } catch (error) {
      report(error);
      return 'failed';
    }
  }

  function report(error: unknown): void {
    const { code, message, tip } = toPlatformError('answering a form', error);
    log.error({ code, message, tip }, 'an answer was not given');
  }

  async function respond(own: FormTools, submission: Submission, ack: Parameters<Submit>[2]): Promise<void> {
    const { outcome, isFirst } = handleOnce(submission);
    const inTime = await within(outcome, answerWithinMs);
    if (inTime === 'late') await ack().catch(report);
    const result = await outcome;
    const response = inTime === 'late' ? undefined : drawn(submission, result);
    // Where Slack is gone meanwhile, what was stored is stored, and the person is still told.
    if (inTime !== 'late') await ack(response).catch(report);
    if (isFirst && response === undefined) await outside(own, submission, result);
  }

  function drawn(submission: Submission, outcome: Outcome): ViewResponseAction | undefined {
    try {
      return inForm(submission, outcome);
    } catch (error) {
      report(error);
      return errorsIn(submission, {});
    }
  }

  return async (bot, read, ack) => {
    try {
      const submission = tryRead(read, tools);
      if (submission === undefined) return await ack();
      const { carry } = await takeOn(submission.event);
      await inFlight.track(carry(() => respond(toolsOf(bot, tools), submission, ack)));
    } catch (error) {
      report(error);
    }
  };
}

function tryRead(read: () => Submission | undefined, { log }: SharedTools): Submission | undefined {
  try {
    const submission = read();
    if (submission === undefined) log.warn({}, 'Slack sent a form of another tenant');
    return submission;
  } catch (error) {
    const fields = error instanceof ZodError ? error.issues.map(({ path }) => path.join('.')) : [];
    log.warn({ fields }, 'Slack sent a form that we cannot read');
    return undefined;
  }
}

async function within(outcome: Promise<Outcome>, ms: number): Promise<'in time' | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  const first = await Promise.race([outcome.then(() => 'in time' as const), late]);
  clearTimeout(timer);
  return first;
}

function isRefusal(outcome: Outcome): outcome is FormRefusal {
  return typeof outcome === 'object' && 'type' in outcome && outcome.type === 'form-refusal';
}

/** What is answered once the form is closed. */
async function outside(tools: FormTools, submission: Submission, outcome: Outcome): Promise<void> {
  if (outcome === undefined) return;
  const { labels, respond } = submission;
  if (outcome === 'failed') return answer(tools, submission, failureInWords(), respond);
  if (isReply(outcome)) return answer(tools, submission, outcome, respond);
  if (outcome.type === 'form') return openForm(tools, submission, outcome, respond);
  return answer(tools, submission, refusalInWords(outcome, labels), respond);
}
