import type { IntentId } from '../knowledge/schema';
import type { Answer } from './answer';

/** Why a question had no good answer: the last two are what people say and what the classifier says of itself. */
export const gaps = ['topic', 'term', 'tool', 'unsure', 'not-helpful'] as const;
export type Gap = (typeof gaps)[number];

/** Below this probability the intent is little more than a guess. */
const UNSURE = 0.4;
/** These only say what there is, or where. */
const POINTERS: ReadonlySet<IntentId> = new Set(['help', 'survey', 'tips']);

/** What an answer lacks; `undefined` where it is one, or where there was nothing to answer. */
export function gapOf(answer: Answer): Gap | undefined {
  if (answer.missing !== undefined) return answer.missing;
  return isRatable(answer) && answer.confidence < UNSURE ? 'unsure' : undefined;
}

/** Whether it makes sense to ask if an answer helped: not where it is small talk or only points the way. */
export function isRatable({ intent, missing }: Answer): boolean {
  return intent === 'out-of-scope' ? missing !== undefined : !POINTERS.has(intent);
}
