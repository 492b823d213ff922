import type { PageConversation } from '../../page-protocol';
import type { Chat } from '../../teams/chat';
import type { TeamsTenant } from '../../teams/start-teams-tenant';
import { EVERYBODY, memberById, PLACES, TEAM, type TeamPlace } from '../team';

/** A conversation of the playground in Teams. */
export interface TeamsPlace {
  chat: Chat;
  onPage: PageConversation;
}

const TYPES = { channel: 'channel', private: 'channel', group: 'groupChat' } as const;

/** Lets the team of the playground into a tenant. */
export function populateTeams(tenant: TeamsTenant): ReadonlyMap<string, TeamsPlace> {
  const places = [
    ...PLACES.map((place) => openPlace(tenant, place)),
    ...TEAM.map(({ id }) => openDirect(tenant, id)),
  ];
  for (const { onPage } of places) tenant.state.roster.set(onPage.id, onPage.members.map(accountOf));
  return new Map(places.map((place) => [place.onPage.id, place]));
}

function openPlace(tenant: TeamsTenant, place: TeamPlace): TeamsPlace {
  const { hasAdvisor, key, kind, members = EVERYBODY, name } = place;
  const type = TYPES[kind];
  const id = `19:${key}@thread.${type === 'channel' ? 'tacv2' : 'v2'}`;
  const chat = tenant.conversation({ type, id, name, closed: !hasAdvisor });
  return { chat, onPage: { id, name, kind, members: [...members], hasAdvisor } };
}

/** The same id that the Bot Connector gives where the bot opens the chat. */
function openDirect(tenant: TeamsTenant, person: string): TeamsPlace {
  const id = `a:direct-${person}`;
  const { name } = memberById(person);
  const chat = tenant.conversation({ type: 'personal', id, name });
  return { chat, onPage: { id, name, kind: 'direct', members: [person], hasAdvisor: true } };
}

function accountOf(person: string): { id: string; name: string; aadObjectId: string } {
  return { id: `29:${person}`, name: memberById(person).name, aadObjectId: person };
}
