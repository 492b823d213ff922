import type { ActionEvent, FormEvent } from '../chat/event';
import type { Reaction, Reply } from '../chat/reply';
import { PlatformError, StorageError } from '../errors';
import { answerForm, isRefusal, readAnswerForm } from './answer-form';
import { findBallotFor, findRunFor } from './home-run';
import type { SurveysParts } from './parts';
import { closesSpans } from './replies/promise';
import { tell } from './replies/words';
import { keyOf, nameOf, type Run } from './run';
import { unknownRun } from './show';

/** The dialog with the questions, or why it does not open. */
export async function offerQuestions(parts: SurveysParts, event: ActionEvent): Promise<Reaction> {
  const run = await findRunFor(parts, event);
  if (run === undefined) return unknownRun();
  if (run.state !== 'open') return closedReply(run);
  return answerForm(run, await parts.store.findSurveyAnswers(keyOf(run), event.person.id));
}

/** Stores what a person answered. `stored` is called with the survey once it is certain. */
export async function takeAnswers(
  parts: SurveysParts,
  event: FormEvent,
  stored: (run: Run) => void,
): Promise<Reaction> {
  try {
    const found = await findBallotFor(parts, event);
    if (found === undefined) return unknownRun();
    const { run, put } = found;
    const answers = readAnswerForm(run, event);
    if (isRefusal(answers)) return answers;
    if (!(await put(event.person.id, answers))) return closedReply(run);
    stored(run);
    return thanks(run);
  } catch (error) {
    if (!(error instanceof StorageError || error instanceof PlatformError)) throw error;
    parts.log.warn({ error }, 'answers to a survey could not be stored; the form stays open');
    return sendAgain(event);
  }
}

/** The form stays as it is, so that nobody has to answer twice. */
function sendAgain({ fields }: FormEvent): Reaction {
  const last = Object.keys(fields).at(-1);
  const problem = 'Your answers could not be stored just now. Please send them again in a minute.';
  return last === undefined ? tell(problem) : { type: 'form-refusal', problems: { [last]: problem } };
}

function thanks(run: Run): Reply {
  const text = `Thank you, your answers to the ${nameOf(run)} are in.`;
  return tell(text, [
    { text: `${text} You can change them until it closes, ` },
    ...closesSpans(run.closesAt),
    { text: ': press "Take the survey" again.' },
  ]);
}

function closedReply(run: Run): Reply {
  return tell(
    `The ${nameOf(run)} has closed and takes no more answers. /ops-survey results shows what came of it.`,
  );
}
