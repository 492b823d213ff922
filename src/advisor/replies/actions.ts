import { z } from 'zod';
import type { Button } from '../../chat/reply';

/** The buttons of an answer, by `ActionEvent.action`. */
export const ACTIONS = { tell: 'tell-fact', why: 'why', change: 'would-change', share: 'share' } as const;

const valueSchema = z.strictObject({
  /** The answer that the button stands on. */
  answer: z.string().max(64),
  /** For `tell-fact`: the fact and its value. */
  fact: z.string().max(64).optional(),
  value: z.string().max(64).optional(),
});
export type ButtonValue = z.infer<typeof valueSchema>;

/** A button that carries the id of its answer; all else is looked up when it is pressed. */
export function answerButton(label: string, action: string, value: ButtonValue, primary = false): Button {
  return { label, action, value: JSON.stringify(value), ...(primary ? { style: 'primary' } : {}) };
}

/** The value of a button that was pressed; `undefined` when it is none of ours. */
export function parseButtonValue(value: string): ButtonValue | undefined {
  try {
    return valueSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
