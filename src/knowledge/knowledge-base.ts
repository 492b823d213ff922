import type {
  Advice,
  Aspect,
  Case,
  Category,
  Challenge,
  Concept,
  Fact,
  IntentExamples,
  PracticeRelation,
  RuleSet,
  Source,
  Tool,
  Vocabulary,
} from './schema';
import type { SurveyFile } from './survey-schema';
import type { Tip } from './tip-schema';

/** Everything in `knowledge/`, parsed; each list in the order of its files' names. */
export interface KnowledgeBase {
  sources: Source[];
  vocabulary: Vocabulary;
  facts: Fact[];
  rules: RuleSet[];
  advice: Advice[];
  intents: IntentExamples[];
  cases: Case[];
  concepts: Concept[];
  aspects: Aspect[];
  relations: PracticeRelation[];
  challenges: Challenge[];
  categories: Category[];
  tools: Tool[];
  surveys: SurveyFile[];
  tips: Tip[];
}

/** The part of the knowledge base called `key`, by id. */
export function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
