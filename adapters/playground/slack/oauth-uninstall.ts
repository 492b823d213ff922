import { randomUUID } from 'node:crypto';
import type { InstallPlace, OAuthApp } from './oauth-app';

/** What an app is told where it was removed: no authorisation is named any more, for there is none. */
export function removalBodies({ id: appId }: OAuthApp, place: InstallPlace, now: Date): object[] {
  const events = [
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { oauth: [], bot: [place.bot.id] } },
  ];
  return events.map((event) => ({
    token: 'not-used',
    ...whose(place),
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(now.getTime() / 1000),
  }));
}

function whose({ enterprise, id, kind }: InstallPlace): object {
  if (kind === 'organisation') return { team_id: null, enterprise_id: id, is_enterprise_install: true };
  return { team_id: id, ...(enterprise !== undefined && { enterprise_id: enterprise.id }) };
}
