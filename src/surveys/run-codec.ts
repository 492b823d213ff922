import { z } from 'zod';
import type { ConversationRef, MessageRef } from '../chat/event';
import type { AnswerSet, SurveyResult } from './result';
import type { Survey } from './survey';

// What surveys keep as JSON: written by this program, perhaps by another version of it.

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const text = z.string();

export const conversationSchema: z.ZodType<ConversationRef> = z.object({
  platform: z.enum(['console', 'slack', 'teams']),
  tenant: text,
  id: text,
  thread: text.exactOptional(),
  kind: z.enum(['direct', 'group', 'channel']),
  address: z.unknown(),
});

export const messageSchema: z.ZodType<MessageRef> = z.object({
  conversation: conversationSchema,
  id: text,
  address: z.unknown(),
});

const questionSchema = z.object({
  id: text,
  dimension: text,
  foundation: z.boolean(),
  question: text,
  anchors: z.array(z.object({ label: text, detail: text.optional() })),
  dontKnow: text,
  nextSteps: z.array(z.object({ do: text, source: text })),
  countsTowardsLevel: z.boolean(),
});

export const definitionSchema: z.ZodType<Survey> = z.object({
  id: text,
  title: text,
  about: text,
  minutes: z.number(),
  instructions: text.exactOptional(),
  models: z.array(z.object({ id: text, name: text, source: text })),
  levels: z.array(z.object({ name: text, meaning: text, models: z.record(text, text) })),
  items: z.array(questionSchema),
});

const dimensionBase = {
  id: text,
  dimension: text,
  foundation: z.boolean(),
  countsTowardsLevel: z.boolean(),
};
const counted = { n: z.number(), dontKnowPercent: z.number() };
const counts = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]);

const dimensionSchema = z.discriminatedUnion('state', [
  z.object({
    ...dimensionBase,
    ...counted,
    state: z.literal('known'),
    median: level,
    quartiles: z.tuple([level, level]),
    agreement: z.enum(['agreed', 'mixed', 'split']),
    highShare: z.number(),
    counts: counts.exactOptional(),
  }),
  z.object({ ...dimensionBase, ...counted, state: z.literal('not-enough-knowledge') }),
  z.object({ ...dimensionBase, state: z.literal('withheld') }),
]);

export const resultSchema: z.ZodType<SurveyResult> = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('scored'),
    answered: z.number(),
    invited: z.number().exactOptional(),
    responsePercent: z.number().exactOptional(),
    partial: z.boolean(),
    dimensions: z.array(dimensionSchema),
    level: z.object({ level, name: text, heldBackBy: text.exactOptional() }).exactOptional(),
    leads: z.object({ weakest: z.array(text), split: z.array(text), unknown: z.array(text) }),
  }),
  z.object({ outcome: z.literal('too-few') }),
]);

export const answersSchema: z.ZodType<AnswerSet> = z.record(text, z.union([level, z.literal('dont-know')]));
