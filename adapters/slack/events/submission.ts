import { createHash } from 'node:crypto';
import type { FormEvent } from '../../../src/chat/event';
import type { Respond } from '../answer/answer';
import { INPUT } from '../render/form-view';
import { readOrigin } from './form-origin';
import type { Identity, Incoming } from './incoming';
import { submissionSchema } from './payloads';

export interface Submission extends Incoming {
  event: FormEvent;
  /** The labels of the fields, by their ids, in the form's order. */
  labels: ReadonlyMap<string, string>;
  /** Answers at the `response_url` that the form took along. */
  respond?: Respond;
}

/**
 * Reads a form that was sent. Undefined where it comes from another tenant: the token would not fit.
 * @throws ZodError or SyntaxError where the payload is not what Slack documents or what the form took along
 */
export function readSubmission(body: unknown, me: Identity, at: Date): Submission | undefined {
  const submission = submissionSchema.parse(body);
  const { user, view } = submission;
  if (tenantOf(submission) !== me.tenant) return undefined;
  const { origin, value } = readOrigin(view.private_metadata);
  const { address, atHome, kind, respondAt, thread } = origin;
  const fields = readFields(view.state.values);
  return {
    event: {
      kind: 'form',
      id: `${me.tenant}:${view.id}:${view.hash}:${digest(fields)}`,
      at,
      conversation: {
        platform: 'slack',
        tenant: me.tenant,
        id: address.channel,
        kind,
        address,
        ...(thread !== undefined && { thread }),
      },
      person: { id: user.id },
      private: origin.private,
      form: view.callback_id,
      value,
      fields,
    },
    address,
    ...(atHome !== undefined && { atHome }),
    ...(respondAt !== undefined && { respondAt }),
    labels: new Map(
      view.blocks.flatMap((block) => (block.label ? [[block.block_id, block.label.text]] : [])),
    ),
  };
}

type Body = ReturnType<typeof submissionSchema.parse>;

/** The signed payload says who it is from; nothing that a form took along does. */
function tenantOf({ enterprise, is_enterprise_install, team, view }: Body): string | undefined {
  return is_enterprise_install ? enterprise?.id : (view.app_installed_team_id ?? team?.id);
}

function readFields(values: Body['view']['state']['values']): Record<string, string> {
  const filled = Object.entries(values).map(([id, inputs]) => {
    const input = inputs[INPUT];
    return [id, input?.selected_option?.value ?? input?.value ?? ''] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** A form that was sent back keeps its view and hash: what is in it then tells one try from the next. */
function digest(fields: Record<string, string>): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
}
