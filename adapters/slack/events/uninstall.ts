import { z } from 'zod';
import type { RemovedEvent } from '../../../src/chat/event';

/** These events name no authorisation: it has ended. */
const uninstallSchema = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
  event_id: z.string(),
  event_time: z.number(),
  event: z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }).optional() }),
});

export interface Uninstall {
  /** Whom it may be about, the likeliest first. Which one, their tokens tell. */
  tenants: string[];
  /** What the advisor is told for one of them. */
  removed(tenant: string): RemovedEvent;
}

/**
 * Reads an `app_uninstalled` or `tokens_revoked` event. Undefined where no token of a bot is gone.
 * @throws ZodError where the payload is not what Slack documents
 */
export function readUninstall(body: unknown): Uninstall | undefined {
  const { enterprise_id, event, event_id, event_time, is_enterprise_install, team_id } =
    uninstallSchema.parse(body);
  if (event.tokens !== undefined && event.tokens.bot.length === 0) return undefined;
  const named = is_enterprise_install ? [enterprise_id] : [team_id, enterprise_id];
  return {
    tenants: named.filter((tenant) => tenant !== undefined && tenant !== null),
    removed: (tenant) => ({
      kind: 'removed',
      id: `${tenant}:${event_id}`,
      at: new Date(event_time * 1000),
      conversation: { platform: 'slack', tenant, id: tenant, kind: 'channel', address: {} },
      person: { id: '' },
      private: false,
      from: 'tenant',
    }),
  };
}
