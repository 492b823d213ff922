import { z } from 'zod';

const textSchema = z.object({ text: z.string() });

/** Buttons, which have to do something. */
const actionsSchema = z.object({
  type: z.literal('actions'),
  block_id: z.string().optional(),
  elements: z.array(
    z.object({
      type: z.literal('button'),
      action_id: z.string(),
      text: textSchema,
      style: z.enum(['primary', 'danger']).optional(),
    }),
  ),
});
export type ActionsBlock = z.infer<typeof actionsSchema>;

const cellSchema = z.union([
  z.object({ type: z.literal('raw_text'), text: z.string() }),
  z.object({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  z.looseObject({ type: z.literal('rich_text') }),
]);
export type TableCell = z.infer<typeof cellSchema>;

/** A table, its first row the headings. */
const tableSchema = z.object({ type: z.literal('table'), rows: z.array(z.array(cellSchema)).min(1) });
export type TableBlock = z.infer<typeof tableSchema>;

/** A picture that was uploaded, which only our server has. */
const imageSchema = z.object({
  type: z.literal('image'),
  slack_file: z.object({ id: z.string() }),
  alt_text: z.string(),
  title: textSchema.optional(),
});
export type ImageBlock = z.infer<typeof imageSchema>;

const optionSchema = z.object({ value: z.string(), text: textSchema, description: textSchema.optional() });

const elementSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('plain_text_input'),
    multiline: z.boolean().optional(),
    max_length: z.number().optional(),
    placeholder: textSchema.optional(),
  }),
  z.object({ type: z.literal('radio_buttons'), options: z.array(optionSchema) }),
  z.object({ type: z.literal('static_select'), options: z.array(optionSchema) }),
]);

/** Something to fill in. */
const inputSchema = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: textSchema,
  hint: textSchema.optional(),
  optional: z.boolean().default(false),
  element: elementSchema,
});
export type InputBlock = z.infer<typeof inputSchema>;

const ownSchema = z.discriminatedUnion('type', [actionsSchema, tableSchema, imageSchema, inputSchema]);
type OwnBlock = z.infer<typeof ownSchema>;

/** A block that is drawn by a component of ours, or one that the library draws. */
export type Drawn = OwnBlock | { type: 'library'; blocks: unknown[] };

const verbatimSchema = z.looseObject({ type: z.literal('mrkdwn'), verbatim: z.literal(true) });

/** `verbatim` keeps Slack from linking by itself; the library takes it for no markup at all. */
function forLibrary(block: unknown): unknown {
  if (Array.isArray(block)) return block.map(forLibrary);
  if (typeof block !== 'object' || block === null) return block;
  const entries = Object.entries(
    verbatimSchema.safeParse(block).success ? { ...block, verbatim: false } : block,
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, forLibrary(value)]));
}

/** Sorts blocks by who draws them; neighbours that the library draws stay together. */
export function sortBlocks(blocks: readonly unknown[]): Drawn[] {
  const drawn: Drawn[] = [];
  for (const block of blocks) {
    const own = ownSchema.safeParse(block).data;
    const last = drawn.at(-1);
    if (own) drawn.push(own);
    else if (last?.type === 'library') last.blocks.push(forLibrary(block));
    else drawn.push({ type: 'library', blocks: [forLibrary(block)] });
  }
  return drawn;
}
