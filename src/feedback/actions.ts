/** Actions of our buttons. Those that begin with `open-` are answered to the person alone on every platform. */
export const FEEDBACK_ACTIONS = {
  helpful: 'open-helpful',
  notHelpful: 'open-not-helpful',
  askPerson: 'open-ask-person',
  kept: 'open-kept-questions',
  on: 'kept-questions-on',
  off: 'kept-questions-off',
  erase: 'kept-questions-erase',
} as const;

export const ASK_FORM = 'ask-person';

const OWN: ReadonlySet<string> = new Set([...Object.values(FEEDBACK_ACTIONS), ASK_FORM]);

/** Whether a button's action or a form's id is one of ours. */
export function isOwnAction(id: string): boolean {
  return OWN.has(id);
}
