import {
  type IntentExamples,
  type Rule,
  type RuleSet,
  type RulesFile,
  type VerdictTexts,
  verdictTextsSchema,
} from './schema';

/** A part of a file that other layers may replace, or add to, without repeating the rest. */
export interface Piece {
  key: string;
  item: unknown;
}

type RulePiece = { topic: string; texts: Partial<VerdictTexts> } | { topic: string; rule: Rule };
type IntentPiece = IntentExamples;

/** A rule file as its rules and verdict texts. */
export function splitRules(item: unknown): Piece[] {
  const { topic, verdicts, rules } = item as RulesFile;
  return [
    ...Object.entries(verdicts).map(([verdict, text]) => ({
      key: `${topic}/verdicts.${verdict}`,
      item: { topic, texts: { [verdict]: text } } satisfies RulePiece,
    })),
    ...rules.map((rule) => ({ key: `${topic}/${rule.id}`, item: { topic, rule } satisfies RulePiece })),
  ];
}

/** The rules of all files by topic; topics that lack a verdict's text are named in `incomplete` instead. */
export function joinRules(pieces: readonly unknown[]): { sets: RuleSet[]; incomplete: string[] } {
  const all = pieces as readonly RulePiece[];
  const topics = [...new Set(all.map(({ topic }) => topic))];
  const joined = topics.map((topic) => {
    const own = all.filter((piece) => piece.topic === topic);
    const texts = Object.assign({}, ...own.map((piece) => ('texts' in piece ? piece.texts : {})));
    const verdicts = verdictTextsSchema.safeParse(texts).data;
    return { topic, verdicts, rules: own.flatMap((piece) => ('rule' in piece ? [piece.rule] : [])) };
  });
  return {
    sets: joined.filter((set): set is RuleSet => set.verdicts !== undefined),
    incomplete: joined.filter(({ verdicts }) => verdicts === undefined).map(({ topic }) => topic),
  };
}

/** An intent as its utterances, each once. */
export function splitIntent(item: unknown): Piece[] {
  const intent = item as IntentExamples;
  return [...new Set(intent.utterances)].map((utterance) => ({
    key: `${intent.id}/${utterance}`,
    item: { ...intent, utterances: [utterance] } satisfies IntentPiece,
  }));
}

/** Every intent with the utterances of all files. */
export function joinIntents(pieces: readonly unknown[]): IntentExamples[] {
  const intents = new Map<string, IntentExamples>();
  for (const piece of pieces as readonly IntentPiece[]) {
    const known = intents.get(piece.id);
    if (known === undefined) intents.set(piece.id, { ...piece, utterances: [...piece.utterances] });
    else known.utterances.push(...piece.utterances);
  }
  return [...intents.values()];
}
