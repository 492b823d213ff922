import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../../src/chat/log';
import { errorCode } from '../errors';
import { retryWhenRefused, type Wait } from '../send/retry';

const profileSchema = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    tz: z.string().nullish(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    enterprise_user: z
      .object({ is_admin: z.boolean().default(false), is_owner: z.boolean().default(false) })
      .optional(),
  }),
});
type Profile = z.infer<typeof profileSchema>['user'];

const REMEMBERED_MS = 5 * 60_000;
const REMEMBERED_PEOPLE = 10_000;

export interface Profiles {
  /** Asked afresh each time: rights may have been taken away. */
  isAdmin(user: string): Promise<boolean>;
  /** The full name, or the short one. */
  name(user: string): Promise<string | undefined>;
  /** Remembered for minutes. */
  timeZone(user: string): Promise<string | undefined>;
}

interface ProfilesOptions {
  client: WebClient;
  wait: Wait;
  log: Log;
  now: () => Date;
}

/** What Slack tells of people. Where it does not, nothing is known; that is no failure. */
export function createProfiles({ client, log, now, wait }: ProfilesOptions): Profiles {
  const zones = new Map<string, { zone: string | undefined; until: number }>();

  async function ask(user: string): Promise<Profile | undefined> {
    try {
      const info = await retryWhenRefused(() => client.users.info({ user }), { wait, patient: true });
      return profileSchema.parse(info).user;
    } catch (error) {
      log.warn({ reason: errorCode(error) }, 'Slack does not tell about a person');
      return undefined;
    }
  }

  function remember(user: string, zone: string | undefined): void {
    zones.delete(user);
    zones.set(user, { zone, until: now().getTime() + REMEMBERED_MS });
    const [oldest] = zones.keys();
    if (zones.size > REMEMBERED_PEOPLE && oldest !== undefined) zones.delete(oldest);
  }

  return {
    async isAdmin(user) {
      const profile = await ask(user);
      const runs = (rights?: { is_admin: boolean; is_owner: boolean }) =>
        rights?.is_admin || rights?.is_owner;
      return runs(profile) || runs(profile?.enterprise_user) || false;
    },
    async name(user) {
      const { name, real_name: full } = (await ask(user)) ?? {};
      return full === undefined || full.trim() === '' ? name : full;
    },
    async timeZone(user) {
      const known = zones.get(user);
      if (known !== undefined && known.until > now().getTime()) return known.zone;
      const profile = await ask(user);
      const zone = profile?.tz ?? undefined;
      if (profile !== undefined) remember(user, zone);
      return zone;
    },
  };
}
