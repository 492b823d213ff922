import { z } from 'zod';

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), url: z.url({ protocol: /^https$/ }) });

const layout = {
  separator: z.boolean().optional(),
  spacing: z.enum(['None', 'Small', 'Default']).optional(),
};

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  size: z.enum(['Small', 'Medium', 'Large']).optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  italic: z.boolean().optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.enum(['Default', 'Monospace']).optional(),
  selectAction: openUrl.optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  ...layout,
});

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: z.enum(['default', 'heading']).optional(),
  size: z.enum(['Small', 'Medium', 'Large']).optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  wrap: z.boolean().optional(),
  ...layout,
});

const table = z
  .strictObject({
    type: z.literal('Table'),
    firstRowAsHeaders: z.boolean().optional(),
    columns: z.array(z.strictObject({ width: z.number().positive() })).min(1),
    rows: z.array(
      z.strictObject({
        type: z.literal('TableRow'),
        cells: z.array(z.strictObject({ type: z.literal('TableCell'), items: z.array(richTextBlock) })),
      }),
    ),
    ...layout,
  })
  .refine(({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length), {
    message: 'every row has as many cells as there are columns',
  });

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  data: z.record(z.string(), z.unknown()),
  msteams: z.strictObject({ feedback: z.strictObject({ hide: z.boolean() }) }).optional(),
});

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z.array(submit).min(1).max(6),
  ...layout,
});

/** What Teams takes of Adaptive Cards, narrowed to what the advisor draws; anything else is a mistake of ours. */
export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.url().optional(),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  body: z.array(z.discriminatedUnion('type', [textBlock, richTextBlock, table, actionSet])).min(1),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});

export type Card = z.infer<typeof cardSchema>;
