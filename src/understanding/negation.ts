import type { Token } from './normalize';

const NEGATORS = new Set(
  [
    'no not never without none nothing neither nor zero non lacks lacking',
    'kein keine keinen keiner keinerlei nicht ohne nie niemals',
    'pas sans aucun aucune jamais rien ni',
    'sin ningun ninguna nunca nada tampoco',
  ].flatMap((line) => line.split(' ')),
);
/** After these a negator says something about the speaker, not about the case: "not sure", "no idea". */
const HARMLESS_NEXT = new Set(
  'sure know clear only just idea clue certain matter doubt problem happy good enough yet later longer more mlops devops because'.split(
    ' ',
  ),
);
/** After "without" and the like these leave their object standing: "without breaking the shop", "not give up DevOps". */
const LEAVES_STANDING = new Set(
  (
    'break breaking lose losing hurt hurting harm harming stop stopping risk risking disturb disturbing interrupt ' +
    'interrupting drop dropping abandon abandoning give giving throw throwing leave leaving forget forgetting wait ' +
    'waiting touch touching replace replacing rewrite rewriting know knowing understand understanding ask asking'
  ).split(' '),
);
const HARMLESS_BEFORE = new Set(['why', 'or', 'whether', 'if', 'warum', 'pourquoi']);
const STOPS = new Set(
  'only just so because then which since until and und et y pero sondern except apart anymore we i they our jemand wir ich man dann alguien quelqu'.split(
    ' ',
  ),
);
const REACH = 5;

function isNegator(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || !NEGATORS.has(token.text)) return false;
  if (next === undefined || next.clause !== token.clause || next.joined) return false;
  return !HARMLESS_NEXT.has(next.text) && !HARMLESS_BEFORE.has(tokens[at - 1]?.text ?? '');
}

function endsReach({ text }: Token): boolean {
  return STOPS.has(text) || LEAVES_STANDING.has(text);
}

/** For each token, whether a "no", "without", "never" or the like before it takes it back. */
export function findNegated(tokens: readonly Token[]): boolean[] {
  const negated = tokens.map(() => false);
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isNegator(tokens, at)) continue;
    for (let next = at + 1; next <= at + REACH; next += 1) {
      const token = tokens[next];
      if (token === undefined || token.clause !== tokens[at]?.clause || endsReach(token)) break;
      negated[next] = true;
    }
  }
  return negated;
}
