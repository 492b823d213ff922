import { z } from 'zod';
import type { Button } from '../chat/reply';

/** The buttons of surveys. Those that open a dialog begin with `open-`, as platforms need to know it beforehand. */
export const ACTIONS = {
  start: 'open-survey-start',
  answer: 'open-survey-answer',
  close: 'survey-close',
  cancel: 'survey-cancel',
  results: 'survey-results',
  status: 'survey-status',
  refresh: 'survey-refresh',
} as const;

export const FORMS = { start: 'survey-start', answer: 'survey-answer' } as const;

const OWN: ReadonlySet<string> = new Set([...Object.values(ACTIONS), ...Object.values(FORMS)]);

const valueSchema = z.strictObject({ survey: z.string().min(1).max(64) });

/** Whether an action or a form is one of surveys. */
export function isOwn(id: string): boolean {
  return OWN.has(id) || /^(open-)?survey-/.test(id);
}

/** What a button or a form carries that is about one survey. */
export function surveyValue(id: string): string {
  return JSON.stringify({ survey: id });
}

/** The survey that a button or a form is about; `undefined` when the value is none of ours. */
export function readValue(value: string): string | undefined {
  try {
    return valueSchema.safeParse(JSON.parse(value)).data?.survey;
  } catch {
    return undefined;
  }
}

/** A button that is about one survey. */
export function surveyButton(
  label: string,
  action: string,
  id: string,
  style?: 'primary' | 'danger',
): Button {
  return { label, action, value: surveyValue(id), ...(style === undefined ? {} : { style }) };
}
