import { z } from 'zod';

/**
 * The blocks that this workspace shows, with Slack's limits (docs.slack.dev/reference/block-kit, read 2026-11-23).
 * They are written apart from the adapter's: a limit that is wrong there is found here.
 */

const text = (max: number) => z.string().min(1).max(max);
const visible = (max: number) =>
  text(max).refine((value) => value.trim() !== '', 'must be more than 0 characters');
const id = text(255);
const block = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, block_id: id.optional() });

const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: visible(max), emoji: z.boolean().optional() });
const markup = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: visible(max), verbatim: z.boolean().optional() });
const textObject = (max: number) => z.discriminatedUnion('type', [plainText(max), markup(max)]);

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: text(12_000), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url().max(3_000),
    text: text(12_000).optional(),
    style: style.optional(),
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: text(200).refine((format) => /\{\w+\}/.test(format), 'must hold a token in braces'),
    url: z.url().max(3_000).optional(),
    fallback: text(12_000).optional(),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal('emoji'), name: text(100) }),
  z.strictObject({ type: z.literal('user'), user_id: id }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
]);
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richElement).min(1),
});
const richList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  elements: z.array(richSection).min(1),
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: text(2_000).optional(),
  url: z.url().max(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const option = z.strictObject({
  text: plainText(75),
  value: text(150),
  description: plainText(75).optional(),
});
const hasTwins = (values: readonly string[]) => new Set(values).size < values.length;
const options = (max: number) =>
  z
    .array(option)
    .min(1)
    .max(max)
    .refine((all) => !hasTwins(all.map(({ value }) => value)), 'values must differ');

const inputElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: options(10),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: id,
    options: options(100),
    initial_option: option.optional(),
    placeholder: plainText(150).optional(),
  }),
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    initial_value: z.string().max(3_000).optional(),
    min_length: z.int().min(0).max(3_000).optional(),
    max_length: z.int().min(1).max(3_000).optional(),
    placeholder: plainText(150).optional(),
  }),
]);

const rawText = z.strictObject({ type: z.literal('raw_text'), text: text(10_000) });
const columnSettings = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const blockSchema = z.discriminatedUnion('type', [
  block({ type: z.literal('header'), text: plainText(150) }),
  block({
    type: z.literal('section'),
    text: textObject(3_000),
    fields: z.array(textObject(2_000)).max(10).optional(),
  }),
  block({ type: z.literal('context'), elements: z.array(textObject(2_000)).min(1).max(10) }),
  block({ type: z.literal('divider') }),
  block({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) }),
  block({
    type: z.literal('rich_text'),
    elements: z.array(z.discriminatedUnion('type', [richSection, richList])).min(1),
  }),
  block({
    type: z.literal('table'),
    rows: z.array(z.array(rawText).min(1).max(20)).min(1).max(100),
    column_settings: z.array(columnSettings).max(20).optional(),
  }),
  block({
    type: z.literal('image'),
    image_url: z.url().max(3_000).optional(),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }).optional(),
    alt_text: visible(2_000),
    title: plainText(2_000).optional(),
  }),
]);

/** A field of a modal; messages have none. */
export const inputSchema = block({
  type: z.literal('input'),
  label: plainText(2_000),
  hint: plainText(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

export const viewSchema = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().max(255).optional(),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  private_metadata: z.string().max(3_000).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  external_id: id.optional(),
  blocks: z
    .array(z.union([inputSchema, blockSchema]))
    .min(1)
    .max(100),
});

export type View = z.infer<typeof viewSchema>;
export type InputBlock = z.infer<typeof inputSchema>;
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;
export type RichElement = z.infer<typeof richElement>;
export type ButtonElement = z.infer<typeof button>;
