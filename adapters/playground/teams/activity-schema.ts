import { z } from 'zod';
import { cardSchema } from './card-schema';

const attachmentSchema = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: cardSchema,
});

/** What a bot may post, as far as the advisor posts it. */
export const postedSchema = z.object({
  type: z.enum(['message', 'typing']),
  text: z.string().optional(),
  summary: z.string().optional(),
  channelData: z.looseObject({}).optional(),
  replyToId: z.string().optional(),
  attachments: z.array(attachmentSchema).max(1).optional(),
});

export type PostedActivity = z.infer<typeof postedSchema>;
