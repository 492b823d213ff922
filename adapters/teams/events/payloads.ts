import { z } from 'zod';
import { formSchema } from './form-schema';

const conversationSchema = z.object({
  id: z.string().min(1).max(1000),
  conversationType: z.enum(['personal', 'groupChat', 'channel']).optional(),
  isGroup: z.boolean().optional(),
  tenantId: z.string().optional(),
});

const accountSchema = z.object({
  id: z.string().min(1).max(500),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
});

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }),
  text: z.string().optional(),
});

const clientInfoSchema = z.object({
  type: z.literal('clientInfo'),
  locale: z.string().optional(),
  timezone: z.string().optional(),
});

/** Of kinds that nobody reads, and what only looks like one that somebody does. */
const otherEntity = z.unknown().transform(() => ({ type: 'other' as const }));

/** What every activity must have before it is looked at any further. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  conversation: z.object({ tenantId: z.string().optional() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const namedSchema = z.object({ id: z.string().min(1).max(500) });

/** What Teams adds to the Bot Framework's activities; what of it cannot be read counts as not said. */
const channelDataSchema = z.object({
  tenant: z.object({ id: z.string() }).optional(),
  team: namedSchema.optional().catch(undefined),
  /** The channel that was chosen when the app was added to a team. */
  settings: z.object({ selectedChannel: namedSchema.optional() }).optional().catch(undefined),
});

/** An activity, as far as it is read. */
export const incomingSchema = z.object({
  type: z.string(),
  id: z.string().min(1).max(500),
  name: z.string().optional(),
  serviceUrl: z.string(),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
  text: z.string().optional(),
  value: z.unknown().optional(),
  from: accountSchema,
  recipient: accountSchema,
  conversation: conversationSchema,
  channelData: channelDataSchema.optional(),
  /** Of an `installationUpdate`. */
  action: z.string().optional().catch(undefined),
  /** Of a `conversationUpdate`. */
  membersAdded: z.array(namedSchema).optional().catch(undefined),
  membersRemoved: z.array(namedSchema).optional().catch(undefined),
  entities: z.array(z.union([mentionSchema, clientInfoSchema, otherEntity])).optional(),
  locale: z.string().optional(),
  localTimezone: z.string().optional(),
});

export type Incoming = z.infer<typeof incomingSchema>;
export type Mention = z.infer<typeof mentionSchema>;
export type ClientInfo = z.infer<typeof clientInfoSchema>;

/** Where to speak again; the part of the SDK's `ConversationReference` that we need, and nothing else. */
export const addressSchema = z.object({
  serviceUrl: z.string(),
  channelId: z.literal('msteams'),
  bot: accountSchema,
  user: accountSchema,
  conversation: conversationSchema,
});

export type Address = z.infer<typeof addressSchema>;

/** A message of ours may be several activities. */
export const messageAddressSchema = z.object({ activityIds: z.array(z.string().min(1)).min(1) });

/** The name under which a button's data travels. */
export const BUTTON_KEY = 'opsAdvisor';

const buttonSchema = z.object({
  action: z.string().regex(/^[a-z0-9-]{1,60}$/),
  value: z.string().max(1500),
});

/** What a button of ours carries. */
export const buttonDataSchema = z.object({ [BUTTON_KEY]: buttonSchema });

/** Before a field's id among the inputs of a dialog, which share one object with the data of its button. */
export const FIELD_PREFIX = 'field-';

/** Longest text that can be asked again. */
export const ASKED_AGAIN_CHARACTERS = 4_000;

/** What an "Open" button carries: what was said when a form was to open, and could not yet. */
export const askedAgainSchema = z.object({
  [BUTTON_KEY]: z.object({
    again: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('message'), text: z.string().max(ASKED_AGAIN_CHARACTERS) }),
      z.object({
        kind: z.literal('command'),
        command: z.enum(['ask', 'compare', 'survey', 'tips', 'help']),
        text: z.string().max(ASKED_AGAIN_CHARACTERS),
      }),
    ]),
  }),
});

/** What the button of a dialog carries, with the inputs around it. */
export const filledFormSchema = z.looseObject({ [BUTTON_KEY]: z.object({ form: formSchema }) });

/** The value of a `task/fetch` or `task/submit` invoke. */
export const taskSchema = z.object({ data: z.unknown() });

/** The value of an `adaptiveCard/action` invoke. */
export const cardActionSchema = z.object({ action: z.object({ data: buttonDataSchema }) });

/** The same, where a card asks for its current state. */
export const cardRefreshSchema = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    data: z.object({ [BUTTON_KEY]: z.object({ refresh: buttonSchema }) }),
  }),
});

/** A `composeExtension/query` invoke: what somebody types into the search of our message extension. */
export const querySchema = z.object({
  type: z.literal('invoke'),
  name: z.literal('composeExtension/query'),
  conversation: z.object({ tenantId: z.string().optional() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
  value: z.object({
    commandId: z.string(),
    parameters: z
      .array(z.object({ name: z.string(), value: z.unknown() }))
      .max(20)
      .default([]),
    queryOptions: z
      .object({ skip: z.int().min(0).default(0), count: z.int().min(0).default(25) })
      .default({ skip: 0, count: 25 }),
  }),
});
