import { z } from 'zod';
import { cardSchema } from './card-schema';
import { countedBytes } from './pictures';

/** What a message may have; a card that is inserted becomes one. */
const MAX_BYTES = 28 * 1024;

/** A card with buttons of the bot would not work where the bot is not; ours has none. */
const previewSchema = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
  content: z.strictObject({ title: z.string().min(1), text: z.string().optional() }),
});

const attachmentSchema = z
  .strictObject({
    contentType: z.literal('application/vnd.microsoft.card.adaptive'),
    content: cardSchema,
    preview: previewSchema,
  })
  .refine(({ content }) => countedBytes(content) <= MAX_BYTES, {
    message: 'the card is too large to be sent',
  });

const resultSchema = z.strictObject({
  type: z.literal('result'),
  attachmentLayout: z.enum(['list', 'grid']),
  attachments: z.array(attachmentSchema),
});

const messageSchema = z.strictObject({ type: z.literal('message'), text: z.string().min(1) });

/** What Teams takes for an answer to `composeExtension/query`. */
export const queryAnswerSchema = z.strictObject({
  composeExtension: z.discriminatedUnion('type', [resultSchema, messageSchema]),
});

export type FoundAttachment = z.infer<typeof attachmentSchema>;
