import { z } from 'zod';
import { id } from './schema';

/** Slack shows at most this much of an option, and of the line below it. */
const OPTION_LENGTH = 75;

/** The charts have room for so many dimensions, additions included. */
export const MOST_ITEMS = 12;

const sentence = z.string().trim().min(1);
const optionText = sentence.max(
  OPTION_LENGTH,
  `Slack shows at most ${OPTION_LENGTH} characters of an option`,
);
const five = 'there are exactly five, from the lowest to the highest';

const anchorSchema = z.strictObject({
  /** What it looks like, as one idea. */
  label: optionText,
  /** A smaller line below the label, where the label alone leaves a doubt. */
  detail: optionText.optional(),
});

const nextStepSchema = z.strictObject({ do: sentence.max(150), source: id });

const itemSchema = z.strictObject({
  /** Results are compared over time by this id: a changed meaning needs a new id. */
  id,
  /** What the item is about; also its label in the charts. */
  dimension: sentence.max(36, 'the charts have room for 36 characters'),
  /** The level of the whole survey is at most one above the lowest foundation. */
  foundation: z.boolean(),
  question: sentence.max(150),
  anchors: z.array(anchorSchema).length(5, five),
  /** The answer that counts for no level. */
  dontKnow: optionText.default("Don't know, or does not apply"),
  /** What to do next, for a team at the level of the same place in the list. */
  nextSteps: z.array(nextStepSchema).length(5, five),
});

const levelSchema = z.strictObject({
  name: sentence.max(20, 'the charts have room for 20 characters'),
  meaning: sentence,
  /** How the level reads in the published models of `models`, by their ids. */
  models: z.record(id, sentence).default({}),
});

const shared = {
  id,
  title: sentence.max(60),
  /** What one survey is about, to follow "about": "one service or application". */
  about: sentence,
  /** How long it takes to answer. */
  minutes: z.int().min(1).max(30),
};

/** `knowledge/surveys/<id>.yaml`: a maturity survey, or items that may be added to one (`addsTo`). */
export const surveySchema = z
  .strictObject({
    ...shared,
    /** How to choose between the lines; shown above the first question. */
    instructions: sentence.max(200).optional(),
    /** The survey that these items may be added to; their answers leave its level alone. */
    addsTo: id.optional(),
    /** Why the items are asked apart, where `addsTo` is given. */
    source: id.optional(),
    /** Published models to which the levels are compared, for orientation. */
    models: z.array(z.strictObject({ id, name: sentence, source: id })).default([]),
    levels: z.array(levelSchema).length(5, five).optional(),
    items: z.array(itemSchema).min(1).max(MOST_ITEMS, `the charts have room for ${MOST_ITEMS} items`),
  })
  .refine((survey) => (survey.levels === undefined) !== (survey.addsTo === undefined), {
    path: ['levels'],
    message: 'a survey has five levels, and items that are added to another survey (addsTo) have none',
  })
  .refine((survey) => survey.addsTo !== undefined || survey.items.length >= 3, {
    path: ['items'],
    message: 'a survey has at least three items',
  });

export type SurveyFile = z.infer<typeof surveySchema>;
export type SurveyItem = z.infer<typeof itemSchema>;
export type SurveyLevel = z.infer<typeof levelSchema>;
export type SurveyModel = SurveyFile['models'][number];
