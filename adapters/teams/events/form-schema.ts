import { z } from 'zod';
import type { Form } from '../../../src/chat/reply';

const yes = z.literal(true).exactOptional();
const text = z.string().max(20_000);

const spanSchema = z.object({
  text,
  bold: yes,
  italic: yes,
  code: yes,
  url: text.exactOptional(),
  at: z.coerce.date().exactOptional(),
});

const choicesSchema = z.object({
  type: z.enum(['choice', 'menu']),
  id: text,
  label: text,
  options: z.array(z.object({ value: text, label: text, detail: text.exactOptional() })).max(100),
  initial: text.exactOptional(),
  optional: yes,
});

const textFieldSchema = z.object({
  type: z.literal('text'),
  id: text,
  label: text,
  hint: text.exactOptional(),
  initial: text.exactOptional(),
  multiline: yes,
  optional: yes,
});

/** A form that comes back with what was filled in. Whoever sends a changed one sees it changed, nobody else does. */
export const formSchema: z.ZodType<Form> = z.object({
  type: z.literal('form'),
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: text,
  submit: text,
  value: z.string().max(1500),
  intro: z.array(z.union([text, z.array(spanSchema)])).max(50),
  fields: z.array(z.discriminatedUnion('type', [choicesSchema, textFieldSchema])).max(50),
});
