import type { ViewResponseAction } from '@slack/bolt';
import { type FormRefusal, isReply, type Reaction, type Reply } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import { originOf } from '../events/form-origin';
import type { Submission } from '../events/submission';
import { formView } from '../render/form-view';
import { LIMITS } from '../render/limits';

/** What became of a form that was sent. */
export type Outcome = Reaction | 'failed';

const FAILED = 'Something went wrong on our side, and this was not taken. Please send it again in a moment.';

/**
 * What is answered inside the form; undefined closes it.
 * @throws PlatformError where the next form does not fit
 */
export function inForm(submission: Submission, outcome: Outcome): ViewResponseAction | undefined {
  if (outcome === 'failed') return errorsIn(submission, {});
  if (outcome === undefined || isReply(outcome)) return undefined;
  if (outcome.type === 'form-refusal') return errorsIn(submission, outcome.problems);
  return { response_action: 'update', view: formView(outcome, originOf(submission)) };
}

/** Slack takes errors only for fields that are in the form: others go to the first one. */
export function errorsIn(
  { labels }: Submission,
  problems: FormRefusal['problems'],
): ViewResponseAction | undefined {
  const [first] = labels.keys();
  if (first === undefined) return undefined;
  const known = Object.entries(problems).filter(([field]) => labels.has(field));
  const others = Object.entries(problems).filter(([field]) => !labels.has(field));
  const errors = Object.fromEntries(known.map(([field, problem]) => [field, shorten(problem)]));
  const rest = others.map(([, problem]) => problem).join(' ');
  if (rest !== '' || known.length === 0)
    errors[first] = shorten([errors[first], rest === '' ? FAILED : rest].filter(Boolean).join(' '));
  return { response_action: 'errors', errors };
}

function shorten(problem: string): string {
  return truncate(problem.trim() === '' ? FAILED : problem, LIMITS.inputHint);
}

/** A refusal for a form that is closed. */
export function refusalInWords({ problems }: FormRefusal, labels: ReadonlyMap<string, string>): Reply {
  const items = Object.entries(problems).map(([field, problem]) => {
    const label = labels.get(field);
    return label === undefined ? problem : `${label}: ${problem}`;
  });
  const { blocks, ...reply } = privately('This was not taken. Please open the form again and change:');
  return { ...reply, blocks: [...blocks, { type: 'list', items }] };
}

function privately(text: string): Reply {
  return { text, blocks: [{ type: 'text', text }], audience: 'person' };
}

/** Tells that it went wrong, once the form is closed. */
export function failureInWords(): Reply {
  return privately(FAILED);
}
