import { z } from 'zod';
import { dialogCardSchema } from './card-schema';

/** Longer titles are cut off in the bar of a dialog. */
const TITLE_CHARACTERS = 60;

const size = z.enum(['small', 'medium', 'large']);

const continueSchema = z.strictObject({
  type: z.literal('continue'),
  value: z.strictObject({
    title: z.string().min(1).max(TITLE_CHARACTERS),
    height: size.optional(),
    width: size.optional(),
    card: z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: dialogCardSchema,
    }),
  }),
});

const messageSchema = z.strictObject({ type: z.literal('message'), value: z.string().min(1) });

/** What Teams takes for an answer to `task/fetch` and `task/submit`, besides an empty one. */
export const taskAnswerSchema = z.strictObject({
  task: z.discriminatedUnion('type', [continueSchema, messageSchema]),
});
