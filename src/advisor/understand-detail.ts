import { normalize } from '../understanding/normalize';

const WHY =
  /^(but )?(why|how so|how come|explain why|warum|wieso|pourquoi|por que)( is| that| this| so| not| exactly| do you think)*$/;
const CHANGE =
  /^(and )?what (would|could|will|might|can) (change|turn|flip)( this| that| it| your mind| the verdict| your verdict| your answer)?$/;

/** Whether a message asks for more about the last answer, and for what. */
export function askedForDetail(message: string): 'why' | 'change' | undefined {
  const text = normalize(message)
    .tokens.map((token) => token.text)
    .join(' ');
  if (WHY.test(text)) return 'why';
  return CHANGE.test(text) ? 'change' : undefined;
}
