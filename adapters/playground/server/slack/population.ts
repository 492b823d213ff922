import type { Channel, Population } from '../../slack/state';
import { EVERYBODY, PLACES, TEAM } from '../team';

const BOT = { id: 'UOPSADVISOR', name: 'ops-advisor', botId: 'BOPSADVISOR' };
const KINDS = { channel: 'public', private: 'private', group: 'mpim' } as const;
const PREFIX = { channel: 'C', private: 'C', group: 'G' } as const;

/** The team of the playground in a workspace with this id. */
export function slackPopulation(teamId: string): Population {
  return {
    team: { id: teamId, name: 'playground' },
    bot: BOT,
    users: TEAM.map(({ handle, id, isAdmin = false, name, timeZone }) => ({
      id,
      name: handle,
      realName: name,
      tz: timeZone,
      isAdmin,
    })),
    channels: [...places(), ...directs()],
  };
}

function places(): Channel[] {
  return PLACES.map(({ hasAdvisor, key, kind, members = EVERYBODY, name }) => ({
    id: `${PREFIX[kind]}${key.toUpperCase()}`,
    name,
    kind: KINDS[kind],
    members: [...members, ...(hasAdvisor ? [BOT.id] : [])],
  }));
}

function directs(): Channel[] {
  return TEAM.map(({ id }) => ({ id: `D${id}`, name: 'directmessage', kind: 'im', members: [id, BOT.id] }));
}
