import { z } from 'zod';

const id = z
  .string()
  .regex(/^[A-Z0-9]{1,64}$/)
  .nullish();
const something = z.looseObject({});
const named = z.looseObject({ id }).nullish();

const eventSchema = z.looseObject({
  event: z.looseObject({
    type: z.string(),
    channel: z.union([z.string(), something]).optional(),
    item: something.optional(),
  }),
  team_id: id,
  enterprise_id: id,
  authorizations: z.array(z.looseObject({ team_id: id, enterprise_id: id })).nullish(),
});

const commandSchema = z.looseObject({
  event: z.undefined().optional(),
  command: z.string(),
  team_id: id,
  enterprise_id: id,
  response_url: z.string().optional(),
});

const interactionSchema = z.looseObject({
  event: z.undefined().optional(),
  command: z.undefined().optional(),
  type: z.string(),
  user: z.looseObject({ team_id: id }),
  team: named,
  enterprise: named,
  channel: something.optional(),
  actions: z
    .array(z.looseObject({ action_id: z.string(), block_id: z.string() }))
    .min(1)
    .optional(),
  view: z.looseObject({ app_installed_team_id: id }).optional(),
  response_url: z.string().optional(),
  response_urls: z.array(something).optional(),
});

const bodySchema = z.union([eventSchema, commandSchema, interactionSchema]);

/** Whether a body has what Bolt takes for granted in it: it reads on without a look, and fails where something else is there. */
export function isReadable(body: unknown): boolean {
  const { data } = bodySchema.safeParse(body);
  return data !== undefined && !isFormWithoutView(data);
}

function isFormWithoutView(body: z.infer<typeof bodySchema>): boolean {
  return 'type' in body && String(body.type).startsWith('view_') && body.view === undefined;
}
