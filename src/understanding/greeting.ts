import type { Token } from './normalize';

const GREETINGS = new Set(
  'hi hello hey heya hiya howdy hallo hola bonjour salut moin servus gruezi hej ciao yo greetings'.split(' '),
);
const TIMES = new Set('morning afternoon evening day tag morgen abend dias tardes'.split(' '));
const ADDRESSED = new Set(
  'all bot everybody everyone folks guys people team there zusammen advisor'.split(' '),
);

/** The words without the greeting before them; a greeting alone stays. */
export function withoutGreeting(tokens: readonly Token[]): readonly Token[] {
  const end = greetingEnd(tokens);
  return end < tokens.length ? tokens.slice(end) : tokens;
}

function greetingEnd(tokens: readonly Token[]): number {
  const word = (at: number) => tokens[at]?.text ?? '';
  const timed = ['good', 'guten', 'buenos', 'buenas'].includes(word(0)) && TIMES.has(word(1));
  if (!timed && !GREETINGS.has(word(0))) return 0;
  let end = timed ? 2 : 1;
  while (ADDRESSED.has(word(end))) end += 1;
  return end;
}
