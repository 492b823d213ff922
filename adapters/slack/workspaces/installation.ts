import type { Installation } from '@slack/oauth';
import { z } from 'zod';
import type { Identity } from '../events/incoming';
import type { Source } from './clients';

const place = z.object({ id: z.string(), name: z.string().optional() });

/** What is kept of an installation: what the bot needs, and nothing about the person who installed it. */
const installationSchema = z.object({
  isEnterpriseInstall: z.boolean(),
  team: place.optional(),
  enterprise: place.optional(),
  appId: z.string().optional(),
  botName: z.string(),
  bot: z.object({
    id: z.string(),
    userId: z.string(),
    token: z.string(),
    scopes: z.array(z.string()),
    /** With token rotation. */
    refreshToken: z.string().optional(),
    /** In seconds since 1970, with token rotation. */
    expiresAt: z.number().optional(),
  }),
});

export type KeptInstallation = z.infer<typeof installationSchema>;

/** The enterprise of an installation for a whole organisation, else the workspace; undefined where neither is told. */
export function tenantOf({ enterpriseId, isEnterpriseInstall, teamId }: Source): string | undefined {
  return isEnterpriseInstall ? enterpriseId : teamId;
}

/** @throws ZodError where it is not what {@link writeInstallation} wrote */
export function readInstallation(text: string): KeptInstallation {
  return installationSchema.parse(JSON.parse(text));
}

export function writeInstallation(kept: KeptInstallation): string {
  return JSON.stringify(kept);
}

/** @throws ZodError where the installation has no bot, which this app always asks for */
export function keep(installation: Installation, botName: string): KeptInstallation {
  return installationSchema.parse({ isEnterpriseInstall: false, ...installation, botName });
}

/** The installation as Slack's library reads it; the bot's name goes along as metadata, and comes back with it. */
export function unpack({ botName, ...kept }: KeptInstallation): Installation<'v2', boolean> {
  return {
    ...kept,
    user: { id: '', token: undefined, scopes: undefined },
    tokenType: 'bot',
    authVersion: 'v2',
    metadata: botName,
    // The library's types know a workspace without a name only where the field is left out.
  } as Installation<'v2', boolean>;
}

/** Who the bot is where it was installed. */
export function identityIn(tenant: string, { bot, botName }: KeptInstallation): Identity {
  return { tenant, botId: bot.id, botUserId: bot.userId, botName };
}
