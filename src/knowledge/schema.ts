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
  /** The concept that explains the job. */
  concept: id.optional(),
  /** When a team does not need one yet, and the source for that. */
  notYet: z.strictObject({ unless: sentence, source: id }).optional(),
});
export const categoriesFileSchema = z.array(categorySchema);

const toolStatus = z.strictObject({
  state: z.enum(['active', 'renamed', 'acquired', 'archived', 'end-of-life']),
  /** When it became so: a year, a month or a day. */
  since: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).optional(),
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
  misspellings: z.array(sentence).default([]),
  category: id,
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
