import { z } from 'zod';
import { isShowable } from './pictures';
import { refreshSchema } from './refresh-schema';

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
  color: z.enum(['Default', 'Attention']).optional(),
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

const image = z.strictObject({
  type: z.literal('Image'),
  url: z.string().refine(isShowable, { message: 'Teams shows only https addresses and embedded PNGs' }),
  altText: z.string().min(1),
  msteams: z.strictObject({ allowExpand: z.boolean() }).optional(),
  ...layout,
});

const input = {
  id: z.string().min(1),
  label: z.string().min(1),
  value: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
  ...layout,
};

const choiceSet = z
  .strictObject({
    type: z.literal('Input.ChoiceSet'),
    style: z.enum(['expanded', 'compact', 'filtered']).optional(),
    wrap: z.boolean().optional(),
    choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
    ...input,
  })
  .refine(({ value, choices }) => value === undefined || choices.some((choice) => choice.value === value), {
    message: 'the value is none of the choices',
  })
  .refine(({ choices }) => new Set(choices.map(({ value }) => value)).size === choices.length, {
    message: 'two choices have the same value',
  });

const textInput = z.strictObject({
  type: z.literal('Input.Text'),
  placeholder: z.string().optional(),
  isMultiline: z.boolean().optional(),
  ...input,
});

/** What Teams knows to do with a press besides telling the bot. */
const buttonData = z.looseObject({ msteams: z.strictObject({ type: z.literal('task/fetch') }).optional() });

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  data: buttonData,
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
  body: z.array(z.discriminatedUnion('type', [textBlock, richTextBlock, table, image, actionSet])).min(1),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
  refresh: refreshSchema.optional(),
});

export type Card = z.infer<typeof cardSchema>;

/** A card in a dialog, where people fill things in as well. */
export const dialogCardSchema = cardSchema
  .extend({
    body: z
      .array(
        z.discriminatedUnion('type', [
          textBlock,
          richTextBlock,
          table,
          image,
          actionSet,
          choiceSet,
          textInput,
        ]),
      )
      .min(1),
    actions: z.array(submit).min(1).max(6).optional(),
  })
  .refine(({ body }) => hasNoTwins(body), { message: 'two inputs have the same id' });

export type DialogCard = z.infer<typeof dialogCardSchema>;

function hasNoTwins(body: readonly object[]): boolean {
  const ids = body.flatMap((element) => ('id' in element ? [element.id] : []));
  return new Set(ids).size === ids.length;
}
