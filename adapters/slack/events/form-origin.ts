import { z } from 'zod';
import type { Incoming } from './incoming';
import { addressSchema } from './payloads';

/** Where a form was asked for: its answer belongs there. */
const originSchema = z.object({
  address: addressSchema,
  kind: z.enum(['direct', 'group', 'channel']),
  /** Whether only the one who asked sees what is said. */
  private: z.boolean(),
  /** The thread that the conversation is in, which need not be where replies go. */
  thread: z.string().optional(),
  /** It was asked for on the Home tab. */
  atHome: z.boolean().optional(),
  respondAt: z.url().optional(),
});

export type FormOrigin = z.infer<typeof originSchema>;

export function originOf({ atHome, event, respondAt }: Incoming): FormOrigin {
  const { conversation, private: isPrivate } = event;
  const { kind, thread } = conversation;
  const address = addressSchema.parse(conversation.address);
  return {
    ...{ address, kind, private: isPrivate },
    ...(thread !== undefined && { thread }),
    ...(atHome && { atHome }),
    ...(respondAt !== undefined && { respondAt }),
  };
}

/**
 * What a modal carries along as its private_metadata. The form's value stands as it is, behind the first line: inside
 * JSON it could grow beyond what Slack takes. No tenant is written here, for that is only believed from Slack.
 */
export function writeOrigin(origin: FormOrigin, value: string): string {
  return `${JSON.stringify(origin)}\n${value}`;
}

/** @throws ZodError or SyntaxError where it is not what {@link writeOrigin} wrote */
export function readOrigin(metadata: string): { origin: FormOrigin; value: string } {
  const end = metadata.indexOf('\n');
  const origin = originSchema.parse(JSON.parse(end < 0 ? metadata : metadata.slice(0, end)));
  return { origin, value: end < 0 ? '' : metadata.slice(end + 1) };
}
