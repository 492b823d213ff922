import { z } from 'zod';

/** The shape of every file in `knowledge/`. docs/editing-knowledge.md shows each with an example. */

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, e.g. "feature-store"');
const sentence = z.string().trim().min(1);
const date = z.iso.date();
const sourceIds = z.array(id).min(1, 'every claim names at least one source');

/** `knowledge/sources/*.yaml`: every source once. `read` is the day somebody looked at it. */
export const sourceSchema = z.strictObject({
  id,
  title: sentence,
  publisher: sentence.optional(),
  /** Absent only for a document that is not on the web. */
  url: z.url({ protocol: /^https$/ }).optional(),
  /** The part of a document that the claims come from. */
  section: sentence.optional(),
  /** Absent where the page is named for the reader but nobody has checked the claims against it. */
  read: date.optional(),
});
export const sourcesFileSchema = z.array(sourceSchema);

/** `knowledge/categories.yaml`: the kinds of job that tools do. */
export const categorySchema = z.strictObject({
  id,
  name: sentence,
  job: sentence.describe('what a tool of this kind does, to follow "for"'),
  /** What people say when they look for one; in the phrase language of docs/editing-knowledge.md. */
  asks: z.array(sentence).min(1),
  /** Wider kinds of job, by id: where one of them is asked for as well, this one is meant ("monitor the model"). */
  narrows: z.array(id).default([]),
  /** The concept that explains the job. */
  concept: id.optional(),
  /** When a team does not need one yet, and the source for that. */
  notYet: z.strictObject({ unless: sentence, source: id }).optional(),
});
export const categoriesFileSchema = z.array(categorySchema);

const toolStatus = z.strictObject({
  state: z.enum(['active', 'renamed', 'acquired', 'archived', 'end-of-life']),
  /** When it became so: a year, a month or a day. */
  since: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  successor: id.optional(),
  note: sentence.optional(),
  checked: date,
  source: id,
});

/** `knowledge/tools/<id>.yaml`. Licence, first release and status appear only where somebody checked them. */
export const toolSchema = z.strictObject({
  id,
  name: sentence,
  /** Other names, read in any sentence about our field. */
  aliases: z.array(sentence).default([]),
  /** Names that are also everyday words (salt, ray): they count only beside words of our field or in a comparison. */
  everydayNames: z.array(sentence).default([]),
  /** Names that other tools of the catalogue go by as well ("argo"): what else could be meant is then said. */
  sharedNames: z.array(sentence).default([]),
  misspellings: z.array(sentence).default([]),
  category: id,
  /** Other jobs that it does as well, by category. */
  alsoCategories: z.array(id).default([]),
  licence: z
    .strictObject({
      /** An SPDX id or expression, or `proprietary`. */
      id: sentence,
      note: sentence.optional(),
      checked: date,
      source: id,
    })
    .optional(),
  hosting: z.enum(['self', 'managed', 'both']),
  steward: sentence,
  firstRelease: z.strictObject({ year: z.int().min(1990).max(2100), checked: date, source: id }).optional(),
  status: toolStatus.optional(),
  /** What it is, in one sentence that starts with a noun phrase: "A server that ..." */
  summary: sentence,
  strengths: z.array(sentence).min(1),
  limits: z.array(sentence).min(1),
  bestFor: sentence,
  avoidWhen: sentence,
  pairsWith: z.array(id).default([]),
  overlapsWith: z.array(id).default([]),
  /** Clouds it belongs to, where it makes sense in that cloud only. */
  cloud: z.enum(['aws', 'azure', 'gcp']).optional(),
  /** How large a team should be before this pays off. */
  teamSize: z.enum(['any', 'small', 'medium', 'large']).default('any'),
  /** Free to use without paying anybody: open source, or a free tier that a team can live on. */
  free: z.boolean().optional(),
  sources: sourceIds,
});

/** `knowledge/concepts/<id>.yaml`: a practice, component, role or term of either field. */
export const conceptSchema = z.strictObject({
  id,
  name: sentence,
  /** Other names, in any language we read; matched as phrases. */
  aliases: z.array(sentence).default([]),
  /** Names that are also everyday words (inference, label): they count only in a question for their meaning. */
  everydayNames: z.array(sentence).default([]),
  field: z.enum(['devops', 'mlops', 'both']),
  kind: z.enum(['practice', 'component', 'term', 'role', 'risk']),
  /** One or two sentences that stand alone. */
  what: sentence,
  example: sentence.optional(),
  /** How it is done, step by step or part by part. */
  how: z.array(sentence).default([]),
  matters: sentence.describe('when it matters'),
  notYet: sentence.describe('when a team can do without, for now'),
  related: z.array(id).default([]),
  tools: z.array(id).default([]),
  sources: sourceIds,
});

export type Source = z.infer<typeof sourceSchema>;
export type Category = z.infer<typeof categorySchema>;
export type Tool = z.infer<typeof toolSchema>;
export type Concept = z.infer<typeof conceptSchema>;

/** A pattern of words: see "The phrase language" in docs/editing-knowledge.md and src/understanding/phrase.ts. */
const phrase = sentence;

/** `knowledge/vocabulary.yaml`: names for groups of phrases, to be used as `{name}` in other phrases. */
export const vocabularySchema = z.array(
  z.strictObject({
    id,
    /** What the group is for. */
    about: sentence,
    /** The words of a match belong to this group alone: "data model" is then no model. */
    exclusive: z.literal(true).optional(),
    /** Words that, anywhere in the text, take the exclusiveness away: a "pricing model" that is retrained is a model. */
    unless: z.array(phrase).optional(),
    phrases: z.array(phrase).min(1),
  }),
);

const evidence = z.strictObject({
  /** How strongly these words speak for the value; the strongest evidence in a question wins. */
  weight: z.int().min(1).max(9),
  phrases: z.array(phrase).min(1),
  /** What the same words mean when they are negated ("no machine learning"); nothing, where absent. */
  negated: z.strictObject({ value: id, weight: z.int().min(1).max(9) }).optional(),
});

const factValue = z.strictObject({
  id,
  /** For a button and for "if ...": a short noun phrase or clause. */
  label: sentence,
  /** Completes "if ..." in what would change a verdict. */
  if: sentence,
  /** What people say for it when they have just been asked; in the phrase language. */
  replies: z.array(phrase).default([]),
  evidence: z.array(evidence).default([]),
});

/** `knowledge/facts.yaml`: what can be known about a team's case, and the question that asks for it. */
export const factSchema = z.strictObject({
  id,
  name: sentence,
  /** Asked of the person when this fact would settle most; absent for facts that are only ever volunteered. */
  question: sentence.optional(),
  /** The values that a plain yes and a plain no to the question mean. */
  answers: z.strictObject({ yes: id, no: id }).optional(),
  values: z.array(factValue).min(1),
});
export const factsFileSchema = z.array(factSchema);

const factCondition = z.strictObject({ fact: id, is: z.union([id, z.array(id).min(1)]) });
export type Condition =
  | z.infer<typeof factCondition>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    factCondition,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

const verdict = z.enum(['devops', 'mlops', 'both', 'ask']);

const ruleSchema = z.strictObject({
  id,
  when: conditionSchema,
  /** What the case then needs, or does not need yet, of each practice. */
  // biome-ignore lint/suspicious/noThenProperty: rules read when / then, and nothing awaits them
  then: z
    .strictObject({
      devops: z.enum(['needed', 'not-yet']).optional(),
      mlops: z.enum(['needed', 'not-yet']).optional(),
    })
    .refine((then) => then.devops !== undefined || then.mlops !== undefined, 'a rule concludes something'),
  because: sentence,
  source: id,
  examples: z.array(z.strictObject({ said: sentence, verdict })).min(1),
});

const verdictText = z.strictObject({
  headline: sentence,
  /** Stands there instead where a rule says that MLOps is not needed yet. */
  notYet: sentence.optional(),
  text: sentence,
  source: id,
});

/**
 * `knowledge/rules/<topic>.yaml`. Files of one topic add up, rule by rule and verdict by verdict; each verdict
 * needs its text in one of them.
 */
export const rulesFileSchema = z.strictObject({
  topic: id,
  verdicts: z.partialRecord(verdict, verdictText).default({}),
  rules: z.array(ruleSchema).default([]),
});
/** The texts of a topic, complete. */
export const verdictTextsSchema = z.record(verdict, verdictText);

/** Front matter of `knowledge/advice/<id>.md`; the text below it is the advice itself. */
export const adviceSchema = z.strictObject({
  id,
  title: sentence,
  when: conditionSchema,
  /** The verdicts with which it makes sense. */
  verdicts: z.array(verdict).min(1),
  /** Higher comes first among those that apply. */
  priority: z.int().min(1).max(9),
  sources: sourceIds,
  text: sentence,
});

/** `knowledge/intents/<intent>.yaml`: what people say -> intent. */
export const intentIds = [
  'recommend',
  'compare-tools',
  'compare-practices',
  'explain',
  'find-tool',
  'challenges',
  'survey',
  'tips',
  'help',
  'out-of-scope',
] as const;
export const intentSchema = z.strictObject({
  id: z.enum(intentIds),
  description: sentence,
  utterances: z.array(sentence).min(5),
});

/** `knowledge/cases/*.yaml`: what people say about their case -> what it tells of the two main facts. */
export const casesFileSchema = z.array(
  z.strictObject({
    said: sentence,
    /** A value of the fact `ml-use`, or `unknown`. */
    ml: id,
    /** A value of the fact `software`, or `unknown`. */
    software: id,
  }),
);

/** `knowledge/aspects/<id>.yaml`: one row of the comparison of the two practices. */
export const aspectSchema = z.strictObject({
  id,
  name: sentence,
  /** What people call it in a question. */
  asks: z.array(phrase).min(1),
  devops: sentence,
  mlops: sentence,
  /** What follows from it, in a sentence. */
  note: sentence,
  order: z.int(),
  source: id,
});

/** `knowledge/relations/<id>.yaml`: how the two practices stand to each other. */
export const relationSchema = z.strictObject({
  id,
  name: sentence,
  asks: z.array(phrase).min(1),
  statement: sentence,
  points: z.array(sentence).default([]),
  sources: sourceIds,
});

/** `knowledge/challenges/<id>.yaml`. */
export const challengeSchema = z.strictObject({
  id,
  name: sentence,
  asks: z.array(phrase).min(1),
  what: sentence,
  devops: sentence.optional(),
  mlops: sentence.optional(),
  helps: z.array(sentence).min(1),
  order: z.int(),
  sources: sourceIds,
});

export type Vocabulary = z.infer<typeof vocabularySchema>;
export type Fact = z.infer<typeof factSchema>;
export type Verdict = z.infer<typeof verdict>;
export type Rule = z.infer<typeof ruleSchema>;
export type RulesFile = z.infer<typeof rulesFileSchema>;
export type VerdictTexts = z.infer<typeof verdictTextsSchema>;
/** All rules on a topic, from however many files. */
export interface RuleSet {
  topic: string;
  verdicts: VerdictTexts;
  rules: Rule[];
}
export type Advice = z.infer<typeof adviceSchema>;
export type IntentId = (typeof intentIds)[number];
export type IntentExamples = z.infer<typeof intentSchema>;
export type Case = z.infer<typeof casesFileSchema>[number];
export type Aspect = z.infer<typeof aspectSchema>;
export type PracticeRelation = z.infer<typeof relationSchema>;
export type Challenge = z.infer<typeof challengeSchema>;
