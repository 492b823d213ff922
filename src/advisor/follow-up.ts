import type { Fact, IntentId } from '../knowledge/schema';
import { normalize, type Token } from '../understanding/normalize';
import type { Understanding } from '../understanding/understand';
import type { Remembered } from './memory';

/** What a message adds to the case that was talked about before. */
export interface Continuation {
  facts: Record<string, string>;
  /** The person could not tell the fact that was asked for. */
  skipped?: string;
}

const YES = new Set(
  'yes yep yeah yup sure correct right exactly absolutely definitely ja jawohl klar oui si claro'.split(' '),
);
const NO = new Set('no nope nah nein non never not none'.split(' '));
const UNSURE =
  /^(i |we )?(do not know|not sure|no idea|no clue|unsure|unknown|maybe|perhaps|hard to say|skip|pass|keine ahnung|weiss nicht|no se|je ne sais pas)/;
const CONNECTORS =
  /^(what about|how about|and|what if|but|also|suppose|wait|actually|then|plus|und|was ist mit|et|y|and if|if|now|ok|okay)\b/;
const SHORT = 6;
/** From this probability on, a message that asks for something else than advice is a question of its own. */
const SURE = 0.8;
/** What answers and additions to a case may look like when they are read by themselves. */
const UNDECIDED: ReadonlySet<IntentId> = new Set(['recommend', 'out-of-scope', 'help']);

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

/**
 * Reads a message as an answer to the follow-up question, or as an addition to the case; `undefined` when it
 * is a question of its own.
 */
export function continueCase(
  before: Remembered,
  message: string,
  understood: Understanding,
  facts: ReadonlyMap<string, Fact>,
): Continuation | undefined {
  if (before.intent !== 'recommend') return undefined;
  const { tokens } = normalize(message);
  const pending = before.pending === undefined ? undefined : facts.get(before.pending);
  const told = pending === undefined ? undefined : answerTo(pending, tokens, understood);
  if (told !== undefined) return told;
  const adds = Object.keys(understood.facts).length > 0;
  const continues = CONNECTORS.test(textOf(tokens)) || (tokens.length <= SHORT && !message.includes('?'));
  return adds && !asksAnew(understood) && continues ? { facts: { ...understood.facts } } : undefined;
}

/** Whether a message is about something of its own: it names practices or tools, or surely asks for something else. */
function asksAnew({ practices, tools, intent, confidence }: Understanding): boolean {
  const elsewhere = confidence >= SURE && !UNDECIDED.has(intent);
  return practices.length > 0 || tools.length > 1 || elsewhere;
}

function answerTo(
  pending: Fact,
  tokens: readonly Token[],
  understood: Understanding,
): Continuation | undefined {
  const text = textOf(tokens);
  if (UNSURE.test(text)) return { facts: {}, skipped: pending.id };
  const byLabel = pending.values.find(({ id, label }) =>
    [id, textOf(normalize(label).tokens)].includes(text),
  );
  if (byLabel !== undefined) return { facts: { [pending.id]: byLabel.id } };
  const value =
    understood.facts[pending.id] ?? yesOrNo(pending, tokens[0]?.text ?? '') ?? understood.replies[pending.id];
  const ownQuestion = tokens.length > 2 * SHORT || asksAnew(understood);
  return value === undefined || ownQuestion
    ? undefined
    : { facts: { ...understood.facts, [pending.id]: value } };
}

function yesOrNo(pending: Fact, first: string): string | undefined {
  if (YES.has(first)) return pending.answers?.yes;
  return NO.has(first) ? pending.answers?.no : undefined;
}
